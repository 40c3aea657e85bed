"""What was done to a draft, kept so that it can be taken back, and done again."""

from dataclasses import dataclass

from bot.domain.work import BriefEntry, FactEdit


@dataclass(frozen=True)
class Turned:
    """A section whose text was changed: the revision that the change made, and the one that stood before."""

    section: str
    made: int
    before: int


@dataclass(frozen=True)
class Change:
    """One thing done, in a few words, with what stood before it; None: it did not touch that.

    `note`: the note that came with it. Taken back in the order last first, so that each value is that of its time.
    """

    says: str
    edits: tuple[FactEdit, ...] | None = None
    entry: BriefEntry | None = None
    not_applicable: tuple[str, ...] | None = None
    note: str | None = None
    turned: tuple[Turned, ...] = ()


@dataclass(frozen=True)
class KeptChange:
    """A change as stored. `undone`: it was taken back and can be done again; `change` then holds the values after it."""

    id: int
    change: Change
    undone: bool
