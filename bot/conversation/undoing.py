"""Taking back what was done, the last first, and doing it again. Whatever changes a draft leaves a `Change` behind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation import order_replies
from bot.conversation.bench import Bench
from bot.conversation.sections import Sections
from bot.domain.changes import Change, KeptChange, Turned
from bot.domain.work import Work
from bot.errors import BadInput


@dataclass(frozen=True)
class Undoing:
    bench: Bench
    sections: Sections

    def turn(self, owner: str, draft_id: str, again: bool = False) -> str:
        """Takes the last change back, or does the last that was taken back again; what it was, in a few words.

        A text that was changed since then is left alone. BadInput where there is nothing to turn.
        """
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            kept = next_to_turn(work, self.bench.store.changes(draft_id), again)
            if kept is None:
                raise BadInput(order_replies.NOTHING_TO_REDO if again else order_replies.NOTHING_TO_UNDO)
            now = self._as_now(work, kept.change)
            turned = self._apply(work, kept.change, withdrawn=not again)
            self.bench.store.turn_change(draft_id, KeptChange(kept.id, replace(now, turned=turned), not again))
            return kept.change.says

    def offered(self, work: Work) -> dict[str, str | None]:
        """{undo, redo}: what the next of each would turn, in a few words; None where there is nothing."""
        changes = self.bench.store.changes(work.id)
        kept = {"undo": next_to_turn(work, changes, again=False), "redo": next_to_turn(work, changes, again=True)}
        return {name: one.change.says if one else None for name, one in kept.items()}

    def _as_now(self, work: Work, change: Change) -> Change:
        """What stands now where the change would put other values: the way back."""
        return replace(
            change,
            edits=None if change.edits is None else work.edits,
            entry=None if change.entry is None else work.entry,
            not_applicable=None if change.not_applicable is None else work.not_applicable,
        )

    def _apply(self, work: Work, change: Change, withdrawn: bool) -> tuple[Turned, ...]:
        turned = tuple(self._turn_text(work, one) for one in change.turned)
        if change.entry is not None:
            self.bench.put_entry(work, change.entry)
        if change.edits is not None:
            self.bench.put_edits(work, change.edits)
        if change.not_applicable is not None:
            self.bench.put_marks(work, change.not_applicable)
        if change.note is not None:
            self.bench.store.withdraw_note(work.id, change.note, withdrawn)
            self.bench.read_again(work.owner, work.id)
            self.bench.store.add_event(work.id, "facts", count=len(self.bench.load(work.owner, work.id).sheet.facts))
        return turned

    def _turn_text(self, work: Work, one: Turned) -> Turned:
        made = self.sections.put_back(work.owner, work.id, one.section, one.before)["revision"]
        return Turned(one.section, made, one.made)


def next_to_turn(work: Work, changes: Sequence[KeptChange], again: bool) -> KeptChange | None:
    """The last change that stands, or the first of those that were taken back: these are always the last ones."""
    revisions = {kept.section.id: kept.revision for kept in work.sections}
    can = [one for one in changes if all(revisions.get(text.section) == text.made for text in one.change.turned)]
    if again:
        return next((one for one in can if one.undone), None)
    return next((one for one in reversed(can) if not one.undone), None)
