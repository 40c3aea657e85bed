"""Past reports, whole for people to look at and as patterns for a writer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.genre import Role


@dataclass(frozen=True)
class ReportSection:
    """A heading and what stands under it. `text` is the section's own text without its children's."""

    id: str
    role: Role
    level: int
    number: str
    heading: str
    text: str
    children: tuple["ReportSection", ...] = ()


@dataclass(frozen=True)
class PastReport:
    """A report as read. What the text does not say is None, never a guess. `signoff` is (unit, date)."""

    title: str | None
    unit: str | None
    year: int | None
    genre: str | None
    addressee: str | None
    signoff: tuple[str | None, str | None]
    sections: tuple[ReportSection, ...]
    warnings: tuple[str, ...] = ()
    unit_type: str | None = None
    level: str | None = None


@dataclass(frozen=True)
class Corrections:
    """What a person says of a report; it goes before what is read. `roles`: by heading, number and all."""

    unit: str | None = None
    year: int | None = None
    genre: str | None = None
    roles: Mapping[str, Role] = field(default_factory=dict)


@dataclass(frozen=True)
class Passage:
    """A paragraph of a past report with where it stood. `pattern` is the text with specifics masked."""

    report: str
    unit: str | None
    year: int | None
    genre: str
    section: str
    role: Role
    heading: str
    text: str
    pattern: str
    unit_type: str | None = None
    level: str | None = None


@dataclass(frozen=True)
class Match:
    """A passage found; `likeness` from 0 to 1."""

    passage: Passage
    likeness: float
