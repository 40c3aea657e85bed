"""What happens while a report is being written, in the order in which it happens."""

from dataclasses import dataclass

from bot.domain.draft import Draft, Section


@dataclass(frozen=True)
class SectionStarted:
    """The writer has turned to this section."""

    section_id: str


@dataclass(frozen=True)
class SectionText:
    """The next piece of a section's text; the pieces of a section joined are its text so far."""

    section_id: str
    text: str


@dataclass(frozen=True)
class SectionDone:
    """A section as it stands, with its sentences traced."""

    section: Section


@dataclass(frozen=True)
class FellBack:
    """A section that a model was to write and that the writer by rule wrote.

    `kind`: as of ModelFailed, or "amiss" where the model's text did not stand up to the guard; `says`: why, in
    one Chinese sentence.
    """

    section_id: str
    kind: str
    says: str


@dataclass(frozen=True)
class ReportDone:
    """The end: the draft with the sections written in this run, its placed facts and its questions."""

    draft: Draft
    fell_back: tuple[FellBack, ...] = ()


DraftEvent = SectionStarted | SectionText | SectionDone | ReportDone
