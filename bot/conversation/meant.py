"""Which facts a person means by a number or by words. Pure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.conversation import replies
from bot.conversation.intents import FactRef
from bot.conversation.refs import LAST
from bot.domain.facts import Dropped, Fact
from bot.errors import NotFound

ENOUGH = 0.6
"""Share of the pairs of characters of the words that a fact must hold where it does not hold the words themselves."""


def facts_meant(ref: FactRef, facts: Sequence[Fact], among: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts of a reference: by number of all, by words of those `among`. NotFound for a number that none has."""
    if not ref.numbers:
        return _holding(ref.words, among)
    by_number = {number_of(fact): fact for fact in facts}
    numbers = [max(by_number, default=0) if number == LAST else number for number in ref.numbers]
    if not all(number in by_number for number in numbers):
        raise NotFound(replies.NO_SUCH_FACT)
    return tuple(by_number[number] for number in numbers)


def left_out_as(words: str, dropped: Sequence[Dropped]) -> Dropped | None:
    """The line that was left out of the draft and holds the words."""
    return next((line for line in dropped if words in line.quote), None)


def number_of(fact: Fact) -> int:
    return int(fact.id.removeprefix("F"))


def numbered(facts: Sequence[Fact]) -> list[tuple[int, str]]:
    return [(number_of(fact), fact.text) for fact in facts]


def _holding(words: str, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts that hold the words, or else those that hold most of them."""
    plain = re.sub(r"\W", "", words)
    exact = tuple(fact for fact in facts if plain in _words_of(fact))
    if exact or not plain:
        return exact
    shares = {fact.id: _share(plain, _words_of(fact)) for fact in facts}
    best = max(shares.values(), default=0.0)
    return tuple(fact for fact in facts if best >= ENOUGH and shares[fact.id] == best)


def _words_of(fact: Fact) -> str:
    return re.sub(r"\W", "", f"{fact.label}{fact.text}")


def _share(words: str, text: str) -> float:
    pairs = {"".join(pair) for pair in pairwise(words)}
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else float(words in text)
