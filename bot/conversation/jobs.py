"""Drafting in a thread of its own: it outlives the page's event and tells the store all that happens."""

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.conversation import order_replies, replies
from bot.conversation.assembly import assemble, brief_of, genre_of, places_of, sheet_with_notes, without_number
from bot.conversation.locks import Locks
from bot.conversation.sheets import placed_from
from bot.conversation.store import DraftStore
from bot.conversation.surveying import all_findings, surveyed
from bot.conversation.tools import Run, Tools
from bot.domain.changes import Change, Turned
from bot.domain.draft import Draft, Question, Section
from bot.domain.progress import DraftEvent, FellBack, ReportDone, SectionDone, SectionStarted, SectionText
from bot.domain.work import KeptSection, Progress, SectionState, Work, WorkState
from bot.errors import BadInput, BotError

PIECE_SECONDS = 0.1
"""Pieces of text of one section go to the store at most this often: more would be writing for no eye."""


@dataclass
class Job:
    """One run. `revisions`: the sections to write and the revision each had at the start. `turned`: texts it replaced."""

    draft_id: str
    owner: str
    total: int
    revisions: dict[str, int]
    stop: threading.Event = field(default_factory=threading.Event)
    done: set[str] = field(default_factory=set)
    overtaken: list[str] = field(default_factory=list)
    turned: list[Turned] = field(default_factory=list)
    held: dict[str, str] = field(default_factory=dict)
    sent_at: dict[str, float] = field(default_factory=dict)
    fell_back: tuple[FellBack, ...] = ()
    thread: threading.Thread | None = None


