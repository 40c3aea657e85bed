"""What promises and facts are compared by."""

from dataclasses import dataclass

from bot.gathering.likeness import Likeness, Terms
from bot.gathering.promise_words import PromiseWords
from bot.reading.kinds import Kind, Specific
from bot.reading.specifics import specifics
from bot.reading.wording import Wording


@dataclass(frozen=True)
class Yardstick:
    """Likeness of words, the words of promises, the wording by which specifics are read, and whose promises they are."""

    likeness: Likeness
    words: PromiseWords
    wording: Wording
    unit: str = ""

    def terms(self, text: str) -> Terms:
        return self.likeness.terms(text)

    def shared(self, one: Terms, other: Terms) -> float:
        """Weight of what two texts both speak of."""
        return self.likeness.weight(one & other)

    def figures(self, text: str) -> list[Specific]:
        """The numbers of a text, without durations."""
        durations = self.wording.measures.durations
        found = specifics(text, self.wording)
        return [one for one in found if one.figure and one.figure.unit_class not in durations]

    def days(self, text: str) -> list[Specific]:
        return [one for one in specifics(text, self.wording) if one.kind is Kind.DAY]
