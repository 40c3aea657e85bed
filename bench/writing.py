"""Which model writes best: whole drafts of cases by the model that is set, before and after the guard.

    SHUFA_MODEL=… OPENAI_BASE_URL=… OPENAI_API_KEY=… uv run python -m bench.writing --cases FOLDER
    uv run python -m bench.writing --cases FOLDER --scripted careless     a model that lies and leaves out

A case is a folder with facts.txt and case.json: {unit, year, genre, facts: [{id, must: [token], accept: {token: [form]},
roles: [role]}]}. Without --cases the example notes of docs/ are one, whose facts are those that are read from them.
"""

import argparse
import contextlib
import json
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench.scripted_sections import answering, careless, faithful
from bench.scripted_server import ScriptedServer
from bot.adapters.model_shelf import open_models
from bot.adapters.requests_sql import SqlRequests
from bot.checking import check
from bot.compose import DATABASE, now, read_settings
from bot.domain.draft import Author, Draft, Severity
from bot.domain.facts import Note
from bot.domain.genre import Brief, Role
from bot.domain.model import Model, Prompt
from bot.drafting.genres import genre_named, load_genres
from bot.drafting.model_text import plain_text
from bot.drafting.telling import MARK
from bot.drafting.tracing import normals
from bot.errors import BadInput, BotError
from bot.one_run import read_notes, sheet_of, written_from_notes
from bot.reading.specifics import specifics
from bot.reading.titles import squeezed
from bot.reading.wording import load_wording

EXAMPLE = Path(__file__).parents[1] / "docs" / "example-notes.txt"
HEADING = re.compile(r"^现在写的一章：(.*)$", re.MULTILINE)
SCRIPTS = {"faithful": faithful, "careless": careless}


@dataclass(frozen=True)
class Case:
    """`tokens`: (what must stand in the draft in one of these forms, the roles of the sections it may stand in)."""

    name: str
    brief: Brief
    notes: tuple[Note, ...]
    tokens: tuple[tuple[tuple[str, ...], frozenset[str]], ...]


