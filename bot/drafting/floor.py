"""The report by rule that stands under a model's: written when somebody first needs it, while the model writes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import RLock

from bot.domain.draft import Draft, Section


@dataclass
class Floor:
    """`write`: all sections by rule, headings unnumbered; `assemble`: sections → the whole draft."""

    write: Callable[[], Sequence[Section]]
    assemble: Callable[[Sequence[Section]], Draft]
    _lock: RLock = field(default_factory=RLock, repr=False)
    _written: tuple[Sequence[Section], Draft] | None = None

    def section(self, section_id: str) -> Section:
        return next(section for section in self._all()[0] if section.id == section_id)

    def with_section(self, section: Section) -> Draft:
        """The whole draft with one section in the place of the one by rule."""
        draft = self._all()[1]
        return draft.with_section(replace(section, heading=draft.section(section.id).heading))

    def _all(self) -> tuple[Sequence[Section], Draft]:
        with self._lock:
            if self._written is None:
                sections = self.write()
                self._written = (sections, self.assemble(sections))
            return self._written
