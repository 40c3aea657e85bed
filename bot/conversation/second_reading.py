"""After a draft is done, a model reads it again in the background: what it sees is added, nothing waits for it."""

from collections.abc import Sequence
from threading import Thread

from bot.conversation import replies
from bot.conversation.assembly import assemble, genre_of
from bot.conversation.findings import with_second_reading
from bot.conversation.locks import Locks
from bot.conversation.store import DraftStore
from bot.conversation.tools import Run, Tools
from bot.domain.draft import Author, Finding
from bot.domain.work import Message
from bot.errors import NotFound


class SecondReading:
    """At most one a draft; a newer one does not wait for an older, whose quotes still have to stand."""

    def __init__(self, store: DraftStore, tools: Tools, locks: Locks) -> None:
        self._store, self._tools, self._locks = store, tools, locks
        self._threads: dict[str, Thread] = {}

    def begin(self, owner: str, draft_id: str) -> None:
        """Reads in a thread of its own, where a model wrote in the draft."""
        work = self._store.load(owner, draft_id)
        if any(kept.section.author is Author.MODEL for kept in work.sections):
            thread = Thread(target=self._read, args=(owner, draft_id), name=f"reread-{draft_id}", daemon=True)
            self._threads[draft_id] = thread
            thread.start()

    def wait(self, draft_id: str, seconds: float) -> None:
        thread = self._threads.get(draft_id)
        if thread:
            thread.join(seconds)

    def _read(self, owner: str, draft_id: str) -> None:
        work = self._store.load(owner, draft_id)
        draft = assemble(work, genre_of(work.entry.genre, self._tools.genres))
        if found := self._tools.read_again(draft, Run(owner, draft_id)):
            self._add(owner, draft_id, found)

    def _add(self, owner: str, draft_id: str, found: Sequence[Finding]) -> None:
        """Adds what still stands: the person may have written meanwhile, or thrown the draft away."""
        with self._locks.of(draft_id):
            try:
                work = self._store.load(owner, draft_id)
            except NotFound:
                return
            draft = assemble(work, genre_of(work.entry.genre, self._tools.genres))
            checked = self._tools.check(draft, owner)
            findings = with_second_reading(checked, found, draft)
            if len(findings) == len(checked):
                return
            self._store.put_findings(draft_id, findings)
            self._store.add_event(draft_id, "findings", count=len(findings))
            said = replies.read_again(len(findings) - len(checked))
            self._store.add_messages(draft_id, [Message("assistant", said)])
            self._store.add_event(draft_id, "message", role="assistant")
