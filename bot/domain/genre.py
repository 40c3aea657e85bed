"""What a kind of document must hold: genres and their sections, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a section is for; the same six roles in every genre."""

    PREFACE = "preface"
    DUTY = "duty"
    MEASURES = "measures"
    PROBLEMS = "problems"
    PLANS = "plans"
    OTHER = "other"


class Numbering(StrEnum):
    """How level-one headings are numbered: 一、 or not at all (feature pieces)."""

    CHINESE = "chinese"
    NONE = "none"


@dataclass(frozen=True)
class SectionSpec:
    """One section that a genre asks for. `length` is a guide in characters (low, high)."""

    id: str
    role: Role
    heading: str
    holds: str
    ask: str
    length: tuple[int, int]
    required: bool = True
    topics: tuple[str, ...] = ()
    """Ids of `corpus/wording/topics.yaml` that belong here; empty: whatever has the role."""


@dataclass(frozen=True)
class Genre:
    """A kind of document. `title` is a pattern over {unit} {year} {span}."""

    id: str
    name: str
    title: str
    file_name: str
    addressee: str | None
    closing: str | None
    signed: bool
    numbering: Numbering
    first_person: bool
    sections: tuple[SectionSpec, ...]

    def section(self, section_id: str) -> SectionSpec:
        return next(spec for spec in self.sections if spec.id == section_id)

    def first_with(self, role: Role) -> SectionSpec | None:
        return next((spec for spec in self.sections if spec.role is role), None)


@dataclass(frozen=True)
class Brief:
    """What is to be drafted: which unit, which year of facts, which genre."""

    unit: str
    year: int
    genre: Genre
    title: str | None = None
    addressee: str | None = None
    signoff_unit: str | None = None
    signoff_date: str | None = None
    """Written out, 2024年12月31日; None when the clerk gave none."""
