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
from bot.reading.words import is_word, words_of_text

LEVELS = {"必改": Severity.MUST_FIX, "疑似": Severity.SUSPECT, "提示": Severity.HINT}
# Marks that may stand or be missing inside a formulation.
_SILENT = set("“”‘’\"'「」、，,《》 　")
_SHORTEST = 6
_LONG = 8
"""Characters from which a formulation is so much its own that a lost or added character is a slip."""
_LOOSE = set("的和与及之地得了是着等")
"""Characters that people put in and leave out."""
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
    """One wrong word inside a formulation: characters changed, moved, lost or added."""
    text, places = _plain(passage.text)
    seen: set[tuple[int, str]] = set()
    for at in range(len(text) - 1):
        for piece in index.pieces.get(text[at : at + 2], ()):
            start = at - piece.offset
            if not text.startswith(piece.text, at) or (start, piece.form.form) in seen:
                continue
            seen.add((start, piece.form.form))
            slip = _changed(text, start, piece, index) or _lost_or_added(text, at, piece)
            if slip is None or text[slip.start : slip.end] in evidence.flat or _inside_right(text, slip, index):
                continue
            low = places[slip.start] + max(0, slip.at - 6)
            says = f"固定表述为“{piece.form.form}”，这里有字不同，请核对（{piece.form.source}）。"
            severity = Severity.SUSPECT if slip.moved else LEVELS[piece.form.level]
            yield flaw(passage, low, places[slip.end - 1] + 1, "formulation", severity, says, piece.form.form)


@dataclass(frozen=True)
class _Slip:
    """A misquotation in the plain text: its place [start, end), the first wrong character counted from `start`."""

    start: int
    end: int
    at: int
    moved: bool = False
    """The same characters in another order: an order of its own is seen in good papers, too."""


def _changed(text: str, start: int, piece: _Piece, index: _Index) -> _Slip | None:
    form = _plain(piece.form.form)[0]
    window = text[max(start, 0) : start + len(form)] if start >= 0 else ""
    if not _is_misquote(window, form, index):
        return None
    first = next(at for at, (one, other) in enumerate(zip(window, form, strict=True)) if one != other)
    if first == 0 and is_word(text[max(start - 1, 0) : start + 1]):
        return None  # 坚持用法治思维 …: the character ends a word of the sentence's own
    return _Slip(start, start + len(form), first, sorted(window) == sorted(form))


def _lost_or_added(text: str, at: int, piece: _Piece) -> _Slip | None:
    """One character of a word lost or one put into a word; behind or before the piece that stands there whole."""
    form = _plain(piece.form.form)[0]
    if len(form) < _LONG:
        return None
    after = piece.offset + len(piece.text)
    start = at - piece.offset
    if start >= 0 and text.startswith(form[: piece.offset], start):
        behind = _one_off(form[after:], text[at + len(piece.text) : at + len(piece.text) + len(form) - after + 1])
        if behind and _tears_a_word(form, after + behind.place, behind):
            return _Slip(start, start + len(form) + behind.more, after + behind.place)
    before = text[max(0, at - piece.offset - 1) : at]
    if text.startswith(form[after:], at + len(piece.text)):
        ahead = _one_off(form[: piece.offset][::-1], before[::-1])
        place = piece.offset - 1 - ahead.place if ahead else 0
        if ahead and _tears_a_word(form, place + (1 if ahead.more > 0 else 0), ahead):
            return _Slip(start - ahead.more, start + len(form), place)
    return None


@dataclass(frozen=True)
class _OneOff:
    """`place`: characters that agree before the one lost (`more` = -1) or added (`more` = 1)."""

    place: int
    more: int
    char: str


def _one_off(right: str, text: str) -> _OneOff | None:
    """Is `right` at the head of `text` but for one character lost or added, with agreement on both sides?"""
    same = next((at for at, (one, other) in enumerate(zip(right, text, strict=False)) if one != other), None)
    if same is None:
        return None
    if len(right) - same > 1 and text.startswith(right[same + 1 :], same):
        return _OneOff(same, -1, right[same])
    if text.startswith(right[same:], same + 1):
        return _OneOff(same, 1, text[same])
    return None


def _tears_a_word(form: str, place: int, slip: _OneOff) -> bool:
    """Does the character lost or added belong inside a word? Whole words put in or left out are another's style."""
    if slip.char in _LOOSE or not "\u4e00" <= slip.char <= "\u9fff":
        return False
    at = 0
    for word in words_of_text(form):
        inside = at < place < at + len(word) if slip.more > 0 else at <= place < at + len(word) and len(word) > 1
        if inside:
            return True
        at += len(word)
    return False


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
        # 推动 for 推进 opens many a sentence of its own; what is no word at all is a slip.
        return wrong == [0] and len(form) >= _LONG and not is_word(window[:2]) and not is_word(window[:3])
    if wrong[-1] == last:
        return (len(wrong) == 1 and len(form) >= 7) or (wrong == [last - 1, last] and len(form) >= 14)
    if len(wrong) == 1:
        return True
    if len(wrong) == 2 and len(form) >= 9:
        return wrong[1] - wrong[0] == 1 or len(form) >= 12
    return len(wrong) == 3 and len(form) >= 12


def _inside_right(text: str, slip: _Slip, index: _Index) -> bool:
    """Do the words lie inside a longer phrase that is right?"""
    around = text[max(0, slip.start - 12) : slip.end + 12]
    window = text[slip.start : slip.end]
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
