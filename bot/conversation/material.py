"""Taking in what the person gives: pasted notes, files, answers to questions, corrections of facts."""

import re
from collections import Counter
from dataclasses import dataclass

from bot.conversation import gap_replies, order_replies, replies
from bot.conversation.assembly import places_of
from bot.conversation.bench import Bench
from bot.conversation.gap_questions import demands_to_ask
from bot.conversation.intents import Answer, Intent, Paste
from bot.conversation.last_year import PROMISE
from bot.conversation.opening import unit_in
from bot.conversation.phrases import Phrases
from bot.conversation.session import (
    SECTION,
    SIGNOFF_DATE,
    UNIT_QUESTION,
    chosen_value,
    conflict_id,
    open_questions,
    options_for,
    pending_conflict,
)
from bot.conversation.sheets import settled
from bot.domain.facts import Note
from bot.domain.genre import Role
from bot.domain.work import Work
from bot.reading.dates import dates

Said = tuple[str, tuple[str, ...], bool]
"""What to say, what to click, and whether the next question may follow."""
_EVENT = re.compile(r"\d+\s*(?:月|[场次份件人期条])")
_LONGEST_UNIT = 24
_NOT_DONE = re.compile(
    r"(?:今年|这个|这条|这项)?(?:还|都|也)?(?:没有?|未)(?:能)?(?:做|办|开展|完成|落实|做成|动|进展|回应|改进)?[了呢]?"
)


