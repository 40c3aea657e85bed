"""After material was taken in, a model reads what the rules left unread, in the background: the chat waits for nothing."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Event, Thread

from bot.conversation import replies
from bot.conversation.assembly import brief_of, sheet_with_notes
from bot.conversation.bench import Bench
from bot.conversation.tools import Run
from bot.domain.facts import Found, Note
from bot.domain.work import Message, Work
from bot.errors import BotError, NotFound
from bot.reading.found import numbered

AT_ONCE = 2
"""Notes that are read side by side, of whomever: who drafts meanwhile needs the model more."""


@dataclass
class _Reading:
    """One draft's, of these notes. `before`: the one that goes first."""

    owner: str
    draft_id: str
    notes: Sequence[Note]
    before: Thread | None
    stop: Event = field(default_factory=Event)
    thread: Thread | None = None


class FurtherReading:
    """One note after the other of a draft; ends with the draft, and where it is told to stop."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._turns = BoundedSemaphore(AT_ONCE)
        self._last: dict[str, _Reading] = {}

    def begin(self, work: Work) -> None:
        """Reads the notes that came since the draft was as in `work`, in a thread of its own, if a model is set."""
        if not self._bench.tools.models.in_use():
            return
        known = {(kept.note.name, kept.note.text) for kept in work.notes}
        now = (kept.note for kept in self._bench.store.load(work.owner, work.id).notes)
        if fresh := [note for note in now if (note.name, note.text) not in known]:
            last = self._last.get(work.id)
            reading = _Reading(work.owner, work.id, fresh, last.thread if last else None)
            reading.thread = Thread(target=self._read, args=(reading,), name=f"read-{work.id}", daemon=True)
            self._last[work.id] = reading
            reading.thread.start()

    def wait(self, draft_id: str, seconds: float) -> None:
        reading = self._last.get(draft_id)
        if reading and reading.thread:
            reading.thread.join(seconds)

    def stop(self, draft_id: str) -> None:
        """What a model still says is not taken in."""
        if reading := self._last.get(draft_id):
            reading.stop.set()

    def close(self) -> None:
        for draft_id in tuple(self._last):
            self.stop(draft_id)

    def _read(self, reading: _Reading) -> None:
        if reading.before:
            reading.before.join()
        try:
            for note in reading.notes:
                self._read_note(reading, note)
        except NotFound:
            pass  # the draft was thrown away meanwhile
        except BotError as error:
            logging.getLogger(__name__).error("%s", error)

    def _read_note(self, reading: _Reading, note: Note) -> None:
        with self._turns:
            if reading.stop.is_set():
                return
            work = self._bench.load(reading.owner, reading.draft_id)
            brief = brief_of(work, self._bench.genre(work))
            run = Run(reading.owner, reading.draft_id, reading.stop.is_set)
            found = self._bench.tools.read_more(note, sheet_with_notes(work), brief, run)
        if found:
            self._keep(reading, note, found)

    def _keep(self, reading: _Reading, note: Note, found: Sequence[Found]) -> None:
        """Keeps what was found, if the note is still there as it was, and says how many facts came of it."""
        store, draft_id = self._bench.store, reading.draft_id
        with self._bench.locks.of(draft_id):
            work = self._bench.load(reading.owner, draft_id)
            if reading.stop.is_set() or note not in [kept.note for kept in work.notes]:
                return
            store.put_found(draft_id, note.name, numbered(found, note, work.sheet.facts))
            now = self._bench.load(reading.owner, draft_id)
            more = len(self._bench.put_edits(now, now.edits).sheet.facts) - len(work.sheet.facts)
            if more > 0:
                written = any(kept.section.text for kept in work.sections) or self._bench.jobs.running(draft_id)
                store.add_messages(draft_id, [Message("assistant", replies.read_more(more, written))])
                store.add_event(draft_id, "message", role="assistant")
