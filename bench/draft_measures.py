"""What a draft is worth beside the facts of its case: how much it tells, in its place, and what it tells that nobody said."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.checking import check
from bot.domain.draft import Draft, Severity
from bot.domain.facts import Note
from bot.domain.genre import Brief, Role
from bot.drafting.genres import genre_named, load_genres
from bot.drafting.speech import spoken_words
from bot.drafting.telling import MARK
from bot.drafting.tracing import normals, sentences_of
from bot.one_run import read_notes, sheet_of
from bot.reading.specifics import specifics
from bot.reading.titles import squeezed
from bot.reading.wording import load_wording

EXAMPLE = Path(__file__).parents[1] / "docs" / "example-notes.txt"
HIGHER_IS_BETTER = ("recall", "placed")
LOWER_IS_BETTER = ("strangers", "foreign", "spoken", "must fix", "suspect")
_TITLE = re.compile(r"《[^》\n]{2,40}》")


@dataclass(frozen=True)
class Case:
    """`tokens`: (what must stand in the draft in one of these forms, the roles of the sections it may stand in).
    `foreign`: words of other units, which must not stand there."""

    name: str
    brief: Brief
    notes: tuple[Note, ...]
    tokens: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    foreign: tuple[str, ...] = ()


def cases_in(folder: Path) -> Iterator[Case]:
    """Cases of a folder: each a folder with facts.txt and case.json."""
    for path in sorted(folder.glob("*/case.json")):
        told = json.loads(path.read_text("utf-8"))
        brief = Brief(told["unit"], int(told["year"]), genre_named(told["genre"], load_genres()))
        tokens = tuple(
            ((token, *fact.get("accept", {}).get(token, ())), frozenset(fact.get("roles", ())))
            for fact in told["facts"]
            for token in fact.get("must", ())
        )
        notes = read_notes([path.parent / "facts.txt"])
        yield Case(path.parent.name, brief, notes, tokens, tuple(told.get("foreign", ())))


def example() -> Case:
    """The example notes of docs/, whose facts are those that are read from them."""
    brief = Brief("霖溪新区水务局", 2025, load_genres()["annual_report"])
    notes = read_notes([EXAMPLE])
    facts = sheet_of(brief, notes).standing()
    tokens = tuple(((one.quote,), frozenset[str]()) for fact in facts for one in specifics(fact.text, load_wording()))
    return Case("example", brief, notes, tokens)


def measures(draft: Draft, case: Case) -> dict[str, Any]:
    """Each by its name in the table."""
    texts: dict[str, str] = {}
    for section in draft.sections:
        texts[section.role.value] = f"{texts.get(section.role.value, '')}\n{section.heading}\n{section.text}"
    whole = "\n".join([draft.title, *texts.values(), draft.signoff_unit or "", draft.signoff_date or ""])
    told, placed = _told(case, texts, whole)
    severities = [one.severity for one in check(draft, load_wording())]
    sentences = [one for one in sentences_of(MARK.sub("", "\n".join(texts.values()))) if len(squeezed(one)) > 5]
    return {
        "recall": told / max(1, len(case.tokens)),
        "placed": placed / max(1, told),
        "strangers": strangers(draft, case),
        "foreign": sum(squeezed(word) in squeezed(whole) for word in case.foreign),
        "spoken": sum(map(len, map(spoken_words, sentences))),
        "sentence": sum(map(len, sentences)) / max(1, len(sentences)),
        "must fix": severities.count(Severity.MUST_FIX),
        "suspect": severities.count(Severity.SUSPECT),
        "characters": len(whole),
    }


def worse(mine: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Measures in which a draft does worse than another of the same case."""
    return [
        *(name for name in HIGHER_IS_BETTER if mine[name] < other[name]),
        *(name for name in LOWER_IS_BETTER if mine[name] > other[name]),
    ]


def strangers(draft: Draft, case: Case) -> int:
    """Figures and 《titles》 of the draft, but for those left open, that stand nowhere in the notes."""
    words = load_wording()
    given = [*(note.text for note in case.notes), *(f"{one.label}，{one.text}" for one in draft.sheet.facts)]
    known = {one.figure.value for text in given for one in specifics(text, words) if one.figure}
    text = MARK.sub("", "\n".join(one.text for one in draft.sections if one.role is not Role.PREFACE))
    figures = {one.figure.value for one in specifics(text, words) if one.figure} - known
    titles = {title for title in _TITLE.findall(text) if squeezed(title) not in squeezed("".join(given))}
    return len(figures) + len(titles)


def _told(case: Case, texts: dict[str, str], whole: str) -> tuple[int, int]:
    """How many of the tokens stand in the draft, and how many of them in a part that they belong to."""
    words = load_wording()
    has = {role: normals(text, words) for role, text in {**texts, "": whole}.items()}
    held = [(forms, roles) for forms, roles in case.tokens if carries(forms, whole, has[""])]
    placed = [
        forms
        for forms, roles in held
        if not roles or any(carries(forms, texts[role], has[role]) for role in {*roles, Role.PREFACE} if role in texts)
    ]
    return len(held), len(placed)


def carries(forms: Sequence[str], text: str, has: frozenset[str]) -> bool:
    """Whether one of the forms stands in a text, in its own spelling or in another of the same value."""
    flat = squeezed(text)
    return any(squeezed(form) in flat for form in forms) or (
        bool(own := normals(forms[0], load_wording())) and own <= has
    )