@dataclass(frozen=True)
class Material:
    bench: Bench
    phrases: Phrases

    def take(self, work: Work, intent: Intent, message: str) -> Said:
        if isinstance(intent, Answer):
            return self._answer(work, intent.text)
        return self.keep(work, intent.text if isinstance(intent, Paste) else message)

    def keep(self, work: Work, text: str, name: str | None = None) -> Said:
        """Notes of any kind: kept whole, read, and told what was understood."""
        if any(_same(kept.note.text, text) for kept in work.notes):
            return replies.again(len(text)), options_for(None, work), False
        known = {conflict_id(clash) for clash in work.sheet.conflicts}
        name = self._free_name(work, name or f"第{len(work.notes) + 1}次粘贴")
        work = self.bench.add_note(work, Note(name, text))
        said = [self._understood(work, name, len(text)), self._unit_from(work)]
        fresh = [clash for clash in work.sheet.conflicts if conflict_id(clash) not in known]
        said.append(replies.conflicts_found(len(fresh)))
        if any(kept.section.text for kept in work.sections):
            said.append(replies.NOT_YET_WRITTEN)
        return "\n".join(filter(None, said)), (), True

    def _understood(self, work: Work, name: str, length: int) -> str:
        facts = [fact for fact in work.sheet.facts if fact.source.note == name]
        counts = Counter(fact.section for fact in facts)
        places = places_of(work, self.bench.genre(work))
        by_section = [(place.name, counts[place.id]) for place in places if counts[place.id]]
        unplaced = len(facts) - sum(count for _, count in by_section)
        dropped = [line for line in work.sheet.dropped if line.source.note == name]
        said = (replies.taken_in(length, len(facts), by_section, unplaced), replies.left_out(dropped))
        return "\n".join(filter(None, said))

    def _unit_from(self, work: Work) -> str:
        """The sign-off of the notes names the unit where the person has not."""
        unit = work.sheet.fields.signoff_unit
        if work.entry.unit or not unit:
            return ""
        self.bench.change_brief(work.owner, work.id, {"unit": unit})
        return replies.unit_from_notes(unit)

    def _free_name(self, work: Work, name: str) -> str:
        """Facts are told apart by their note's name, so no two notes share one."""
        taken = {kept.note.name for kept in work.notes}
        names = [name, *(f"{name}（{number}）" for number in range(2, len(taken) + 3))]
        return next(free for free in names if free not in taken)

    def _answer(self, work: Work, text: str) -> Said:
        if work.pending == UNIT_QUESTION:
            return self._unit(work, text)
        if work.pending == SIGNOFF_DATE:
            return self._signoff_date(work, text)
        if work.pending and pending_conflict(work):
            return self._choice(work, text)
        section = self._section_asked(work)
        if section is None or self._tells_a_deed(work, section, text):
            return self.keep(work, text)
        promise = work.pending.removeprefix(PROMISE) if work.pending and work.pending.startswith(PROMISE) else ""
        if promise and _NOT_DONE.fullmatch(text.strip("。.！!，, ")):
            return gap_replies.NOT_DONE, (), True
        name = self._free_name(work, f"对“{self._name(work, section)}”的回答")
        now = self.bench.add_note(work, Note(name, text), section)
        if promise:
            self._tie(now, promise, name)
        facts = sum(fact.source.note == name for fact in now.sheet.facts)
        return replies.answer_taken(self._name(now, section), facts), (), facts > 0

    def _tie(self, work: Work, promise: str, name: str) -> None:
        """What was said to a question about a promise answers it, whatever its words."""
        gathered = work.gathered
        for fact in work.sheet.facts:
            if fact.source.note == name:
                gathered = gathered.tied(promise, fact, True)
        self.bench.store.put_gathered(work.id, gathered)

    def _section_asked(self, work: Work) -> str | None:
        """The section that the waiting question is about."""
        pending = work.pending or ""
        asked = {
            one.id: one.about
            for one in (*work.questions, *open_questions(work, self.bench.genre(work)), *demands_to_ask(work, (), ()))
        }
        section = pending.removeprefix(SECTION) if pending.startswith(SECTION) else asked.get(pending, "")
        return section if work.kept(section) else None

    def _tells_a_deed(self, work: Work, section: str, text: str) -> bool:
        """A deed with a date or a count, said to a question about shortcomings or plans, is no answer to it."""
        spec = next((spec for spec in self.bench.genre(work).sections if spec.id == section), None)
        if spec is None or spec.role not in (Role.PROBLEMS, Role.PLANS):
            return False
        named = any(word in text for word in self.phrases.roles[spec.role])
        return not named and bool(_EVENT.search(text)) and self.phrases.says("deeds", text)

    def _unit(self, work: Work, text: str) -> Said:
        name = unit_in(text, self.phrases) or text.strip("。.，, ")
        if len(name) > _LONGEST_UNIT or not re.fullmatch(r"[一-鿿\w（）()·]+", name):
            return self.keep(work, text)
        self.bench.change_brief(work.owner, work.id, {"unit": name})
        work = self.bench.load(work.owner, work.id)
        return replies.brief_taken(name, work.entry.year, self.bench.genre(work).name), (), True

    def _signoff_date(self, work: Work, text: str) -> Said:
        if self.phrases.says("deeds", text):
            return self.keep(work, text)
        date = date_in(text, work.entry.year)
        if date is None:
            return self.keep(work, text) if len(text) > _LONGEST_UNIT else (replies.NO_DATE, (), False)
        self.bench.change_brief(work.owner, work.id, {"signoff_date": date})
        return replies.date_taken(date), (), True

    def _choice(self, work: Work, text: str) -> Said:
        clash = pending_conflict(work)
        if clash is None:
            return self.keep(work, text)
        value = chosen_value(clash, text)
        if value is None:
            return replies.not_one_of(clash.quotes), (*clash.quotes, "跳过"), False
        self.bench.put_edits(work, settled(work.edits, work.sheet, clash, value), order_replies.did_settle(clash.thing))
        return replies.chosen(clash.thing, value), (), True

    def _name(self, work: Work, section: str) -> str:
        places = places_of(work, self.bench.genre(work))
        return next((place.name for place in places if place.id == section), section)


def date_in(text: str, year: int) -> str | None:
    """A day for the sign-off of a report on that year, written out; None where the text names none."""
    found = next((one.days[0] for one in dates(text)), None)
    if found is None or not (found.month and found.day):
        return None
    # Reports on a year are signed at its end or soon after.
    return f"{found.year or year + (found.month < 7)}年{found.month}月{found.day}日"


def _same(one: str, other: str) -> bool:
    """Whether two pastes are one, blanks aside."""
    return re.sub(r"\s+", "", one) == re.sub(r"\s+", "", other)
