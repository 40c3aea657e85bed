"""What the bot does and says to each thing that a message may ask for."""

from dataclasses import dataclass, field

from bot.conversation import replies
from bot.conversation.assembly import Place, places_of
from bot.conversation.bench import Bench
from bot.conversation.exports import Exports
from bot.conversation.intents import (
    AskMissing,
    ChangeFact,
    Enrich,
    Export,
    Greeting,
    Intent,
    MarkFact,
    OpenBrief,
    Rewrite,
    SectionRef,
    Skip,
    Start,
    Stop,
    Unclear,
)
from bot.conversation.material import Material
from bot.conversation.phrases import Phrases
from bot.conversation.session import (
    SECTION,
    UNIT_QUESTION,
    holes,
    named_sections,
    next_question,
    open_questions,
    options_for,
)
from bot.domain.facts import FactStatus
from bot.domain.numbering import chinese_number
from bot.domain.work import Work


@dataclass(frozen=True)
class Reply:
    """What the bot says, and answers that the person may click, each a message that it understands.

    `ask`: whether the next question may follow.
    """

    text: str
    options: tuple[str, ...] = ()
    ask: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Talk:
    bench: Bench
    exports: Exports
    phrases: Phrases

    def answer(self, work: Work, intent: Intent, message: str) -> Reply:
        """Does what is asked and says so. BadInput where it cannot be done."""
        match intent:
            case OpenBrief():
                return self._open_brief(work, intent)
            case Skip(how):
                return self._skip(work, how)
            case AskMissing():
                return self._missing(work)
            case Start(sections, frame):
                return self._start(work, intent) if not sections or frame else self._rewrite(work, Rewrite(sections))
            case Rewrite():
                return self._rewrite(work, intent)
            case Enrich():
                return self._enrich(work, intent)
            case Export(edition):
                made = self.exports.write(work.owner, work.id, edition)
                return Reply(replies.exported(made["name"], made["warnings"]))
            case ChangeFact() | MarkFact():
                return self._change_fact(work, intent)
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

    def _open_brief(self, work: Work, said: OpenBrief) -> Reply:
        names = [genre.name for genre in self.bench.tools.genres.values()]
        changes: dict[str, object] = {}
        if said.unit:
            changes["unit"] = said.unit
        if said.year is not None:
            changes["year"] = said.year
        if said.genre:
            changes["genre"] = said.genre
        genre = self.bench.tools.genres[said.genre or work.entry.genre]
        if said.span and "{span}" in genre.title:
            unit = said.unit or work.entry.unit
            changes["title"] = genre.title.format(unit=unit, year=said.year, span=f"{said.span[0]}—{said.span[1]}年")
        self.bench.change_brief(work.owner, work.id, changes)
        if said.paper:
            return Reply(replies.unknown_paper(said.paper, names), tuple(names))
        work = self.bench.load(work.owner, work.id)
        text = replies.brief_taken(work.entry.unit, work.entry.year, genre.name)
        if changes and any(kept.section.text for kept in work.sections):
            text += replies.OLD_BRIEF_IN_TEXT
        if said.rest:
            more, options, ask = Material(self.bench, self.phrases).keep(work, said.rest)
            return Reply(f"{text}\n{more}", options, ask)
        return Reply(text, ask=True)

    def _skip(self, work: Work, how: str) -> Reply:
        if not work.pending:
            return Reply(replies.NOTHING_TO_SKIP, options_for(None, work))
        return Reply(replies.skipped(how), ask=True)

    def _missing(self, work: Work) -> Reply:
        questions = open_questions(work, self.bench.genre(work))
        names = {place.id: place.name for place in self._places(work)}
        lines = [f"{names[one.about]}：{one.text}" if one.about in names else one.text for one in questions]
        gaps = replies.holes_left(holes(work))
        text = replies.missing_list([*lines, f"{gaps}。"] if gaps else lines)
        return Reply(text, ("开始起草",) if work.sheet.facts else ())

    def _start(self, work: Work, intent: Start) -> Reply:
        if not work.entry.unit:
            return self._ask_unit(work)
        if not work.sheet.standing() and not intent.frame:
            return Reply(replies.NO_FACTS, ("先出框架",))
        writes, kept = self.bench.start(work, None)
        return Reply(replies.starting(writes, kept))

    def _rewrite(self, work: Work, intent: Rewrite) -> Reply:
        """Parts named by the person; their own words are only written over after a yes."""
        places = self._named(work, intent.sections)
        if not work.entry.unit:
            return self._ask_unit(work)
        if not places:
            return Reply(replies.NO_SUCH_PART)
        for place in places:
            kept = work.kept(place.id)
            if kept and kept.locked:
                return Reply(replies.locked_part(place.name))
            if kept and kept.guarded and not intent.sure:
                return Reply(replies.surely(place.name), (f"确定重写{_called(place)}", "还缺什么"))
        self.bench.jobs.start(work, [place.id for place in places])
        return Reply(replies.starting([place.name for place in places], ()))

    def _ask_unit(self, work: Work) -> Reply:
        self.bench.store.put_asked(work.id, work.asked, UNIT_QUESTION)
        return Reply(replies.NEED_UNIT)

    def _enrich(self, work: Work, intent: Enrich) -> Reply:
        places = self._named(work, (intent.section,))
        if not places:
            return Reply(replies.NO_SUCH_PART)
        waiting = SECTION + places[0].id
        self.bench.store.put_asked(work.id, tuple(dict.fromkeys((*work.asked, waiting))), waiting)
        return Reply(replies.enrich(places[0].name), ("暂无", f"重写{_called(places[0])}"))

    def _change_fact(self, work: Work, intent: ChangeFact | MarkFact) -> Reply:
        changes, said = Material(self.bench, self.phrases).fact_change(work, intent)
        if not changes:
            return Reply(said)
        fact = self.bench.change_fact(work.owner, work.id, f"F{intent.number}", changes)
        kept = work.kept(fact.section or "")
        place = next((place for place in self._places(work) if place.id == fact.section), None)
        if kept and place and kept.section.text and changes.get("status") != FactStatus.CONFIRMED:
            return Reply(f"{said}\n{replies.rewrite_hint(_called(place))}", (f"重写{_called(place)}",))
        return Reply(said)

    def _named(self, work: Work, refs: tuple[SectionRef, ...]) -> tuple[Place, ...]:
        return named_sections(refs, work, self.bench.genre(work))

    def _places(self, work: Work) -> tuple[Place, ...]:
        return places_of(work, self.bench.genre(work))


def _called(place: Place) -> str:
    """The part's name as the person would say it, and as it is understood again."""
    return f"第{chinese_number(place.number)}部分" if place.number else place.name
