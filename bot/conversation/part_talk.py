"""What the bot does to parts of the document at a word of the person, and what it says then."""

from dataclasses import dataclass

from bot.conversation import order_replies, replies
from bot.conversation.assembly import Place, places_of
from bot.conversation.bench import Bench
from bot.conversation.intents import (
    Continue,
    DropParagraph,
    Enrich,
    Lock,
    RestoreText,
    Rewrite,
    SectionRef,
    Start,
    Wish,
)
from bot.conversation.refs import LAST
from bot.conversation.reply import UNDO, Reply, called
from bot.conversation.sections import Sections
from bot.conversation.session import SECTION, UNIT_QUESTION, named_sections
from bot.domain.work import Revision, Work

PartOrder = Start | Rewrite | Enrich | Wish | Continue | Lock | RestoreText | DropParagraph
MOST_OFFERED = 2


@dataclass(frozen=True)
class PartTalk:
    bench: Bench
    sections: Sections

    def answer(self, work: Work, intent: PartOrder) -> Reply:
        match intent:
            case Start(sections, frame):
                return self._start(work, intent) if not sections or frame else self._rewrite(work, Rewrite(sections))
            case Rewrite():
                return self._rewrite(work, intent)
            case Enrich():
                return self._enrich(work, intent)
            case Wish():
                return self._wish(work, intent)
            case Continue():
                return self._continue(work)
            case Lock(sections, locked):
                return self._lock(work, sections, locked)
            case RestoreText():
                return self._restore(work, intent)
            case DropParagraph():
                return self._drop(work, intent)

    def _start(self, work: Work, intent: Start) -> Reply:
        if not work.entry.unit:
            return self._ask_unit(work)
        if not work.sheet.standing() and not intent.frame:
            return Reply(replies.NO_FACTS, ("先出框架",))
        writes, kept = self.bench.start(work, None)
        return Reply(replies.starting(writes, kept))

    def _continue(self, work: Work) -> Reply:
        """Only what is empty or was broken off."""
        if not work.entry.unit:
            return self._ask_unit(work)
        left = self.bench.unwritten(work)
        if not left:
            return Reply(order_replies.NOTHING_LEFT_TO_WRITE)
        writes, _ = self.bench.start(work, left)
        return Reply(replies.starting(writes, ()))

    def _rewrite(self, work: Work, intent: Rewrite) -> Reply:
        """Parts named by the person; their own words are only written over after a yes."""
        places = self._named(work, intent.sections)
        if not work.entry.unit:
            return self._ask_unit(work)
        if not places:
            return Reply(replies.NO_SUCH_PART)
        for place in places:
            if refused := self._guarded(work, place, intent.sure, f"确定重写{called(place)}"):
                return refused
        self.bench.refuse_while_drafting(work)
        self.bench.jobs.start(work, [place.id for place in places])
        return Reply(replies.starting([place.name for place in places], ()))

    def _wish(self, work: Work, intent: Wish) -> Reply:
        if intent.section is None:
            return self._which_part(work, intent.text)
        places = self._named(work, (intent.section,))
        if not places:
            return Reply(replies.NO_SUCH_PART)
        place = places[0]
        kept = work.kept(place.id)
        if not kept or not kept.section.text:
            return Reply(order_replies.not_written_yet(place.name), (f"只写{called(place)}",))
        if refused := self._guarded(work, place, intent.sure, f"确定，{intent.text}"):
            return refused
        self.bench.refuse_while_drafting(work)
        self.bench.jobs.start(work, [place.id], intent.text)
        return Reply(replies.starting([place.name], ()))

    def _which_part(self, work: Work, wish: str) -> Reply:
        """No part named: the longest are the likeliest."""
        lengths = {kept.section.id: len(kept.section.text) for kept in work.sections if kept.section.text}
        likely = sorted((place for place in self._places(work) if place.id in lengths), key=lambda p: -lengths[p.id])
        options = tuple(f"{called(place)}{wish}" for place in likely[:MOST_OFFERED])
        return Reply(order_replies.WHICH_PART, (*options, f"记为素材：{wish}"))

    def _guarded(self, work: Work, place: Place, sure: bool, yes: str) -> Reply | None:
        kept = work.kept(place.id)
        if kept and kept.locked:
            return Reply(replies.locked_part(place.name))
        if kept and kept.guarded and not sure:
            return Reply(replies.surely(place.name), (yes, "还缺什么"))
        return None

    def _enrich(self, work: Work, intent: Enrich) -> Reply:
        """Facts that are at hand but not in the text are written in; without any, they are asked for."""
        places = self._named(work, (intent.section,))
        if not places:
            return Reply(replies.NO_SUCH_PART)
        kept = work.kept(places[0].id)
        used = {fact for sentence in (kept.section.sentences if kept else ()) for fact in sentence.facts}
        held = {fact.id for fact in work.sheet.standing() if fact.section == places[0].id}
        if kept and kept.section.text and held - used:
            return self._wish(work, Wish(intent.section, intent.text))
        waiting = SECTION + places[0].id
        self.bench.store.put_asked(work.id, tuple(dict.fromkeys((*work.asked, waiting))), waiting)
        return Reply(replies.enrich(places[0].name), ("暂无", f"重写{called(places[0])}"))

    def _lock(self, work: Work, refs: tuple[SectionRef, ...], locked: bool) -> Reply:
        places = self._named(work, refs)
        if not places:
            return Reply(replies.NO_SUCH_PART)
        for place in places:
            self.sections.lock(work.owner, work.id, place.id, locked)
        other = "".join(called(place) for place in places[:1]) + ("解锁" if locked else "锁定")
        return Reply(order_replies.locked_parts([place.name for place in places], locked), (other,))

    def _restore(self, work: Work, intent: RestoreText) -> Reply:
        """The text before the last; of the part named, or of the one that was changed last."""
        places = self._named(work, (intent.section,)) if intent.section else self._places(work)
        if not places:
            return Reply(replies.NO_SUCH_PART)
        dated = [
            (revisions[0].at, place, revisions[1]) for place in places if len(revisions := self._texts(work, place)) > 1
        ]
        if not dated:
            return Reply(order_replies.NO_OLDER_TEXT)
        _, place, old = max(dated, key=lambda one: one[0])
        self.sections.restore(work.owner, work.id, place.id, old.number)
        return Reply(order_replies.text_restored(place.name, old.number), (UNDO,))

    def _texts(self, work: Work, place: Place) -> list[Revision]:
        """The revisions that differ from the one after them, newest first."""
        found: list[Revision] = []
        for revision in self.bench.store.revisions(work.id, place.id):
            if not found or revision.text != found[-1].text:
                found.append(revision)
        return found

    def _drop(self, work: Work, intent: DropParagraph) -> Reply:
        places = self._named(work, (intent.section,))
        kept = work.kept(places[0].id) if places else None
        if not kept:
            return Reply(replies.NO_SUCH_PART)
        paragraphs = [line for line in kept.section.text.split("\n") if line.strip()]
        at = len(paragraphs) if intent.number == LAST else intent.number
        if not 1 <= at <= len(paragraphs):
            return Reply(order_replies.NO_SUCH_PARAGRAPH)
        name = places[0].name
        text = "\n".join(line for number, line in enumerate(paragraphs, start=1) if number != at)
        self.sections.put_text(work.owner, work.id, places[0].id, text, order_replies.did_paragraph(at, name))
        return Reply(order_replies.paragraph_dropped(name, at, paragraphs[at - 1]), (UNDO,))

    def _ask_unit(self, work: Work) -> Reply:
        self.bench.store.put_asked(work.id, work.asked, UNIT_QUESTION)
        return Reply(replies.NEED_UNIT)

    def _named(self, work: Work, refs: tuple[SectionRef, ...]) -> tuple[Place, ...]:
        return named_sections(refs, work, self.bench.genre(work))

    def _places(self, work: Work) -> tuple[Place, ...]:
        return places_of(work, self.bench.genre(work))