class Jobs:
    """At most one job a draft. `on_end(job)` is called when all that a job was to write is written."""

    def __init__(self, store: DraftStore, tools: Tools, locks: Locks, on_end: Callable[[Job], None]) -> None:
        self._store = store
        self._tools = tools
        self._locks = locks
        self._on_end = on_end
        self._jobs: dict[str, Job] = {}
        self._guard = threading.Lock()

    def running(self, draft_id: str) -> bool:
        return draft_id in self._jobs

    def start(self, work: Work, sections: Collection[str], wish: str = "") -> None:
        """Begins to write these sections, whoever wrote them before; with a `wish`, one section anew as the person
        tells. BadInput when a job runs already, and where the wish needs a model and there is none."""
        genre = genre_of(work.entry.genre, self._tools.genres)
        ids = [kept.section.id for kept in work.sections if kept.section.id in sections]
        stand = {place.id for place in places_of(work, genre) if place.required} | {
            fact.section for fact in work.sheet.standing()
        }
        revisions = {kept.section.id: kept.revision for kept in work.sections if kept.section.id in ids}
        job = Job(work.id, work.owner, max(1, len(stand & set(ids))), revisions)
        events = self._events(job, work, wish)
        with self._guard:
            if work.id in self._jobs:
                raise BadInput(replies.ALREADY_DRAFTING)
            self._jobs[work.id] = job
        try:
            self._announce(job, ids)
        except BotError:
            self._jobs.pop(work.id)
            raise
        job.thread = threading.Thread(target=self._run, args=(job, events), name=f"draft-{work.id}", daemon=True)
        job.thread.start()

    def stop(self, draft_id: str) -> bool:
        """Asks a job to stop at the next piece; False when none runs."""
        job = self._jobs.get(draft_id)
        if job:
            job.stop.set()
        return job is not None

    def wait(self, draft_id: str, seconds: float) -> None:
        """Until the job is over, or the time is up."""
        job = self._jobs.get(draft_id)
        if job and job.thread:
            job.thread.join(seconds)

    def close(self) -> None:
        for draft_id in tuple(self._jobs):
            self.stop(draft_id)
            self.wait(draft_id, 5)

    def mend(self) -> None:
        """At start-up: a draft 生成中 without a live job has failed; its text is kept."""
        for draft_id in self._store.in_the_making():
            if not self.running(draft_id):
                self._store.break_off(draft_id, Progress(WorkState.FAILED, replies.BROKEN_OFF))
                self._store.add_event(draft_id, "failed", error=replies.BROKEN_OFF)

    def _announce(self, job: Job, ids: Sequence[str]) -> None:
        self._store.forget_texts(job.draft_id)
        self._store.put_progress(job.draft_id, self._progress(job))
        self._store.add_event(job.draft_id, "start", total=job.total, sections=list(ids))

    def _events(self, job: Job, work: Work, wish: str) -> Iterator[DraftEvent]:
        genre = genre_of(work.entry.genre, self._tools.genres)
        brief, sheet = brief_of(work, genre), sheet_with_notes(work)
        run = Run(job.owner, job.draft_id, job.stop.is_set)
        if not wish:
            return self._tools.write_report(brief, sheet, tuple(job.revisions), run)
        section = next(kept.section for kept in work.sections if kept.section.id in job.revisions)
        return self._tools.rewrite(brief, sheet, section, wish, run)

    def _run(self, job: Job, events: Iterator[DraftEvent]) -> None:
        try:
            self._run_to_end(job, events)
        finally:
            self._jobs.pop(job.draft_id, None)

    def _run_to_end(self, job: Job, events: Iterator[DraftEvent]) -> None:
        ended = False
        try:
            if not self._write(job, events):
                self._end(job, Progress(WorkState.READY, replies.STOPPED), "done", status=replies.STOPPED)
            ended = True
        except BotError as error:
            ended = True
            self._fail(job, replies.failed(str(error)))
        finally:
            # Whatever else went wrong is for the log; the person reads that it failed and goes on.
            if not ended:
                self._fail(job, replies.UNEXPECTED)

    def _write(self, job: Job, events: Iterator[DraftEvent]) -> bool:
        """True when the report was finished, False when it was stopped before."""
        for event in events:
            self._record(job, event)
            if isinstance(event, ReportDone):
                return True
        return False

    def _record(self, job: Job, event: DraftEvent) -> None:
        match event:
            case SectionStarted(section_id):
                self._store.mark_section(job.draft_id, section_id, SectionState.DRAFTING)
                self._store.add_event(job.draft_id, "section_start", section=section_id)
            case SectionText(section_id, text):
                job.held[section_id] = job.held.get(section_id, "") + text
                if time.monotonic() - job.sent_at.get(section_id, 0) >= PIECE_SECONDS:
                    self._send(job, section_id)
            case SectionDone(section):
                self._send(job, section.id)
                self._finish_section(job, section)
            case ReportDone(draft, fell_back):
                job.fell_back = fell_back
                self._finish_report(job, draft)

    def _send(self, job: Job, section_id: str) -> None:
        if text := job.held.pop(section_id, ""):
            self._store.add_event(job.draft_id, "text", section=section_id, text=text)
            job.sent_at[section_id] = time.monotonic()

    def _finish_section(self, job: Job, section: Section) -> None:
        section = replace(section, heading=without_number(section.heading))
        with self._locks.of(job.draft_id):
            kept = self._store.load(job.owner, job.draft_id).kept(section.id)
            if kept and (kept.locked or kept.revision != job.revisions.get(section.id, kept.revision)):
                # The person was quicker: their words stand.
                state, section, revision = kept.at_rest, kept.section, kept.revision
                self._store.mark_section(job.draft_id, section.id, state)
                job.overtaken.append(section.id)
            else:
                state, revision = self._save(job, section, kept)
        job.done.add(section.id)
        self._store.put_progress(job.draft_id, self._progress(job))
        self._store.add_event(
            job.draft_id,
            "section_end",
            section=section.id,
            text=section.text,
            state=state.value,
            revision=revision,
            author=section.author.value,
            sentences=[{"text": sentence.text, "facts": list(sentence.facts)} for sentence in section.sentences],
        )

    def _save(self, job: Job, section: Section, kept: KeptSection | None) -> tuple[SectionState, int]:
        if kept and not section.text and not kept.section.text:
            self._store.mark_section(job.draft_id, section.id, SectionState.EMPTY)
            return SectionState.EMPTY, kept.revision
        state = SectionState.DRAFTED if section.text else SectionState.EMPTY
        revision = self._store.save_section(job.draft_id, section, state)
        if kept and kept.section.text:
            job.turned.append(Turned(section.id, revision, kept.revision))
        return state, revision

    def _finish_report(self, job: Job, draft: Draft) -> None:
        with self._locks.of(job.draft_id):
            work = self._store.load(job.owner, job.draft_id)
            self._clear_stale(job, work)
            self._store.put_sheet(job.draft_id, placed_from(work.sheet, draft.sheet.facts), work.edits)
            self._store.put_questions(job.draft_id, _questions_now(job, work, draft))
            work = surveyed(self._store.load(job.owner, job.draft_id), self._tools)
            whole = assemble(work, genre_of(work.entry.genre, self._tools.genres))
            if job.turned:
                self._store.add_change(job.draft_id, Change(order_replies.DID_WRITE, turned=tuple(job.turned)))
            self._store.put_findings(job.draft_id, all_findings(self._tools, whole, work))
        status = replies.finished(len(whole.sections), sum(len(section.text) for section in whole.sections))
        self._on_end(job)
        self._end(job, Progress(WorkState.READY, status, len(job.done), len(job.done)), "done", status=status)

    def _clear_stale(self, job: Job, work: Work) -> None:
        """A part that the writer no longer writes (its facts are gone) does not stay as it was."""
        for kept in work.sections:
            was_to_be_written = kept.section.id in job.revisions and kept.section.id not in job.done
            if was_to_be_written and kept.section.text and not kept.guarded:
                self._store.save_section(job.draft_id, replace(kept.section, text="", sentences=()), SectionState.EMPTY)

    def _fail(self, job: Job, status: str) -> None:
        try:
            self._end(job, Progress(WorkState.FAILED, status), "failed", error=status)
        except BotError as error:
            # A full disk takes not even this in: `mend` says it as soon as there is room.
            logging.getLogger(__name__).error("%s", error)

    def _end(self, job: Job, progress: Progress, kind: str, **data: object) -> None:
        for section_id in tuple(job.held):
            self._send(job, section_id)
        self._store.break_off(job.draft_id, progress)
        # Gone before the page hears of it: whoever reads the event may begin the next job.
        self._jobs.pop(job.draft_id, None)
        self._store.add_event(job.draft_id, kind, **data)

    def _progress(self, job: Job) -> Progress:
        done = min(len(job.done), job.total)
        return Progress(WorkState.DRAFTING, replies.progress(done, job.total), done, job.total)


def _questions_now(job: Job, work: Work, draft: Draft) -> tuple[Question, ...]:
    """The writer's questions about what it wrote now, and the older ones about the rest."""
    others = {kept.section.id for kept in work.sections} - set(job.revisions)
    fresh = tuple(question for question in draft.questions if question.about not in others)
    return (*(question for question in work.questions if question.about in others), *fresh)
