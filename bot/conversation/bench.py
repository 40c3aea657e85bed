"""What the chat and the page both do to a draft: its brief, its notes, its facts, its drafting."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation import order_replies, replies
from bot.conversation.assembly import assemble, brief_of, fresh_sections, genre_of, places_of, sections_for
from bot.conversation.findings import named_findings
from bot.conversation.jobs import Jobs
from bot.conversation.locks import Locks
from bot.conversation.plain import plain
from bot.conversation.sheets import as_wanted, settled, with_edit
from bot.conversation.store import DraftStore
from bot.conversation.surveying import all_findings, surveyed
from bot.conversation.tools import Tools
from bot.domain.changes import Change
from bot.domain.facts import Fact, FactSheet, FactStatus, Note
from bot.domain.genre import Genre
from bot.domain.work import BriefEntry, FactEdit, KeptNote, Progress, SectionState, Work, WorkState
from bot.errors import BadInput, Busy, CannotWrite, NotFound

LONGEST_MESSAGE = 100_000
MOST_NOTES = 500_000
"""Characters of one message, and of all the material of a draft."""
FIRST_YEAR = 2000
LONGEST_FIELD = 100
LONGEST_FACT = 2_000
LONGEST_REASON = 200
SHORTEST_REASON = 2


@dataclass(frozen=True)
class Bench:
    """Every change is made under the draft's lock, so that what it rests on is what is there."""

    store: DraftStore
    tools: Tools
    locks: Locks
    jobs: Jobs

    def load(self, owner: str, draft_id: str) -> Work:
        return surveyed(self._loaded(owner, draft_id), self.tools)

    def _loaded(self, owner: str, draft_id: str) -> Work:
        work = self.store.load(owner, draft_id)
        if work.progress.state is WorkState.DRAFTING and not self.jobs.running(draft_id):
            with self.locks.of(draft_id):
                return self._mended(owner, work)
        return work

    def _mended(self, owner: str, work: Work) -> Work:
        """A draft whose job died, shown as failed; where that cannot be written it can be read all the same."""
        try:
            self.jobs.mend()
        except (Busy, CannotWrite):
            return replace(work, progress=Progress(WorkState.FAILED, replies.BROKEN_OFF))
        return self.store.load(owner, work.id)

    def genre(self, work: Work) -> Genre:
        return genre_of(work.entry.genre, self.tools.genres)

    def open_draft(self, owner: str, unit: str, year: int | None, genre_id: str | None) -> str:
        """A new draft's id. Year and genre not given: the year that is being reported on now, the first genre."""
        genre = genre_of(genre_id or next(iter(self.tools.genres)), self.tools.genres)
        entry = BriefEntry(plain(unit).strip(), year or self.default_year(), genre.id)
        self.check_entry(entry)
        return self.store.create(owner, entry, fresh_sections(genre))

    def default_year(self) -> int:
        """Reports on a year are written from its autumn to the next spring."""
        now = self.tools.now()
        return now.year if now.month >= 7 else now.year - 1

    def check_entry(self, entry: BriefEntry) -> None:
        last = self.tools.now().year + 1
        if not FIRST_YEAR <= entry.year <= last:
            raise BadInput(replies.bad_year(entry.year, last))
        fields = (entry.unit, entry.title, entry.addressee, entry.signoff_unit, entry.signoff_date)
        if any(len(field or "") > LONGEST_FIELD for field in fields):
            raise BadInput(replies.field_too_long(LONGEST_FIELD))
        genre_of(entry.genre, self.tools.genres)

    def change_brief(self, owner: str, draft_id: str, changes: Mapping[str, Any]) -> None:
        """Sets fields of BriefEntry. Another year or genre means reading the notes again."""
        with self.locks.of(draft_id):
            work = self.load(owner, draft_id)
            entry = replace(work.entry, **{name: _tidy(value) for name, value in changes.items()})
            entry = replace(entry, unit=entry.unit or "")
            if entry == work.entry:
                return
            self.put_entry(work, entry)
            self.store.add_change(draft_id, Change(order_replies.did_brief(changes), entry=work.entry))

    def put_entry(self, work: Work, entry: BriefEntry) -> None:
        self.check_entry(entry)
        self.refuse_while_drafting(work)
        other_genre = entry.genre != work.entry.genre
        genre = genre_of(entry.genre, self.tools.genres)
        self.store.change_entry(work.id, entry, sections_for(genre, work.sections) if other_genre else None)
        if (entry.unit, entry.year, entry.genre) != (work.entry.unit, work.entry.year, work.entry.genre):
            if other_genre:
                self.store.put_questions(work.id, ())
            self.read_again(work.owner, work.id)
        self.store.add_event(work.id, "brief")

    def read_again(self, owner: str, draft_id: str) -> None:
        """The facts from the notes as they now are."""
        work = self.load(owner, draft_id)
        self.store.put_sheet(draft_id, self.read_notes(work, work.notes, work.edits), work.edits)
        self.recheck(owner, draft_id)

    def read_notes(self, work: Work, notes: Sequence[KeptNote], edits: Sequence[FactEdit]) -> FactSheet:
        """All notes as a sheet: read, then as the person wants it, then every fact placed."""
        if not notes:
            return FactSheet()
        genre = self.genre(work)
        brief = brief_of(work, genre)
        read = self.tools.read_facts([kept.note for kept in notes], brief)
        return self.tools.place(as_wanted(read, edits, notes, genre), brief)

    def add_note(self, work: Work, note: Note, section: str | None = None) -> Work:
        """Keeps a text whole and reads all notes anew; what was read from it is told by `source.note`."""
        total = sum(len(kept.note.text) for kept in work.notes) + len(note.text)
        if total > MOST_NOTES:
            raise BadInput(replies.too_many_notes(total, MOST_NOTES))
        kept = KeptNote(note, section)
        self.store.keep_note(work.id, kept, self.read_notes(work, (*work.notes, kept), work.edits))
        self.store.add_change(work.id, Change(order_replies.did_note(note.name), note=note.name))
        self.recheck(work.owner, work.id)
        work = self.load(work.owner, work.id)
        self.store.add_event(work.id, "facts", count=len(work.sheet.facts))
        return work

    def put_notes(self, work: Work, notes: Sequence[KeptNote]) -> Work:
        """Keeps notes, each in place of one of the same name, and reads all anew."""
        fresh = {kept.note.name: kept for kept in notes}
        known = {kept.note.name for kept in work.notes}
        whole = [fresh.get(kept.note.name, kept) for kept in work.notes]
        whole += [kept for name, kept in fresh.items() if name not in known]
        total = sum(len(kept.note.text) for kept in whole)
        if total > MOST_NOTES:
            raise BadInput(replies.too_many_notes(total, MOST_NOTES))
        self.store.put_notes(work.id, notes, self.read_notes(work, whole, work.edits))
        self.recheck(work.owner, work.id)
        work = self.load(work.owner, work.id)
        self.store.add_event(work.id, "facts", count=len(work.sheet.facts))
        return work

    def change_facts(self, owner: str, draft_id: str, fact_ids: Sequence[str], changes: Mapping[str, str]) -> Work:
        """Sets text, status or section of facts, as one change. NotFound, and nothing changed, where one is not there."""
        with self.locks.of(draft_id):
            work = self.load(owner, draft_id)
            by_id = {fact.id: fact for fact in work.sheet.facts}
            if not all(fact_id in by_id for fact_id in fact_ids):
                raise NotFound(replies.NO_SUCH_FACT)
            wanted = self._fact_changes(work, changes)
            edits = work.edits
            for fact_id in fact_ids:
                edits = with_edit(edits, by_id[fact_id], **wanted)
            return self.put_edits(work, edits, order_replies.did_facts(fact_ids, wanted))

    def change_fact(self, owner: str, draft_id: str, fact_id: str, changes: Mapping[str, str]) -> Fact:
        """Sets text, status or section of a fact. Returns it as it now stands."""
        return self.change_facts(owner, draft_id, [fact_id], changes).sheet.fact(fact_id)

    def _fact_changes(self, work: Work, changes: Mapping[str, str]) -> dict[str, Any]:
        wanted: dict[str, Any] = {name: plain(value).strip() for name, value in changes.items()}
        if "text" in wanted and not wanted["text"]:
            raise BadInput(replies.EMPTY_FACT)
        if len(wanted.get("text", "")) > LONGEST_FACT:
            raise BadInput(replies.fact_too_long(LONGEST_FACT))
        if "status" in wanted:
            if wanted["status"] not in tuple(FactStatus):
                raise BadInput(replies.BAD_STATUS)
            wanted["status"] = FactStatus(wanted["status"])
        if "section" in wanted and work.kept(wanted["section"]) is None:
            raise BadInput(replies.NO_SUCH_PART)
        return wanted

    def put_edits(self, work: Work, edits: Sequence[FactEdit], says: str = "") -> Work:
        """The facts as read from the notes, with these edits; `says` what was done, where it can be taken back."""
        if says:
            self.store.add_change(work.id, Change(says, edits=work.edits))
        self.store.put_sheet(work.id, self.read_notes(work, work.notes, edits), edits)
        self.recheck(work.owner, work.id)
        work = self.load(work.owner, work.id)
        self.store.add_event(work.id, "facts", count=len(work.sheet.facts))
        return work

    def settle(self, owner: str, draft_id: str, facts: Sequence[str], chosen: str) -> None:
        """Every fact of a conflict says the chosen value from now on. NotFound where there is no such conflict."""
        with self.locks.of(draft_id):
            work = self.load(owner, draft_id)
            held = (clash for clash in work.sheet.conflicts if clash.facts == tuple(facts) and chosen in clash.quotes)
            if (clash := next(held, None)) is None:
                raise NotFound(replies.NO_SUCH_CONFLICT)
            done = order_replies.did_settle(clash.thing)
            self.put_edits(work, settled(work.edits, work.sheet, clash, chosen), done)

    def mark_item(self, owner: str, draft_id: str, item: str, applies: bool) -> Work:
        """Marks something as 不涉及, or takes the mark off. BadInput for something that is unknown."""
        with self.locks.of(draft_id):
            work = self.load(owner, draft_id)
            marks = tuple(one for one in work.not_applicable if one != item) + (() if applies else (item,))
            if marks != work.not_applicable:
                self.store.add_change(
                    draft_id, Change(order_replies.did_mark(applies), not_applicable=work.not_applicable)
                )
                self.put_marks(work, marks)
            return self.load(owner, draft_id)

    def put_marks(self, work: Work, marks: Sequence[str]) -> None:
        self.store.put_not_applicable(work.id, marks)
        self.store.add_event(work.id, "facts", count=len(work.sheet.facts))

    def recheck(self, owner: str, draft_id: str) -> None:
        """Checks the document as it stands, if there is any text."""
        work = surveyed(self.store.load(owner, draft_id), self.tools)
        draft = assemble(work, self.genre(work))
        if draft.sections:
            self.store.put_findings(draft_id, all_findings(self.tools, draft, work))
        elif work.findings:
            self.store.put_findings(draft_id, ())

    def ignore_finding(self, owner: str, draft_id: str, finding_id: str, reason: str) -> None:
        """Sets a finding aside for good. BadInput without a reason: the record says why."""
        reason = plain(reason).strip()[:LONGEST_REASON]
        with self.locks.of(draft_id):
            work = self._with_finding(owner, draft_id, finding_id)
            if len(reason) < SHORTEST_REASON:
                raise BadInput(replies.WHY_IGNORED)
            self.store.ignore(draft_id, finding_id, reason)
            self.store.add_event(draft_id, "findings", count=len(work.findings))

    def heed_finding(self, owner: str, draft_id: str, finding_id: str) -> None:
        """Takes an `ignore_finding` back."""
        with self.locks.of(draft_id):
            work = self._with_finding(owner, draft_id, finding_id)
            self.store.heed(draft_id, finding_id)
            self.store.add_event(draft_id, "findings", count=len(work.findings))

    def _with_finding(self, owner: str, draft_id: str, finding_id: str) -> Work:
        work = self.load(owner, draft_id)
        if finding_id not in dict(named_findings(work.findings)):
            raise NotFound(replies.NO_SUCH_FINDING)
        return work

    def start(self, work: Work, sections: Collection[str] | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Begins to draft these parts, or all; (names of what is written, names of what is left alone).

        What a person wrote or locked is left alone. BadInput when no unit is known or nothing is left to write.
        """
        self.refuse_while_drafting(work)
        if not work.entry.unit:
            raise BadInput(replies.NEED_UNIT)
        wanted = [kept for kept in work.sections if sections is None or kept.section.id in sections]
        if not wanted:
            raise BadInput(replies.NO_SUCH_PART)
        free = [kept.section.id for kept in wanted if not kept.guarded]
        if not free:
            raise BadInput(replies.ALL_GUARDED)
        self.jobs.start(work, free)
        places = {place.id: place for place in places_of(work, self.genre(work))}
        writes = tuple(places[name].name for name in free if places[name].required or places[name].number)
        return writes, tuple(places[kept.section.id].name for kept in wanted if kept.guarded)

    def unwritten(self, work: Work) -> tuple[str, ...]:
        """Ids of the parts that are empty or were broken off, and have something to be written of."""
        facts = {fact.section for fact in work.sheet.standing()}
        required = {place.id for place in places_of(work, self.genre(work)) if place.required}
        return tuple(
            kept.section.id
            for kept in work.sections
            if kept.state in (SectionState.EMPTY, SectionState.FAILED)
            and not kept.guarded
            and kept.section.id in facts | required
        )

    def refuse_while_drafting(self, work: Work) -> None:
        if self.jobs.running(work.id):
            raise BadInput(replies.ALREADY_DRAFTING)


def _tidy(value: Any) -> Any:
    """Words without blanks around them; an emptied field is one that was not given."""
    return plain(value).strip() or None if isinstance(value, str) else value
