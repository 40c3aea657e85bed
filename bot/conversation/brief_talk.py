"""What the bot does to the brief at a word of the person: unit, year, genre, title, addressee, sign-off."""

from dataclasses import dataclass

from bot.conversation import order_replies, replies
from bot.conversation.bench import Bench
from bot.conversation.intents import OpenBrief, SetField
from bot.conversation.material import Material, date_in
from bot.conversation.phrases import Phrases
from bot.conversation.reply import UNDO, Reply
from bot.domain.work import Work


@dataclass(frozen=True)
class BriefTalk:
    bench: Bench
    phrases: Phrases

    def answer(self, work: Work, intent: OpenBrief | SetField) -> Reply:
        return self._set(work, intent) if isinstance(intent, SetField) else self._open(work, intent)

    def _set(self, work: Work, intent: SetField) -> Reply:
        value = intent.value
        if intent.field == "signoff_date":
            date = date_in(value, work.entry.year)
            if date is None:
                return Reply(replies.NO_DATE)
            value = date
        self.bench.change_brief(work.owner, work.id, {intent.field: value})
        return Reply(order_replies.field_set(intent.field, value), (UNDO,))

    def _open(self, work: Work, said: OpenBrief) -> Reply:
        names = [genre.name for genre in self.bench.tools.genres.values()]
        genre = self.bench.tools.genres[said.genre or work.entry.genre]
        changes = self._changes(work, said)
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

    def _changes(self, work: Work, said: OpenBrief) -> dict[str, object]:
        given = {"unit": said.unit or None, "year": said.year, "genre": said.genre or None}
        changes: dict[str, object] = {name: value for name, value in given.items() if value is not None}
        genre = self.bench.tools.genres[said.genre or work.entry.genre]
        if said.span and "{span}" in genre.title:
            unit = said.unit or work.entry.unit
            changes["title"] = genre.title.format(unit=unit, year=said.year, span=f"{said.span[0]}—{said.span[1]}年")
        return changes
