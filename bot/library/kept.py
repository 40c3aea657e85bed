"""What the library keeps, and the two things it keeps it in: a store of reports and an index of passages.

The store is the truth. The index can always be made again from it.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bot.domain.genre import Role
from bot.domain.past_report import Passage
from bot.library.passages import ShownSection

if TYPE_CHECKING:
    from langchain_core.vectorstores import VectorStore


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
        """The text that the passage is found by."""
        return f"{self.passage.heading}\n{self.passage.text}"

    @property
    def bare(self) -> Passage:
        """The pattern alone, fit for a writer: nothing in it is a specific of the unit it came from."""
        return replace(self.passage, report="", unit=None, heading=self.heading_pattern, text=self.passage.pattern)


@dataclass(frozen=True)
class KeptReport:
    """A past report in the library.

    `owner`: who alone may see it, None: everybody. `sample`: came with the program; `name` is then its file.
    `digest`: of its text, blanks aside. `reading`: by which rules its passages were read.
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
    reading: str = ""
    indexed: str = ""

    @property
    def called(self) -> str:
        return self.title or self.name


@dataclass(frozen=True)
class WholeReport:
    """A report with its text as it was given, its headings as the page shows them, and its passages.

    `names`: what is so much this unit's own that it may stand in no other unit's draft.
    """

    report: KeptReport
    text: str
    sections: tuple[ShownSection, ...]
    passages: tuple[KeptPassage, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Added:
    """The report is kept and can be found. `like`: an older report that shares nine tenths of its passages."""

    report: KeptReport
    like: KeptReport | None = None


@dataclass(frozen=True)
class Duplicate:
    """The library has this text already, as `report`; nothing was added."""

    report: KeptReport


class ReportStore(Protocol):
    """Every call is one transaction. Errors: Busy, CannotWrite or BadData of the store itself."""

    def reports(self) -> list[KeptReport]:
        """All, samples first, then in the order of adding."""

    def text(self, report_id: str) -> str:
        """The text of a report as it was given, "" when there is no such report."""

    def sections(self, report_id: str) -> list[ShownSection]: ...

    def names(self) -> dict[str, tuple[str, ...]]:
        """The distinctive names of each report, by report id."""

    def save(self, whole: WholeReport) -> None:
        """Keep the report, not indexed, in place of what was there under its id."""

    def mark(self, report_id: str, indexed: str) -> None:
        """Note which index holds the report's passages now."""

    def remove(self, report_id: str) -> None: ...

    def shelves(self, indexed: str | None = None) -> dict[Shelf, int]:
        """Every shelf with the number of passages on it; `indexed`: only of reports that this index holds."""

    def on_shelf(self, shelf: Shelf) -> list[KeptPassage]: ...

    def of_report(self, report_id: str) -> list[KeptPassage]: ...

    def sharing(self, texts: Sequence[str]) -> dict[str, int]:
        """How many of these passage texts each report holds word for word, by report id."""


class PassageIndex(Protocol):
    """One vector store a shelf. `identity` names the embedding and changes with it."""

    @property
    def identity(self) -> str: ...

    def store(self, shelf: str) -> "VectorStore":
        """The shelf's store, made when there is none. It scores likeness from 0 to 1."""

    def sizes(self) -> dict[str, int]:
        """Entries of each shelf's store, by shelf name."""

    def drop_foreign(self) -> None:
        """Delete what an index of another identity left behind."""


def digest_of(text: str) -> str:
    """Equal for texts that differ in white space only."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()


def _ascii(word: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]", lambda odd: f"u{ord(odd[0]):x}", word)
