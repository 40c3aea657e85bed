"""Who writes a report: the model in use under guard, or the writer by rule; put together here for page and command."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.conversation.tools import Run
from bot.domain.draft import Author, Draft, Finding, Section
from bot.domain.facts import FactSheet, Found, Note
from bot.domain.genre import Brief, Role, SectionSpec
from bot.domain.model import Model, Prompt
from bot.domain.past_report import Passage
from bot.domain.progress import DraftEvent
from bot.errors import ModelFailed
from bot.prompting import json_answer

if TYPE_CHECKING:
    from bot.drafting.model_sections import ByModel
    from bot.drafting.tails import Tail

LOOKED_AT = 12
"""Patterns that are looked at for a section; few are shown to the model."""


@dataclass(frozen=True)
class Writers:
    """`model_for`: the model as asked in a run that uses these notes, None where none is set. `patterns`: all masked
    passages of a genre and role; `like`: those most like a section's facts; both as an owner sees them, who comes
    last but for a number. `check`: a draft and its owner → findings."""

    model_for: Callable[[Run, Sequence[str]], Model | None]
    patterns: Callable[[str, Role, str], Sequence[Passage]]
    like: Callable[[Brief, SectionSpec, str, str, int], Sequence[Passage]]
    check: Callable[[Draft, str], Sequence[Finding]]
    at_once: int = 6

    def write(self, brief: Brief, sheet: FactSheet, only: Collection[str], run: Run) -> Iterator[DraftEvent]:
        """The sections named, as `drafting.report.write_report` tells them."""
        from bot.drafting.report import write_report
        from bot.drafting.style import load_style

        by_model = self._by_model(brief, sheet, run)
        return write_report(brief, sheet, load_style(), self._tails(brief, run), only, run.stopped, by_model)

    def rewrite(self, brief: Brief, sheet: FactSheet, section: Section, wish: str, run: Run) -> Iterator[DraftEvent]:
        """One section as the person wishes. BadInput at once where that needs a model and there is none."""
        from bot.drafting.model_sections import Rewish
        from bot.drafting.report import write_report
        from bot.drafting.rewriting import rewrite_by_rule
        from bot.drafting.style import load_style

        by_model = self._by_model(brief, sheet, run)
        if by_model is None:
            return rewrite_by_rule(
                section,
                wish,
                lambda only: self.write(brief, sheet, only, run),
                lambda only: write_report(brief, sheet, load_style(), (), only, run.stopped),
            )
        again = Rewish(section, wish)
        tails = self._tails(brief, run)
        return write_report(brief, sheet, load_style(), tails, (section.id,), run.stopped, by_model, again)

    def read_again(self, draft: Draft, run: Run) -> tuple[Finding, ...]:
        """What a second reader sees in a draft that a model wrote in; nothing without a model."""
        from bot.drafting.second_reader import read_again

        model = self.model_for(run, [note.text for note in draft.sheet.notes])
        return read_again(draft, model) if model and draft.writer is Author.MODEL else ()

    def read_more(self, note: Note, sheet: FactSheet, brief: Brief, run: Run) -> tuple[Found, ...]:
        """What a model finds in a note that the rules left unread or could not place."""
        from bot.drafting.placing import topic_of
        from bot.drafting.style import load_style
        from bot.reading.model_reader import read_more

        model, style = self.model_for(run, [one.text for one in sheet.notes]), load_style()
        if model is None:
            return ()
        return read_more(note, sheet, brief, model, lambda fact: fact.zone is None and topic_of(fact, style) is None)

    def ask(self, prompt: Prompt, run: Run, notes: Sequence[str]) -> Mapping[str, Any] | None:
        """A model's JSON answer to a prompt of somebody who has these notes; None where none comes."""
        model = self.model_for(run, notes)
        try:
            return json_answer(model, prompt) if model else None
        except ModelFailed:
            return None

    def _by_model(self, brief: Brief, sheet: FactSheet, run: Run) -> "ByModel | None":
        from bot.drafting.model_sections import ByModel
        from bot.reading.wording import load_wording

        model = self.model_for(run, [note.text for note in sheet.notes])
        if model is None:
            return None

        def patterns(spec: SectionSpec, text: str) -> list[str]:
            return [passage.pattern for passage in self.like(brief, spec, text, run.owner, LOOKED_AT)]

        return ByModel(model, lambda draft: self.check(draft, run.owner), patterns, load_wording(), self.at_once)

    def _tails(self, brief: Brief, run: Run) -> "tuple[Tail, ...]":
        from bot.drafting.style import load_style
        from bot.drafting.tails import tails_from

        passages = [
            one for role in (Role.MEASURES, Role.DUTY) for one in self.patterns(brief.genre.id, role, run.owner)
        ]
        return tails_from([one.pattern for one in passages], load_style())
