"""A document beside another: of another genre from the same material, or the next year's from nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.conversation import order_replies
from bot.conversation.assembly import assemble, fresh_sections, genre_of
from bot.conversation.bench import Bench
from bot.conversation.plain_draft import draft_text
from bot.domain.facts import Note
from bot.domain.work import BriefEntry, Message, Work
from bot.errors import BadInput

Greet = Callable[[str, Message], None]


@dataclass(frozen=True)
class Copies:
    """`greet` puts the first message into the chat of a new draft."""

    bench: Bench
    greet: Greet

    def another(self, owner: str, draft_id: str, genre_id: str) -> tuple[str, bool]:
        """(id of a new draft of this genre with the same notes, edits and answers, whether it is being written).

        What was asked is not asked again. BadInput where there is no material yet.
        """
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            genre = genre_of(genre_id, self.bench.tools.genres)
            if not work.notes:
                raise BadInput(order_replies.NOTHING_TO_COPY)
            entry = replace(work.entry, genre=genre.id, title=None, addressee=None)
            new = self.bench.store.create(owner, entry, fresh_sections(genre))
            self._hand_over(work, new)
            title = assemble(work, self.bench.genre(work)).title
        self.greet(new, Message("assistant", order_replies.copied_from(title)))
        copy = self.bench.load(owner, new)
        starts = bool(copy.entry.unit and copy.sheet.standing())
        if starts:
            self.bench.start(copy, None)
        self.bench.store.add_event(draft_id, "copied", draft=new)
        return new, starts

    def next_year(self, owner: str, draft_id: str) -> str:
        """The id of a new draft for the year after: unit, genre and outline, no facts; this one is its last year's report.

        The unit's guide and its departments go along; who filled in what, and what answered which promise, do not.
        """
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            genre = self.bench.genre(work)
            draft = assemble(work, genre)
            old = work.entry
            entry = BriefEntry(old.unit, old.year + 1, old.genre, None, old.addressee, old.signoff_unit)
            self.bench.check_entry(entry)
            new = self.bench.store.create(owner, entry, fresh_sections(genre))
            self.bench.store.put_not_applicable(new, work.not_applicable)
            self.bench.store.put_gathered(new, work.gathered.of_the_unit())
            if draft.sections:
                self.bench.store.put_last_year(new, Note(draft.title, draft_text(draft)))
        self.greet(new, Message("assistant", order_replies.carried_over(draft.title, entry.year)))
        self.bench.store.add_event(draft_id, "copied", draft=new)
        return new

    def _hand_over(self, work: Work, new: str) -> None:
        store, fresh = self.bench.store, self.bench.load(work.owner, new)
        for kept in work.notes:
            store.keep_note(new, kept, fresh.sheet)
        store.put_sheet(new, self.bench.read_notes(fresh, work.notes, work.edits), work.edits)
        store.put_not_applicable(new, work.not_applicable)
        store.put_last_year(new, work.last_year)
        store.put_gathered(new, work.gathered)
        store.put_asked(new, work.asked, None)
