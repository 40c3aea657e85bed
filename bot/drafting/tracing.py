"""Which facts a sentence rests on, computed from the words: also after a person's edit."""

import re
from collections.abc import Sequence

from bot.domain.draft import Sentence
from bot.domain.facts import Fact
from bot.reading.specifics import specifics
from bot.reading.wording import Wording, load_wording

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_ENOUGH = 0.34
"""Share of a fact's pairs of characters that a sentence must hold where no specific ties them."""


def sentences_of(text: str) -> list[str]:
    return [match.group().strip() for match in _SENTENCE.finditer(text) if match.group().strip()]


def trace(text: str, facts: Sequence[Fact], words: Wording | None = None) -> tuple[Sentence, ...]:
    """The text's sentences, each with the ids of the facts that share its specifics and its words."""
    words = words or load_wording()
    known = [(fact, _normals(fact.text, words), _pairs(fact.text)) for fact in facts]
    return tuple(Sentence(sentence, _tied(sentence, known, words)) for sentence in sentences_of(text))


def _tied(
    sentence: str, known: Sequence[tuple[Fact, frozenset[str], frozenset[str]]], words: Wording
) -> tuple[str, ...]:
    normals, pairs = _normals(sentence, words), _pairs(sentence)
    tied = []
    for fact, theirs, their_pairs in known:
        shared = len(pairs & their_pairs) / max(len(their_pairs), 1)
        if (theirs & normals and shared >= 0.15) or (not theirs and shared >= _ENOUGH):
            tied.append(fact.id)
    return tuple(tied)


def _normals(text: str, words: Wording) -> frozenset[str]:
    return frozenset(specific.normal for specific in specifics(text, words))


def _pairs(text: str) -> frozenset[str]:
    plain = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