@dataclass
class Recording:
    """A model that keeps what was asked and answered. `name`, `outside`: the model's own."""

    model: Model
    told: list[tuple[Prompt, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def outside(self) -> bool:
        return self.model.outside

    def stream(self, prompt: Prompt) -> Iterator[str]:
        said: list[str] = []
        try:
            for piece in self.model.stream(prompt):
                said.append(piece)
                yield piece
        finally:
            self.told.append((prompt, "".join(said)))


def cases_in(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("*/case.json")):
        told = json.loads(path.read_text("utf-8"))
        brief = Brief(told["unit"], int(told["year"]), genre_named(told["genre"], load_genres()))
        tokens = tuple(
            ((token, *fact.get("accept", {}).get(token, ())), frozenset(fact.get("roles", ())))
            for fact in told["facts"]
            for token in fact.get("must", ())
        )
        yield Case(path.parent.name, brief, read_notes([path.parent / "facts.txt"]), tokens)


def example() -> Case:
    brief = Brief("霖溪新区水务局", 2025, load_genres()["annual_report"])
    notes = read_notes([EXAMPLE])
    facts = sheet_of(brief, notes).standing()
    tokens = tuple(((one.quote,), frozenset[str]()) for fact in facts for one in specifics(fact.text, load_wording()))
    return Case("example", brief, notes, tokens)


def carries(forms: tuple[str, ...], text: str, has: frozenset[str]) -> bool:
    """Whether one of the forms stands in a text, in its own spelling or in another of the same value."""
    flat = squeezed(text)
    return any(squeezed(form) in flat for form in forms) or (
        bool(own := normals(forms[0], load_wording())) and own <= has
    )


def measured(case: Case, model: Model, requests: Callable[[], list[dict[str, Any]]]) -> dict[str, Any]:
    """One line of the table."""
    recording, words = Recording(model), load_wording()
    before_tokens, began = _tokens(requests()), time.monotonic()
    done = written_from_notes(case.brief, case.notes, model=recording)
    seconds = time.monotonic() - began
    draft, raw = done.draft, raw_draft(done.draft, recording)
    texts: dict[str, str] = {}
    for section in draft.sections:
        texts[section.role.value] = f"{texts.get(section.role.value, '')}\n{section.heading}\n{section.text}"
    whole = "\n".join([draft.title, *texts.values(), draft.signoff_unit or "", draft.signoff_date or ""])
    has = {role: normals(text, words) for role, text in {**texts, "": whole}.items()}
    held = [(forms, roles) for forms, roles in case.tokens if carries(forms, whole, has[""])]
    placed = [
        forms
        for forms, roles in held
        if not roles or any(carries(forms, texts[role], has[role]) for role in {*roles, Role.PREFACE} if role in texts)
    ]
    return {
        "case": case.name,
        "recall": len(held) / max(1, len(case.tokens)),
        "placed": len(placed) / max(1, len(held)),
        "strangers": strangers(draft, case),
        "before": found(raw),
        "after": found(draft),
        "by model": f"{sum(one.author is Author.MODEL for one in draft.sections)}/{len(draft.sections)}",
        "seconds": seconds,
        "characters": len(whole),
        "requests": len(recording.told),
        "tokens": _tokens(requests()) - before_tokens,
    }


def raw_draft(draft: Draft, recording: Recording) -> Draft:
    """The draft with what the model wrote at first, unguarded."""
    said = {
        match[1]: plain_text(text)
        for prompt, text in recording.told
        if (match := HEADING.search(prompt.user)) and prompt.name == "write_section"
    }
    raw = (
        replace(one, text=said.get(re.sub(r"^[一二三四五六七八九十]+、", "", one.heading), one.text))
        for one in draft.sections
    )
    return replace(draft, sections=tuple(raw))


def found(draft: Draft) -> str:
    """Findings 必改 + 疑似 of the rules."""
    counts = [one.severity for one in check(draft, load_wording())]
    return f"{counts.count(Severity.MUST_FIX)}+{counts.count(Severity.SUSPECT)}"


def strangers(draft: Draft, case: Case) -> int:
    """Figures of the draft, but for those left open, whose value stands nowhere in the notes."""
    words = load_wording()
    given = [*(note.text for note in case.notes), *(f"{one.label}，{one.text}" for one in draft.sheet.facts)]
    known = {one.figure.value for text in given for one in specifics(text, words) if one.figure}
    text = MARK.sub("", "\n".join(one.text for one in draft.sections if one.role is not Role.PREFACE))
    return len({one.figure.value for one in specifics(text, words) if one.figure} - known)


def _tokens(requests: list[dict[str, Any]]) -> int:
    return sum((one.get("tokens_in") or 0) + (one.get("tokens_out") or 0) for one in requests)


def show(rows: list[dict[str, Any]]) -> None:
    heads = list(rows[0])
    lines = [
        heads,
        *([f"{value:.3f}" if isinstance(value, float) else str(value) for value in row.values()] for row in rows),
    ]
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, help="案例的文件夹")
    parser.add_argument("--scripted", choices=SCRIPTS)
    arguments = parser.parse_args()
    cases = list(cases_in(arguments.cases)) if arguments.cases else [example()]
    with contextlib.ExitStack() as stack:
        data_dir = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        settings = read_settings().model_copy(update={"data_dir": data_dir})
        if arguments.scripted:
            server = stack.enter_context(ScriptedServer(answer=answering(SCRIPTS[arguments.scripted])))
            settings = settings.model_copy(update={"model": "scripted", "openai_base_url": server.url})
        record = SqlRequests(data_dir / DATABASE)
        model = open_models(settings, record, now).model_for()
        if model is None:
            raise BadInput("还没有设置模型：先设好 SHUFA_MODEL、OPENAI_BASE_URL，或者用 --scripted。")
        print(f"模型 {model.name}")
        show([measured(case, model, lambda: record.all(10_000)) for case in cases])


if __name__ == "__main__":
    try:
        main()
    except BotError as error:
        raise SystemExit(str(error)) from error
