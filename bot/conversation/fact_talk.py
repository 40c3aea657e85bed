"""What the bot does to facts at a word of the person, and what it says then."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation import order_replies, replies
from bot.conversation.assembly import places_of
from bot.conversation.bench import Bench
from bot.conversation.intents import ChangeFact, CorrectValue, FactRef, MarkFact, MoveFact, NotApplicable
from bot.conversation.meant import facts_meant, left_out_as, number_of, numbered
from bot.conversation.phrases import Phrases
from bot.conversation.reply import UNDO, Reply, called
from bot.conversation.session import named_sections
from bot.conversation.sheets import changed_text
from bot.domain.facts import Fact, FactStatus
from bot.domain.work import Work

MARKS = {"void": FactStatus.VOID, "restore": FactStatus.PENDING, "confirm": FactStatus.CONFIRMED}
DO = {"void": "删掉", "restore": "恢复", "confirm": "核过了"}
MOST_SHOWN = 4
FactOrder = ChangeFact | MarkFact | MoveFact | CorrectValue | NotApplicable


@dataclass(frozen=True)
class FactTalk:
    bench: Bench
    phrases: Phrases

    def answer(self, work: Work, intent: FactOrder) -> Reply | None:
        """None where words that might have pointed at a fact point at none: then they meant something else."""
        match intent:
            case MarkFact():
                return self._mark(work, intent)
            case MoveFact():
                return self._move(work, intent)
            case ChangeFact():
                return self._change(work, intent)
            case CorrectValue():
                return self._correct(work, intent)
            case NotApplicable():
                return self._decline(work, intent)

    def _mark(self, work: Work, intent: MarkFact) -> Reply | None:
        void = [fact for fact in work.sheet.facts if fact.status is FactStatus.VOID]
        facts = facts_meant(intent.which, work.sheet.facts, void if intent.how == "restore" else work.sheet.standing())
        if unclear := self._unclear(work, intent.which, facts, f"{DO[intent.how]}第{{}}条"):
            return unclear
        if not facts:
            return None
        self.bench.change_facts(work.owner, work.id, _ids(facts), {"status": MARKS[intent.how].value})
        said = order_replies.facts_marked(intent.how, numbered(facts))
        return self._done(work, said, facts if intent.how != "confirm" else ())

    def _move(self, work: Work, intent: MoveFact) -> Reply | None:
        facts = facts_meant(intent.which, work.sheet.facts, work.sheet.standing())
        place = next(iter(named_sections((intent.section,), work, self.bench.genre(work))), None)
        if place is None:
            return Reply(replies.NO_SUCH_PART)
        if unclear := self._unclear(work, intent.which, facts, f"把第{{}}条挪到{called(place)}"):
            return unclear
        if not facts:
            return None
        if all(fact.section == place.id for fact in facts):
            return Reply(order_replies.facts_already_there(place.name))
        now = self.bench.change_facts(work.owner, work.id, _ids(facts), {"section": place.id})
        moved = [now.sheet.fact(fact.id) for fact in facts]
        return self._done(work, order_replies.facts_moved(place.name, numbered(facts)), [*facts, *moved])

    def _change(self, work: Work, intent: ChangeFact) -> Reply | None:
        facts = facts_meant(intent.which, work.sheet.facts, work.sheet.standing())
        if len(intent.which.numbers) > 1:
            return Reply(order_replies.ONE_AT_A_TIME)
        if unclear := self._unclear(work, intent.which, facts, f"第{{}}条改成{intent.text}"):
            return unclear
        return self._put_text(work, facts[0], changed_text(facts[0].text, intent.text)) if facts else None

    def _correct(self, work: Work, intent: CorrectValue) -> Reply | None:
        """The fact that holds the old value, and the words beside it where there are any."""
        standing = work.sheet.standing()
        about = facts_meant(FactRef(words=intent.words), standing, standing) if intent.words else standing
        whole = re.compile(rf"(?<![\d.]){re.escape(intent.old)}")
        facts = [fact for fact in about if whole.search(fact.text)]
        if about and not facts and intent.words:
            shown = numbered(about[:MOST_SHOWN])
            return Reply(order_replies.old_not_there(intent.words, intent.old, shown))
        ref = FactRef(words=intent.old, pointed=False)
        if unclear := self._unclear(work, ref, facts, f"第{{}}条改成{intent.new}"):
            return unclear
        return self._put_text(work, facts[0], whole.sub(intent.new, facts[0].text)) if facts else None

    def _put_text(self, work: Work, fact: Fact, text: str | None) -> Reply:
        if text is None:
            return Reply(replies.fact_which(number_of(fact), fact.text))
        self.bench.change_fact(work.owner, work.id, fact.id, {"text": text})
        return self._done(work, replies.fact_changed(number_of(fact), text), (fact,))

    def _decline(self, work: Work, intent: NotApplicable) -> Reply:
        matter = next(matter for matter, names in self.phrases.matters.items() if intent.words in names)
        names = self.phrases.matters[matter]
        work = self.bench.mark_item(work.owner, work.id, matter, applies=False)
        held = [fact for fact in work.sheet.standing() if any(name in fact.text for name in names)]
        options = (f"删掉第{'、'.join(str(number_of(fact)) for fact in held)}条", UNDO) if held else (UNDO,)
        return Reply(order_replies.matter_declined(names[0], numbered(held)), options, ask=not held)

    def _unclear(self, work: Work, ref: FactRef, facts: Sequence[Fact], order: str) -> Reply | None:
        """Words that several facts hold, or none: asked back, with the likeliest to click. `order` has a place for a number."""
        if ref.numbers or (len(facts) == 1) or (facts and ref.several):
            return None
        if facts:
            shown = numbered(facts[:MOST_SHOWN])
            options = tuple(order.format(number) for number, _ in shown)
            return Reply(order_replies.which_fact(ref.words, shown), options)
        if not ref.pointed:
            return None
        left_out = left_out_as(ref.words, work.sheet.dropped)
        said = order_replies.was_left_out(left_out.quote, left_out.reason) if left_out else ""
        return Reply(said or order_replies.no_fact_says(ref.words))

    def _done(self, work: Work, said: str, facts: Sequence[Fact]) -> Reply:
        """What was done, with a way back; where text that rests on the facts stands already, with a way to renew it."""
        sections = {fact.section for fact in facts}
        places = places_of(work, self.bench.genre(work))
        written = [kept.section.id for kept in work.sections if kept.section.text and kept.section.id in sections]
        place = next((place for place in places if place.id in written), None)
        if place is None:
            return Reply(said, (UNDO,))
        return Reply(f"{said}\n{replies.rewrite_hint(called(place))}", (f"重写{called(place)}", UNDO))


def _ids(facts: Sequence[Fact]) -> list[str]:
    return [fact.id for fact in facts]
