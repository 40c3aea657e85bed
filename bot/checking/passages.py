"""A draft as the stretches of text to be checked, each read once for specifics."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.draft import Draft, Finding, Severity
from bot.domain.genre import Role
from bot.reading.kinds import Specific
from bot.reading.specifics import FILLER, specifics
from bot.reading.wording import Wording

_PLACEHOLDER = re.compile(r"【[^】\n]{0,80}】")
_SENTENCE_END = re.compile(r"[。！？；\n]")
_CLAUSE_END = re.compile(r"[，。；：！？、（）()\t\n\ufffc]")
TITLE, SIGNOFF = "title", "signoff"
FARTHEST = 300
"""Characters either way in which the bounds of a sentence are looked for: a pasted line may have none."""


@dataclass(frozen=True)
class Passage:
    """One stretch of a draft: the title, a section with its heading, or the sign-off.

    Placeholders are filler of equal length, so places in `text` are places in the draft.
    """

    section: str
    role: Role
    text: str
    specifics: tuple[Specific, ...] = field(default=(), repr=False)

    def sentence(self, at: int) -> tuple[int, int]:
        """The bounds of the sentence around a place."""
        return self._bounds(_SENTENCE_END, at)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The bounds of the clause around a span."""
        low = self._bounds(_CLAUSE_END, start)[0]
        far = min(len(self.text), end + FARTHEST)
        ahead = _CLAUSE_END.search(self.text, end, far)
        return low, ahead.start() if ahead else far

    def neighbours(self, one: Specific, reach: int = 16) -> tuple[Specific, ...]:
        """One of the specifics among those around it: at least all that stand within `reach` characters."""
        at = bisect_left(self.specifics, one.start, key=lambda other: other.start)
        return self.specifics[max(0, at - reach) : at + reach]

    def _bounds(self, edge: re.Pattern[str], at: int) -> tuple[int, int]:
        low, far = max(0, at - FARTHEST), min(len(self.text), at + FARTHEST)
        before = [match.end() for match in edge.finditer(self.text, low, at)]
        after = edge.search(self.text, at, far)
        return before[-1] if before else low, after.start() if after else far


@dataclass(frozen=True)
class Flaw:
    """A finding with its place in a passage, so that overlapping ones can be merged."""

    start: int
    end: int
    finding: Finding


def passages_of(draft: Draft, words: Wording) -> list[Passage]:
    """Title, sections with headings, sign-off: all of a draft that a reader sees."""
    parts = [(TITLE, Role.OTHER, draft.title)]
    parts += [(one.id, one.role, f"{one.heading}\n{one.text}" if one.heading else one.text) for one in draft.sections]
    signoff = "\n".join(line for line in (draft.signoff_unit, draft.signoff_date) if line)
    parts.append((SIGNOFF, Role.OTHER, signoff))
    return [read_passage(section, role, text, words) for section, role, text in parts if text]


def read_passage(section: str, role: Role, text: str, words: Wording) -> Passage:
    plain = _PLACEHOLDER.sub(lambda match: FILLER * len(match.group()), text)
    return Passage(section, role, plain, tuple(specifics(plain, words)))


def flaw(
    passage: Passage, start: int, end: int, kind: str, severity: Severity, says: str, suggest: str | None = None
) -> Flaw:
    """A flaw whose quote is the text of the span, cut to a line and to 60 characters."""
    quote = passage.text[start:end].strip(FILLER + " \n\t　")
    quote = quote.split("\n")[0].split(FILLER)[0][:60]
    return Flaw(start, end, Finding(kind, severity, passage.section, quote, says, suggest))


def widened(passage: Passage, one: Specific, more: int = 6) -> tuple[int, int]:
    """The span of a specific with up to `more` characters of its clause before it, so that the quote is found again."""
    low, _ = passage.clause(one.start, one.end)
    return max(low, one.start - more), one.end


_RANK = {Severity.MUST_FIX: 0, Severity.SUSPECT: 1, Severity.HINT: 2}


def merged(flaws: Sequence[Flaw]) -> tuple[Finding, ...]:
    """One finding a span: the graver wins, then the one that came first; in the order of the text."""
    kept: list[tuple[int, Flaw]] = []
    taken: dict[str, set[int]] = {}
    for order, one in sorted(enumerate(flaws), key=lambda item: (_RANK[item[1].finding.severity], item[0])):
        span, held = range(one.start, one.end), taken.setdefault(one.finding.section, set())
        if one.finding.quote and held.isdisjoint(span):
            kept.append((order, one))
            held.update(span)
    places = {section: at for at, section in enumerate(dict.fromkeys(one.finding.section for one in flaws))}
    kept.sort(key=lambda item: (places[item[1].finding.section], item[1].start))
    return tuple(one.finding for _, one in kept)
