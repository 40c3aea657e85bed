"""Which facts a sentence rests on, computed from the words: also after a person's edit."""

import re
from collections.abc import Sequence

from bot.domain.draft import Sentence
from bot.domain.facts import Fact
from bot.reading.kinds import Kind
from bot.reading.specifics import specifics
from bot.reading.wording import Wording, load_wording

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_ENOUGH = 0.34
"""Share of a fact's pairs of characters that a sentence must hold where no specific ties them."""
_NEARLY_ALL = 0.6
"""The same where the fact names something that the sentence names in other words, or that is no name at all."""
_COUNTS = {Kind.FIGURE, Kind.DAY}


def sentences_of(text: str) -> list[str]:
    return [match.group().strip() for match in _SENTENCE.finditer(text) if match.group().strip()]


def trace(text: str, facts: Sequence[Fact], words: Wording | None = None) -> tuple[Sentence, ...]:
    """The text's sentences, each with the ids of the facts that share its specifics and its words."""
    return Tracer(facts, words or load_wording()).traced(text)


class Tracer:
    """Ties sentences to facts, which are read once."""

    def __init__(self, facts: Sequence[Fact], words: Wording) -> None:
        self._words = words
        self._known = [(fact, specifics(fact.text, words), pairs(fact.text)) for fact in facts]

    def traced(self, text: str) -> tuple[Sentence, ...]:
        return tuple(Sentence(sentence, self.facts_of(sentence)) for sentence in sentences_of(text))

    def facts_of(self, sentence: str) -> tuple[str, ...]:
        """The ids of the facts that a sentence rests on."""
        its_normals, its_pairs = normals(sentence, self._words), pairs(sentence)
        tied = []
        for fact, theirs, their_pairs in self._known:
            shared = len(its_pairs & their_pairs) / max(len(their_pairs), 1)
            enough = _ENOUGH if not theirs else _NEARLY_ALL if _COUNTS.isdisjoint(one.kind for one in theirs) else None
            said = any(one.normal in its_normals for one in theirs) and shared >= 0.15
            if said or (enough and shared >= enough):
                tied.append(fact.id)
        return tuple(tied)


def normals(text: str, words: Wording) -> frozenset[str]:
    """The normal forms of a text's specifics."""
    return frozenset(specific.normal for specific in specifics(text, words))


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring Han characters of a text."""
    plain = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
