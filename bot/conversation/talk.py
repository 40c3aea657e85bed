"""What the bot does and says to each thing that a message may ask for."""

from dataclasses import dataclass

from bot.conversation import export_replies, order_replies, replies
from bot.conversation.assembly import places_of
from bot.conversation.bench import Bench
from bot.conversation.brief_talk import BriefTalk
from bot.conversation.copies import Copies
from bot.conversation.exports import Exports
from bot.conversation.fact_talk import FactOrder, FactTalk
from bot.conversation.findings import named_findings
from bot.conversation.intents import (
    Another,
    AskFindings,
    AskMissing,
    Export,
    Greeting,
    Intent,
    OpenBrief,
    SetField,
    Skip,
    Stop,
    Unclear,
    Undo,
)
from bot.conversation.material import Material
from bot.conversation.part_talk import PartOrder, PartTalk
from bot.conversation.phrases import Phrases
from bot.conversation.reply import UNDO, Reply
from bot.conversation.sections import Sections
from bot.conversation.session import holes, next_question, open_questions, options_for
from bot.conversation.understanding import understand
from bot.conversation.undoing import Undoing
from bot.domain.draft import Severity
from bot.domain.work import Work

MOST_FINDINGS_TOLD = 3
REDO = "重做"


@dataclass(frozen=True)
class Talk:
    bench: Bench
    exports: Exports
    undoing: Undoing
    sections: Sections
    copies: Copies
    phrases: Phrases

    def answer(self, work: Work, intent: Intent, message: str) -> Reply:
        """Does what is asked and says so. BadInput where it cannot be done."""
        if isinstance(intent, FactOrder):
            done = FactTalk(self.bench, self.phrases).answer(work, intent)
            return done or self._otherwise(work, message)
        if isinstance(intent, PartOrder):
            return PartTalk(self.bench, self.sections).answer(work, intent)
        match intent:
            case OpenBrief() | SetField():
                return BriefTalk(self.bench, self.phrases).answer(work, intent)
            case Skip(how):
                return self._skip(work, how)
            case AskMissing():
                return self._missing(work)
            case AskFindings():
                return self._findings(work)
            case Undo(again):
                return self._undo(work, again)
            case Another():
                return self._another(work, intent)
            case Export(edition):
                made = self.exports.write(work.owner, work.id, edition)
                return Reply(export_replies.exported(made["name"], made["warnings"]))
            case Stop():
                return Reply(replies.STOPPED_SOON if self.bench.jobs.stop(work.id) else replies.NOTHING_RUNS)
            case Greeting(thanks):
                return Reply(replies.THANKS if thanks else replies.HELLO, ask=not work.pending)
            case Unclear(likely):
                return Reply(replies.unclear(), likely)
            case _:
                text, options, ask = Material(self.bench, self.phrases).take(work, intent, message)
                return Reply(text, options, ask)

    def with_question(self, owner: str, draft_id: str, reply: Reply) -> Reply:
        """The reply with the next best question behind it, which then waits for its answer."""
        work = self.bench.load(owner, draft_id)
        genre = self.bench.genre(work)
        question = next_question(work, genre)
        if question is None:
            self.bench.store.put_asked(draft_id, work.asked, None)
            text = replies.ALL_ASKED if work.sheet.facts else replies.ask_for_notes()
            return Reply(f"{reply.text}\n{text}", reply.options or options_for(None, work))
        self.bench.store.put_asked(draft_id, (*work.asked, question.id), question.id)
        return Reply(f"{reply.text}\n{question.text}", reply.options or options_for(question, work))

    def _otherwise(self, work: Work, message: str) -> Reply:
        """Words that seemed to point at a fact and point at none: read again without that thought."""
        year = self.bench.tools.now().year
        again = understand(message, self.phrases, year, waiting=work.pending is not None, orders=False)
        return self.answer(work, again, message)

    def _skip(self, work: Work, how: str) -> Reply:
        if not work.pending:
            return Reply(replies.NOTHING_TO_SKIP, options_for(None, work))
        return Reply(replies.skipped(how), ask=True)

    def _missing(self, work: Work) -> Reply:
        genre = self.bench.genre(work)
        names = {place.id: place.name for place in places_of(work, genre)}
        questions = open_questions(work, genre)
        lines = [f"{names[one.about]}：{one.text}" if one.about in names else one.text for one in questions]
        gaps = replies.holes_left(holes(work))
        text = replies.missing_list([*lines, f"{gaps}。"] if gaps else lines)
        return Reply(text, ("开始起草",) if work.sheet.facts else ())

    def _findings(self, work: Work) -> Reply:
        """The text checked as it stands: how much is amiss, and the gravest of it."""
        if not any(kept.section.text for kept in work.sections):
            return Reply(order_replies.NOTHING_TO_CHECK, options_for(None, work))
        self.bench.recheck(work.owner, work.id)
        work = self.bench.load(work.owner, work.id)
        aside = {one.finding for one in work.ignored}
        found = [finding for name, finding in named_findings(work.findings) if name not in aside]
        if not found:
            return Reply(order_replies.CHECKED_CLEAN, ("导出 Word",))
        by_level = {level: [one for one in found if one.severity is level] for level in Severity}
        first = [one for level in Severity for one in by_level[level]][:MOST_FINDINGS_TOLD]
        lines = [order_replies.finding_line(one.quote, one.says) for one in first]
        return Reply(order_replies.findings_told([len(by_level[level]) for level in Severity], lines))

    def _undo(self, work: Work, again: bool) -> Reply:
        what = self.undoing.turn(work.owner, work.id, again)
        if again:
            return Reply(order_replies.redone(what), (UNDO,))
        return Reply(order_replies.undone(what), (REDO,))

    def _another(self, work: Work, intent: Another) -> Reply:
        if intent.next_year:
            self.copies.next_year(work.owner, work.id)
            return Reply(order_replies.new_year_begun(work.entry.year + 1))
        genre = self.bench.tools.genres[intent.genre or work.entry.genre]
        _, starts = self.copies.another(work.owner, work.id, genre.id)
        return Reply(order_replies.another_begun(genre.name, starts))
