"""What a person does about the gaps: last year's report, ties, the local guide, departments, the 素材报送表."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.conversation import gap_replies, replies
from bot.conversation.assembly import assemble, whole_brief
from bot.conversation.bench import LONGEST_MESSAGE, Bench
from bot.conversation.gap_questions import demands_to_ask
from bot.conversation.plain import file_name, plain
from bot.conversation.session import open_questions, options_for
from bot.domain.facts import Note
from bot.domain.gathering import Filled, Gathered, Wanted, note_of
from bot.domain.work import KeptNote, Message, Work
from bot.errors import BadInput, NotFound
from bot.export.request_form import guide_form, request_form
from bot.gathering.local_guide import EXAMPLE, HEADS, read_local_guide
from bot.gathering.returned_form import read_form, told
from bot.gathering.wanted import wanted
from bot.reading.documents import LARGEST
from bot.reading.wordless import refuse_wordless

SENT = "已报过，可以更正"


@dataclass(frozen=True)
class Gaps:
    """`say`: puts messages into a draft's chat."""

    bench: Bench
    say: Callable[..., None]

    def ask(self, owner: str, draft_id: str, question_id: str) -> None:
        """Puts an open question in the chat, where it waits for its answer. NotFound for one that is not open."""
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            held = (*open_questions(work, self.bench.genre(work)), *demands_to_ask(work, (), ()))
            question = next((one for one in held if one.id == question_id), None)
            if question is None:
                raise NotFound(gap_replies.NO_SUCH_QUESTION)
            self.bench.store.put_asked(draft_id, tuple(dict.fromkeys((*work.asked, question_id))), question_id)
            self.say(draft_id, Message("assistant", question.text, options_for(question, work)))

    def take_last_year(self, owner: str, draft_id: str, name: str, data: bytes) -> str:
        """A file as last year's report; what was read of it. BadInput or UnreadableFile where it cannot be read."""
        self.bench.load(owner, draft_id)
        name = file_name(name)
        if len(data) > LARGEST:
            raise BadInput(replies.file_too_large(name, LARGEST // 1_000_000))
        text = "\n\n".join(plain(text).rstrip() for _, text in self.bench.tools.read_file(name, data))
        if not text.strip():
            raise BadInput(replies.file_empty(name))
        return self.compare_with(owner, draft_id, name, text)

    def in_library(self, owner: str, draft_id: str) -> tuple[str, str] | None:
        """(name, text) of the unit's own report on the year before, as the library has it."""
        entry = self.bench.load(owner, draft_id).entry
        return self.bench.tools.report_on(entry.unit, entry.year - 1, entry.genre, owner) if entry.unit else None

    def take_from_library(self, owner: str, draft_id: str) -> str:
        """Holds the draft against that report. NotFound where the library has none."""
        if (found := self.in_library(owner, draft_id)) is None:
            raise NotFound(gap_replies.NOT_IN_LIBRARY)
        return self.compare_with(owner, draft_id, *found)

    def compare_with(self, owner: str, draft_id: str, name: str, text: str) -> str:
        """Holds the draft against this report from now on; what was read of it, in a sentence or two."""
        refuse_wordless(text, name)
        if len(text) > LONGEST_MESSAGE:
            raise BadInput(replies.too_long(len(text), LONGEST_MESSAGE))
        with self.bench.locks.of(draft_id):
            work = self._put_last_year(self.bench.load(owner, draft_id), Note(name, text))
            assert work.survey.last is not None
            return gap_replies.last_year_taken(name, work.survey.last)

    def drop_last_year(self, owner: str, draft_id: str) -> None:
        with self.bench.locks.of(draft_id):
            self._put_last_year(self.bench.load(owner, draft_id), None)

    def _put_last_year(self, work: Work, report: Note | None) -> Work:
        self.bench.store.put_last_year(work.id, report)
        return self._changed(work)

    def tie(self, owner: str, draft_id: str, promise: str, fact_id: str, holds: bool) -> None:
        """A person's word on whether a fact answers a promise. NotFound where there is no such promise or fact."""
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            known = work.survey.last.answers if work.survey.last else ()
            if not any(answer.promise.key == promise for answer in known):
                raise NotFound(gap_replies.NO_SUCH_PROMISE)
            fact = next((fact for fact in work.sheet.facts if fact.id == fact_id), None)
            if fact is None:
                raise NotFound(replies.NO_SUCH_FACT)
            self._put(work, work.gathered.tied(promise, fact, holds))

    def mark(self, owner: str, draft_id: str, item: str, applies: bool) -> None:
        """Marks a demand, a matter (执法权) or a promise as 不涉及, or takes the mark off. NotFound for any other."""
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            known = {name for cell in work.survey.cells for name in (cell.demand.id, cell.demand.matter)}
            known |= {one.promise.key for one in work.survey.last.answers} if work.survey.last else set()
            if not item or item not in known | set(work.not_applicable):
                raise NotFound(gap_replies.NO_SUCH_ITEM)
            self.bench.mark_item(owner, draft_id, item, applies)

    def take_guide(self, owner: str, draft_id: str, name: str, data: bytes) -> str:
        """Takes in a local guide whole, in place of the one before. BadInput naming the row that is wrong."""
        self.bench.load(owner, draft_id)
        items = read_local_guide(name, data)
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            self._put(work, replace(work.gathered, guide=name, local=items))
        return gap_replies.guide_taken(name, len(items))

    def drop_guide(self, owner: str, draft_id: str) -> None:
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            self._put(work, replace(work.gathered, guide="", local=()))

    def empty_guide(self) -> bytes:
        """An .xlsx to fill in: the heads and an example."""
        return guide_form(HEADS, EXAMPLE)

    def name_departments(self, owner: str, draft_id: str, names: Sequence[str]) -> str:
        """The departments that get a sheet each, in this order. BadInput for too many or too long names."""
        kept = tuple(dict.fromkeys(name for one in names if (name := " ".join(plain(one).split()))))
        if len(kept) > gap_replies.MOST_DEPARTMENTS or any(len(name) > gap_replies.LONGEST_DEPARTMENT for name in kept):
            raise BadInput(gap_replies.BAD_DEPARTMENTS)
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            self._put(work, replace(work.gathered, departments=kept))
        return gap_replies.departments_taken(kept)

    def allot(self, owner: str, draft_id: str, key: str, department: str) -> None:
        """Asks this department for one thing. NotFound for a department that was never named."""
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            asked_for = {row.key for row in self.wanted(work)}
            if department not in work.gathered.departments or key not in asked_for:
                raise NotFound(gap_replies.NO_SUCH_ROW)
            kept = dict(work.gathered.allotted) | {key: department}
            self._put(work, replace(work.gathered, allotted=tuple(kept.items())))

    def wanted(self, work: Work) -> tuple[Wanted, ...]:
        """The rows of the form as it would be made now."""
        draft = assemble(work, self.bench.genre(work))
        names, chosen = work.gathered.departments, dict(work.gathered.allotted)
        return wanted(work.survey, draft, work.not_applicable, names, chosen)

    def form(self, owner: str, draft_id: str) -> tuple[str, bytes]:
        """(file name, .xlsx) of the form for the colleagues, with what they sent already."""
        work = self.bench.load(owner, draft_id)
        brief = whole_brief(work, self.bench.genre(work))
        title = f"{brief.unit}{brief.year}年度{brief.genre.name}素材报送表"
        rows, before = self.wanted(work), {one.number: one for one in work.gathered.filled}
        asked = {row.number for row in rows}
        sent = [Wanted("", one.number, one.what, SENT, one.section, one.department) for one in before.values()]
        return f"{title}.xlsx", request_form(title, [*[row for row in sent if row.number not in asked], *rows], before)

    def take_form(self, work: Work, name: str, data: bytes) -> str:
        """Merges a form that came back into the notes: one note a row, so that a changed row is an update."""
        at = self.bench.tools.now().isoformat(timespec="minutes")
        rows = read_form(data, name, self.wanted(work), at)
        if not rows:
            raise BadInput(gap_replies.EMPTY_FORM)
        before = {(one.number, one.department): one for one in work.gathered.filled}
        new = [one for one in rows if (one.number, one.department) not in before]
        changed = [one for one in rows if _differs(one, before.get((one.number, one.department)))]
        fresh = [*new, *changed]
        if fresh:
            kept = before | {(one.number, one.department): one for one in fresh}
            self.bench.store.put_gathered(work.id, replace(work.gathered, filled=tuple(kept.values())))
            self.bench.put_notes(work, [_note(one, work) for one in fresh])
        people = tuple(dict.fromkeys(f"{one.department}{one.person}" for one in fresh))
        return gap_replies.form_taken(name, len(new), len(changed), len(rows) - len(fresh), people)

    def _put(self, work: Work, gathered: Gathered) -> Work:
        self.bench.store.put_gathered(work.id, gathered)
        return self._changed(work)

    def _changed(self, work: Work) -> Work:
        self.bench.recheck(work.owner, work.id)
        self.bench.store.add_event(work.id, "gaps")
        return self.bench.load(work.owner, work.id)


def _differs(one: Filled, before: Filled | None) -> bool:
    return before is not None and replace(one, at="", section="") != replace(before, at="", section="")


def _note(one: Filled, work: Work) -> KeptNote:
    return KeptNote(Note(note_of(one), told(one)), one.section if work.kept(one.section) else None)
