"""The document being written: sections, sentences with their facts, findings, questions."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.facts import FactSheet
from bot.domain.genre import Brief, Role


class Author(StrEnum):
    """Who wrote a section last."""

    PATTERN = "pattern"
    MODEL = "model"
    HUMAN = "human"


class Severity(StrEnum):
    MUST_FIX = "must_fix"
    SUSPECT = "suspect"
    HINT = "hint"


@dataclass(frozen=True)
class Sentence:
    """One sentence of a section and the ids of the facts it rests on."""

    text: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A section's text: paragraphs parted by line feeds, sub-headings 「（一）…」 on lines of their own.

    `heading` is the full level-one heading with its number, empty for a preface.
    """

    id: str
    role: Role
    heading: str
    text: str
    sentences: tuple[Sentence, ...] = ()
    author: Author = Author.PATTERN

    def edited(self, text: str) -> "Section":
        return replace(self, text=text, author=Author.HUMAN)


@dataclass(frozen=True)
class Finding:
    """Something amiss. `quote` is the shortest text at fault, word for word; `says` one Chinese sentence."""

    kind: str
    severity: Severity
    section: str
    quote: str
    says: str
    suggest: str | None = None


SECOND_READER = "second_reader"
"""The kind of a finding by a model that read the draft again: kept while its quote stands, whatever is checked anew."""


@dataclass(frozen=True)
class Question:
    """One thing to ask the person. `about` is the section id, or "conflict" or "brief"."""

    id: str
    about: str
    text: str


@dataclass(frozen=True)
class Draft:
    """A whole document with what it rests on."""

    brief: Brief
    title: str
    sections: tuple[Section, ...]
    sheet: FactSheet
    addressee: str | None = None
    closing: str | None = None
    signoff_unit: str | None = None
    signoff_date: str | None = None
    writer: Author = Author.PATTERN
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()

    def section(self, section_id: str) -> Section:
        return next(section for section in self.sections if section.id == section_id)

    def with_section(self, section: Section) -> "Draft":
        sections = tuple(section if old.id == section.id else old for old in self.sections)
        return replace(self, sections=sections)
