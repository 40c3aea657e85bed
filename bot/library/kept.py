"""What the library keeps, and the two things it keeps it in: a store of reports and an index of passages.

The store is the truth. The index can always be made again from it.
"""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.domain.genre import Role
from bot.domain.past_report import Corrections, Passage
from bot.library.passages import ShownSection

NONE = Corrections()
WITHHELD = "略"
Vector = Sequence[float]


@dataclass(frozen=True)
class Shelf:
    """Passages that are searched together: those of one genre, role and section that the same people may see."""

    genre: str
    role: Role
    section: str
    owner: str | None = None

    @property
    def name(self) -> str:
        """In ASCII letters, digits, dots, dashes and underscores, as an index wants its names."""
        parts = [_ascii(self.genre), self.role.value, _ascii(self.section)]
        if self.owner is not None:
            parts.append("o-" + hashlib.sha256(self.owner.encode()).hexdigest()[:16])
        return ".".join(parts)


@dataclass(frozen=True)
class KeptPassage:
    """A passage with its id, `<report id>.<number>`. `heading_pattern`: its heading with specifics masked."""

    id: str
    passage: Passage
    heading_pattern: str
    owner: str | None = None

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.passage.genre, self.passage.role, self.passage.section, self.owner)

    @property
    def searched(self) -> str:
        """The text whose words the passage is found by."""
        return f"{self.passage.heading}\n{self.passage.text}"

    @property
    def meaning(self) -> str:
        """The text that its vector is made of. Without specifics: they tell nothing of what a passage is about, and
        the vector may be made by a server elsewhere."""
        return meaning_of(f"{self.heading_pattern}\n{self.passage.pattern}")

    @property
    def withheld(self) -> "KeptPassage":
        """The passage as it goes to a server elsewhere when its report may not."""
        return replace(self, heading_pattern="", passage=replace(self.passage, pattern=WITHHELD))

    @property
    def bare(self) -> Passage:
        """The pattern alone, fit for a writer: nothing in it is a specific of the unit it came from."""
        return replace(self.passage, report="", unit=None, heading=self.heading_pattern, text=self.passage.pattern)


@dataclass(frozen=True)
class KeptReport:
    """A past report in the library.

    `owner`: who alone may see it, None: everybody. `sample`: came with the program; `name` is then its file.
    `digest`: of its text, blanks aside; `file`: of the file that the text was read from, "" where there was none.
    `corrections`: what a person has put right. `reading`: by which rules its passages were read.
    `indexed`: the identity of the index that holds its passages, "" while none does.
    """

    id: str
    name: str
    owner: str | None
    sample: bool
    digest: str
    title: str | None
    unit: str | None
    unit_type: str | None
    level: str | None
    year: int | None
    genre: str | None
    warnings: tuple[str, ...] = ()
    corrections: Corrections = NONE
    reading: str = ""
    indexed: str = ""
    file: str = ""

    @property
    def called(self) -> str:
        return self.title or self.name


@dataclass(frozen=True)
class WholeReport:
    """A report with its text as it was given, its headings as the page shows them, and its passages.

    `terms`: those of each passage, packed. `marks`: of its sentences, by which reports that are nearly the same
    are known. `names`: what is so much this unit's own that it may stand in no other unit's draft.
    """

    report: KeptReport
    text: str
    sections: tuple[ShownSection, ...]
    passages: tuple[KeptPassage, ...]
    terms: tuple[bytes, ...] = ()
    marks: frozenset[int] = frozenset()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Added:
    """The report is kept. `like`: an older report whose text is nearly the same. `sections`: how many headings it has."""

    report: KeptReport
    like: KeptReport | None = None
    sections: int = 0


@dataclass(frozen=True)
class Duplicate:
    """The library has this text already, as `report`; nothing was added."""

    report: KeptReport


class ReportStore(Protocol):
    """Every call is one transaction. Errors: Busy, CannotWrite or BadData of the store itself."""

    def reports(self, ids: Collection[str] | None = None) -> list[KeptReport]:
        """All, or those with these ids, samples first, then in the order of adding."""

    def of_digest(self, digest: str) -> list[KeptReport]:
        """Those whose text, or whose file, has this digest."""

    def text(self, report_id: str) -> str:
        """The text of a report as it was given, "" when there is no such report."""

    def sections(self, report_id: str) -> list[ShownSection]: ...

    def names(self) -> dict[str, tuple[str, ...]]:
        """The distinctive names of each report, by report id."""

    def save(self, whole: WholeReport) -> None:
        """Keep the report, not indexed, in place of what was there under its id."""

    def mark(self, report_ids: Collection[str], indexed: str) -> None:
        """Note which index holds the passages of these reports now."""

    def remove(self, report_id: str) -> None: ...

    def shelves(self, indexed: str | None = None) -> dict[Shelf, int]:
        """Every shelf with the number of passages on it; `indexed`: only of reports that this index holds."""

    def terms(self, shelf: Shelf) -> list[tuple[str, bytes]]:
        """The id and the packed terms of every passage on a shelf."""

    def passages(self, ids: Sequence[str]) -> list[KeptPassage]:
        """Those of these passages that are kept, in no order."""

    def newest(self, shelves: Sequence[Shelf], most: int) -> list[KeptPassage]:
        """At most so many passages of these shelves, the latest year first."""

    def of_report(self, report_id: str) -> list[KeptPassage]: ...

    def sharing(self, marks: Collection[int], owner: str | None, most: int) -> dict[str, int]:
        """How many of these marks a report has, by report id: of those that the owner may see the `most` with most."""


class PassageIndex(Protocol):
    """The vectors of the passages, a collection a shelf. `identity` names the embedding and changes with it.

    Errors: EmbeddingFailed where a vector cannot be had, CannotWrite.
    """

    @property
    def identity(self) -> str: ...

    @property
    def outside(self) -> bool:
        """Whether texts leave the building to become vectors."""

    def vector(self, text: str) -> Vector:
        """The vector by which to look for a text."""

    def add(self, shelf: str, passages: Sequence[KeptPassage]) -> None:
        """Passages in place of what was there under their ids."""

    def remove(self, shelf: str, ids: Sequence[str]) -> None: ...

    def nearest(self, shelf: str, vector: Vector, k: int) -> list[tuple[str, float]]:
        """At most `k` ids with their likeness from 0 to 1, in no order."""

    def likeness(self, shelf: str, vector: Vector, ids: Sequence[str]) -> dict[str, float]:
        """From 0 to 1, of those of the ids that the index holds."""

    def sizes(self) -> dict[str, int]:
        """Entries of each shelf's collection, by shelf name."""

    def clear(self) -> None:
        """Delete everything."""

    def drop_foreign(self) -> None:
        """Delete what an index of another identity left behind."""


def meaning_of(pattern: str) -> str:
    """A masked text without its slots."""
    return re.sub(r"〔[^〕]*〕", "", pattern)


def digest_of(text: str) -> str:
    """Equal for texts that differ in white space only."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()


def _ascii(word: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", lambda odd: f"u{ord(odd[0]):x}", word)
