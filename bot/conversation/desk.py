"""The desk: everything that a page, a route or a test can ask of the bot, in one place."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

from bot.conversation import order_replies, replies
from bot.conversation.assembly import assemble, places_of, whole_brief
from bot.conversation.bench import LONGEST_MESSAGE, Bench
from bot.conversation.copies import Copies
from bot.conversation.departments import departments_in
from bot.conversation.draft_list import DraftList
from bot.conversation.exports import Exports
from bot.conversation.further_reading import FurtherReading
from bot.conversation.gaps import Gaps
from bot.conversation.gaps_shown import gaps_shown
from bot.conversation.intents import Intent, OpenBrief, Unclear
from bot.conversation.jobs import Job, Jobs
from bot.conversation.listening import Listening
from bot.conversation.locks import Locks
from bot.conversation.material import Material
from bot.conversation.model_desk import ModelDesk
from bot.conversation.past_reports import PastReports
from bot.conversation.phrases import Phrases
from bot.conversation.plain import file_name, plain
from bot.conversation.record import record_of
from bot.conversation.reply import Reply
from bot.conversation.rule_book import RuleBook
from bot.conversation.second_reading import SecondReading
from bot.conversation.sections import Sections
from bot.conversation.session import holes
from bot.conversation.snapshot import message_shown, snapshot
from bot.conversation.store import DraftStore
from bot.conversation.talk import Talk
from bot.conversation.tools import Tools
from bot.conversation.undoing import Undoing
from bot.conversation.warming import warm_up
from bot.domain.draft import Severity
from bot.domain.work import Message, Work
from bot.errors import BadInput
from bot.export.workbook import workbook_bytes
from bot.gathering.last_year import reports_on
from bot.gathering.returned_form import is_form
from bot.reading.wordless import refuse_wordless

Json = dict[str, Any]
ECHO = 400
"""Characters of a message that the chat keeps; longer ones are kept whole as notes."""


class Desk:
    """One for all owners. Every method raises NotFound for a draft that is not the owner's."""

    largest_file = 20 * 1024 * 1024
    """Bytes of an uploaded file."""

    def __init__(self, store: DraftStore, tools: Tools, phrases: Phrases, exports: Path) -> None:
        self._store = store
        self._tools = tools
        self._phrases = phrases
        self._locks = Locks()
        self._second = SecondReading(store, tools, self._locks)
        self._jobs = Jobs(store, tools, self._locks, self._tell_end)
        self.bench = Bench(store, tools, self._locks, self._jobs)
        self._further = FurtherReading(self.bench)
        self._listening = Listening(self.bench, phrases)
        self.sections = Sections(self.bench)
        self.exports = Exports(self.bench, exports)
        self.gaps = Gaps(self.bench, self._say)
        self.copies = Copies(self.bench, self._say)
        self.list = DraftList(store, tools.genres)
        self.undoing = Undoing(self.bench, self.sections)
        self._talk = Talk(self.bench, self.exports, self.undoing, self.sections, self.copies, phrases)
        self._warming: Thread | None = None
        self._jobs.mend()

    @property
    def rules(self) -> RuleBook:
        return self._tools.rules

    @property
    def models(self) -> ModelDesk:
        return ModelDesk(self._tools.models)

    @property
    def past_reports(self) -> PastReports:
        return self._tools.past_reports

    def take_in_rules(self, owner: str, draft_id: str, held: bytes) -> str:
        """Puts an edited workbook of rules in force and checks the draft by it; what stands now, in a sentence."""
        self.bench.load(owner, draft_id)
        says = self.rules.take_in(held)
        with self._locks.of(draft_id):
            self.bench.recheck(owner, draft_id)
            self._store.add_event(draft_id, "findings", count=len(self._store.load(owner, draft_id).findings))
        return says

    def begin(self) -> None:
        """Called when the page can be reached: what takes seconds and is not needed at once starts now."""
        self._warming = warm_up(self._tools)
        self.past_reports.late.open_in_background()

    def wait_until_warm(self, seconds: float = 60) -> None:
        """Until what `begin` began is done."""
        if self._warming:
            self._warming.join(seconds)
        self.past_reports.late.wait(seconds)

    def close(self) -> None:
        """Stops the jobs; what they wrote is kept."""
        self._further.close()
        self._jobs.close()

    def wait(self, draft_id: str, seconds: float = 60) -> None:
        """Until the draft's job is over."""
        self._jobs.wait(draft_id, seconds)
        self._second.wait(draft_id, seconds)
        self._further.wait(draft_id, seconds)

    def genres(self) -> list[dict[str, str]]:
        return [{"id": genre.id, "name": genre.name} for genre in self._tools.genres.values()]

    def drafts(self, owner: str) -> list[Json]:
        return self.list.lines(owner)

    def open_draft(self, owner: str, unit: str = "", year: int | None = None, genre: str | None = None) -> str:
        return self.bench.open_draft(owner, unit, year, genre)

    def delete(self, owner: str, draft_id: str) -> None:
        self.stop(owner, draft_id)
        self._jobs.wait(draft_id, 30)
        with self._locks.of(draft_id):
            self._store.delete(draft_id)
            self.exports.forget(draft_id)

    def snapshot(self, owner: str, draft_id: str) -> Json:
        work = self.bench.load(owner, draft_id)
        done, total = self.past_reports.late.progress()
        library = {"done": done, "total": total, "reports": done}
        shown = snapshot(work, self.bench.genre(work), self._store.messages(draft_id), library)
        return shown | {"gaps": gaps_shown(work, self.gaps.wanted(work))} | self.undoing.offered(work)

    def record(self, owner: str, draft_id: str) -> tuple[str, bytes]:
        """(file name, .xlsx) of the record of the draft's check."""
        work = self.bench.load(owner, draft_id)
        genre = self.bench.genre(work)
        name = f"{whole_brief(work, genre).title}·校核记录.xlsx"
        return name, workbook_bytes(record_of(work, genre))

    def events(self, owner: str, draft_id: str, after: int) -> Json:
        """{last, events}: at most 500 events; `last` is the id up to which they go."""
        if self._store.owner_of(draft_id) != owner:
            self._store.load(owner, draft_id)
        events = self._store.events(draft_id, after)
        shown = [{**event.data, "id": event.id, "kind": event.kind} for event in events]
        return {"last": events[-1].id if events else after, "events": shown}

    def reply(self, owner: str, draft_id: str, message: str) -> Reply:
        """Does what a message asks and answers it. BadInput for an empty or too long one, which is not kept."""
        text = plain(message).strip()
        if not text:
            raise BadInput(replies.EMPTY)
        if len(text) > LONGEST_MESSAGE:
            raise BadInput(replies.too_long(len(text), LONGEST_MESSAGE))
        refuse_wordless(text, "这段话")
        told = self._listening.by_model(owner, draft_id, text)
        with self._locks.of(draft_id):
            return self._exchange(owner, draft_id, text, _echo(text), lambda: self._answer(owner, draft_id, text, told))

    def converse(self, owner: str, draft_id: str, message: str) -> list[Json]:
        """The messages that an exchange adds to the chat: the person's and the bot's."""
        before = len(self._store.messages(draft_id)) if self.bench.load(owner, draft_id) else 0
        self.reply(owner, draft_id, message)
        return [message_shown(one) for one in self._store.messages(draft_id)[before:]]

    def add_file(self, owner: str, draft_id: str, name: str, data: bytes) -> list[Json]:
        """A file as material. Returns the new messages. BadInput or UnreadableFile where it cannot be read."""
        self.bench.load(owner, draft_id)
        name = file_name(name)
        if len(data) > self.largest_file:
            raise BadInput(replies.file_too_large(name, self.largest_file // 1024 // 1024))
        if is_form(data, name):
            return self._told(owner, draft_id, name, lambda work: self.gaps.take_form(work, name, data))
        # Lines above the first stay: a line's number is its place in the file.
        parts = [(part, plain(text).rstrip()) for part, text in self._tools.read_file(name, data)]
        for part, text in parts:
            if not text.strip():
                raise BadInput(replies.file_empty(part))
            if len(text) > LONGEST_MESSAGE:
                raise BadInput(replies.too_long(len(text), LONGEST_MESSAGE))
            refuse_wordless(text, part)
        if len(parts) == 1 and reports_on(parts[0][1], name, self.bench.load(owner, draft_id).entry.year - 1):
            text = parts[0][1]
            return self._told(owner, draft_id, name, lambda _: self.gaps.compare_with(owner, draft_id, name, text))
        with self._locks.of(draft_id):
            before = len(self._store.messages(draft_id))
            for part, text in parts:
                self._take_in(owner, draft_id, part, text)
        return [message_shown(one) for one in self._store.messages(draft_id)[before:]]

    def _told(self, owner: str, draft_id: str, name: str, take: Callable[[Work], str]) -> list[Json]:
        """The messages about a file that is no plain material: what was done with it, then the next question."""
        with self._locks.of(draft_id):
            before = len(self._store.messages(draft_id))
            said = f"（上传文件）{name}"

            def answer() -> Reply:
                return Reply(take(self.bench.load(owner, draft_id)), ask=True)

            self._exchange(owner, draft_id, said, said, answer)
            return [message_shown(one) for one in self._store.messages(draft_id)[before:]]

    def _take_in(self, owner: str, draft_id: str, name: str, text: str) -> None:
        said = replies.read_file(name, len(text))
        self._exchange(
            owner, draft_id, text, f"（上传文件）{name}", lambda: self._keep(owner, draft_id, text, name, said)
        )

    def start(self, owner: str, draft_id: str, sections: Sequence[str] | None = None) -> str:
        """Begins to draft; says what is written and what is left alone, in the chat too when there is any."""
        with self._locks.of(draft_id):
            writes, kept = self.bench.start(self.bench.load(owner, draft_id), sections)
            says = replies.starting(writes, kept)
            if kept:
                self._say(draft_id, Message("assistant", says))
            return says

    def go_on(self, owner: str, draft_id: str) -> str:
        """Writes what is not written yet, and nothing else; says what that is. BadInput where nothing is left."""
        with self._locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            left = self.bench.unwritten(work)
            if not left:
                raise BadInput(order_replies.NOTHING_LEFT_TO_WRITE)
            return replies.starting(self.bench.start(work, left)[0], ())

    def stop(self, owner: str, draft_id: str) -> None:
        """Ends what is under way: a job at its next piece, a model's further reading at once."""
        self.bench.load(owner, draft_id)
        self._further.stop(draft_id)
        self._jobs.stop(draft_id)

    def _exchange(self, owner: str, draft_id: str, text: str, echo: str, answer: Any) -> Reply:
        work = self.bench.load(owner, draft_id)
        try:
            reply: Reply = answer()
        except BadInput as error:
            reply = Reply(str(error))
        if reply.ask:
            reply = self._talk.with_question(owner, work.id, reply)
        self._say(draft_id, Message("user", echo), Message("assistant", reply.text, reply.options))
        self._further.begin(work)
        return replace(reply, ask=False)

    def _answer(self, owner: str, draft_id: str, text: str, told: Intent | None) -> Reply:
        """`told`: what a model takes the message for; the rules go first."""
        work = self.bench.load(owner, draft_id)
        intent = self._listening.by_rule(work, text)
        if intent != OpenBrief(unit=text) and (names := departments_in(text)):
            return Reply(self.gaps.name_departments(owner, draft_id, names))
        return self._talk.answer(work, told if told and isinstance(intent, Unclear) else intent, text)

    def _keep(self, owner: str, draft_id: str, text: str, name: str, said: str) -> Reply:
        work = self.bench.load(owner, draft_id)
        understood, options, ask = Material(self.bench, self._phrases).keep(work, text, name)
        return Reply(f"{said}\n{understood}", options, ask)

    def _say(self, draft_id: str, *messages: Message) -> None:
        self._store.add_messages(draft_id, messages)
        self._store.add_event(draft_id, "message", role=messages[-1].role)

    def _tell_end(self, job: Job) -> None:
        """After a job: what there is and what to look at, then the next question."""
        with self._locks.of(job.draft_id):
            work = self.bench.load(job.owner, job.draft_id)
            reply = self._talk.with_question(job.owner, job.draft_id, Reply(self._written(work, job)))
            self._say(job.draft_id, Message("assistant", reply.text, reply.options))
        self._second.begin(job.owner, job.draft_id)

    def _written(self, work: Work, job: Job) -> str:
        genre = self.bench.genre(work)
        draft = assemble(work, genre)
        names = {place.id: place.name for place in places_of(work, genre)}
        new = [section for section in draft.sections if section.id in job.done and section.id not in job.overtaken]
        return replies.report_written(
            [names[section.id] for section in new],
            sum(len(section.text) for section in new),
            holes(work),
            sum(finding.severity is Severity.MUST_FIX for finding in draft.findings),
            [
                *(replies.overtaken(names[section]) for section in job.overtaken),
                replies.fell_back([(names[one.section_id], one.says) for one in job.fell_back]),
            ],
        )


def _echo(text: str) -> str:
    """What the chat keeps of a message."""
    return text if len(text) <= ECHO else f"{text[:ECHO].rstrip()}……（共{len(text):,}字，全文已记入材料）"
