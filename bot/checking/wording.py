"""Fixed formulations: right to the letter, and right for the date of the document."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.checking.evidence import Evidence
from bot.checking.passages import SIGNOFF, Flaw, Passage, flaw
from bot.domain.draft import Severity
from bot.reading.kinds import Kind
from bot.reading.national import Formulation, National
from bot.reading.wording import Wording

LEVELS = {"必改": Severity.MUST_FIX, "疑似": Severity.SUSPECT, "提示": Severity.HINT}
# Marks that may stand or be missing inside a formulation.
_SILENT = set("“”‘’\"'「」、，,《》 　")
_SHORTEST = 6
_NUMERAL = "[一二两三四五六七八九十]"


@dataclass(frozen=True)
class _Piece:
    """A stretch of a formulation, by which near misses are found."""

    text: str
    offset: int
    form: Formulation


@dataclass(frozen=True)
class _Index:
    pieces: dict[str, tuple[_Piece, ...]]
    right: frozenset[str]
    numbered: tuple[tuple[str, re.Pattern[str]], ...]


def wrong_wording(passages: Sequence[Passage], words: Wording, evidence: Evidence, written: date) -> Iterator[Flaw]:
    """Misquoted, outdated and premature formulations, and wordings that a rule forbids."""
    index = _index(words.national)
    for passage in passages:
        if passage.section != SIGNOFF:
            yield from _misquoted(passage, index, evidence)
            yield from _by_rule(passage, words.national, evidence, written)
            yield from _miscounted(passage, index, words, evidence)
            yield from _out_of_date(passage, words.national, written)


def _by_rule(passage: Passage, national: National, evidence: Evidence, written: date) -> Iterator[Flaw]:
    for rule in national.rules:
        if (rule.since and written < rule.since) or (rule.until and written > rule.until):
            continue
        for match in rule.pattern.finditer(passage.text):
            if rule.level != "必改" and evidence.holds(match.group()):
                continue
            low, _ = passage.clause(match.start(), match.end())
            start = max(low, match.start() - 3)
            yield flaw(passage, start, match.end(), "formulation", LEVELS[rule.level], rule.why, rule.suggest)


@lru_cache(maxsize=4)
def _index(national: National) -> _Index:
    pieces: dict[str, list[_Piece]] = {}
    right = {_plain(name)[0] for form in national.formulations for name in (form.form, *form.also)}
    for form in national.formulations:
        text = _plain(form.form)[0]
        count = 3 if len(text) >= 9 else 2
        size = -(-len(text) // count)
        for at in range(0, len(text) if len(text) >= _SHORTEST else 0, size):
            piece = _Piece(text[at : at + size], at, form)
            pieces.setdefault(piece.text[:2], []).append(piece)
    numbered = tuple(
        (name, re.compile(re.sub(_NUMERAL, lambda match: f"{_NUMERAL}", name))) for name in national.numbered
    )
    return _Index({key: tuple(value) for key, value in pieces.items()}, frozenset(right), numbered)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text without silent marks, and the place of each of its characters."""
    places = [at for at, char in enumerate(text) if char not in _SILENT]
    return "".join(text[at] for at in places), places


def _misquoted(passage: Passage, index: _Index, evidence: Evidence) -> Iterator[Flaw]:
    """One wrong word inside a formulation: one character, or two side by side in a long one."""
    text, places = _plain(passage.text)
    seen: set[tuple[int, str]] = set()
    for at in range(len(text) - 1):
        for piece in index.pieces.get(text[at : at + 2], ()):
            start = at - piece.offset
            if not text.startswith(piece.text, at) or start < 0 or (start, piece.form.form) in seen:
                continue
            seen.add((start, piece.form.form))
            form = _plain(piece.form.form)[0]
            window = text[start : start + len(form)]
            if (
                _is_misquote(window, form, index)
                and window not in evidence.flat
                and not _inside_right(text, start, len(form), index)
            ):
                first, last = places[start], places[start + len(form) - 1]
                low = first + max(0, _first_difference(window, form) - 6)
                says = f"固定表述为“{piece.form.form}”，这里有字不同，请核对（{piece.form.source}）。"
                moved = sorted(window) == sorted(form)  # an order of its own is seen in good papers, too
                severity = Severity.SUSPECT if moved else LEVELS[piece.form.level]
                yield flaw(passage, low, last + 1, "formulation", severity, says, piece.form.form)


def _first_difference(window: str, form: str) -> int:
    return next(at for at, (one, other) in enumerate(zip(window, form, strict=True)) if one != other)


def _is_misquote(window: str, form: str, index: _Index) -> bool:
    """Substitutions, or two words changed about; an inserted word or another mark is no misquotation."""
    if (
        len(window) != len(form)
        or window == form
        or window in index.right
        or any(char in "。；：！？\n（）" for char in window)
    ):
        return False
    if len(form) >= 8 and sorted(window) == sorted(form):
        return True
    wrong = [at for at, (one, other) in enumerate(zip(window, form, strict=True)) if one != other]
    last = len(form) - 1
    if wrong[0] == 0:
        return False
    if wrong[-1] == last:
        return (len(wrong) == 1 and len(form) >= 7) or (wrong == [last - 1, last] and len(form) >= 14)
    if len(wrong) == 1:
        return True
    if len(wrong) == 2 and len(form) >= 9:
        return wrong[1] - wrong[0] == 1 or len(form) >= 12
    return len(wrong) == 3 and len(form) >= 12


def _inside_right(text: str, start: int, length: int, index: _Index) -> bool:
    """Does the window lie inside a longer phrase that is right?"""
    around = text[max(0, start - 12) : start + length + 12]
    window = text[start : start + length]
    return any(window in right and right in around for right in index.right)


def _miscounted(passage: Passage, index: _Index, words: Wording, evidence: Evidence) -> Iterator[Flaw]:
    """三审二校 for 三审三校: a numeral of a fixed phrase changed, and the result is no phrase of its own."""
    text, places = _plain(passage.text)
    for name, pattern in index.numbered:
        for match in pattern.finditer(text):
            found = match.group()
            if found == name or found in words.known_phrases or found in evidence.flat or words.fixed.fullmatch(found):
                continue
            says = f"固定表述为“{name}”，这里写成了“{found}”，请核对。"
            yield flaw(
                passage,
                places[match.start()],
                places[match.end() - 1] + 1,
                "formulation",
                Severity.MUST_FIX,
                says,
                name,
            )


def _out_of_date(passage: Passage, national: National, written: date) -> Iterator[Flaw]:
    quoted = [(one.start, one.end) for one in passage.specifics if one.kind is Kind.TITLE]
    text, places = _plain(passage.text)
    for form in national.formulations:
        if not (early := form.since and written < form.since) and not (form.until and written > form.until):
            continue
        for match in re.finditer(re.escape(_plain(form.form)[0]), text):
            start, end = places[match.start()], places[match.end() - 1] + 1
            if any(low <= start < high for low, high in quoted):
                continue
            if early:
                says = f"“{form.form}”{form.since:%Y年%-m月}才提出，成文时还没有这一表述（{form.source}）。"
            else:
                says = f"“{form.form}”已是过去的表述" + (f"，现在写作“{form.now}”" if form.now else "") + "。"
            yield flaw(passage, start, end, "outdated", LEVELS[form.level], says, form.now)
