"""What a message asks for: told by rule, and by a model where the rules do not tell."""

from dataclasses import dataclass

from bot.conversation.bench import Bench
from bot.conversation.departments import departments_in
from bot.conversation.intents import Intent, OpenBrief, Unclear
from bot.conversation.intents_by_model import told_by_model
from bot.conversation.opening import unit_in
from bot.conversation.phrases import Phrases
from bot.conversation.understanding import understand
from bot.domain.work import Work


@dataclass(frozen=True)
class Listening:
    bench: Bench
    phrases: Phrases

    def by_rule(self, work: Work, text: str) -> Intent:
        if not work.entry.unit and unit_in(text, self.phrases) == text:
            return OpenBrief(unit=text)
        return understand(text, self.phrases, self.bench.tools.now().year, waiting=work.pending is not None)

    def by_model(self, owner: str, draft_id: str, text: str) -> Intent | None:
        """None where the rules tell, and where there is no model. It takes seconds: no draft should be locked."""
        if not self.bench.tools.models.in_use() or departments_in(text):
            return None
        work = self.bench.load(owner, draft_id)
        return told_by_model(text, work, self.bench) if isinstance(self.by_rule(work, text), Unclear) else None
