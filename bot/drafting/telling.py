"""Whether all facts of a section are told: measured against what the writer by rule tells of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.domain.draft import Sentence
from bot.domain.facts import Fact
from bot.drafting.tracing import normals, pairs, sentences_of
from bot.reading.specifics import specifics
from bot.reading.wording import Wording

Written = Sequence[Sequence[Sentence]]
"""The sentences of a section, a list a part of its plan."""
Place = tuple[int, int]
"""Part and sentence, both counted from 0."""

CLAUSE_KEPT = 0.2
"""Share of a clause's pairs of characters that must be there for the clause to be told, however it is worded."""
_TIME_ALONE = re.compile(r"[\d.年月日号至到\-—~～]+")
"""「1到12月」 says nothing beside its days, which are held against the text themselves."""
MARK = re.compile(r"【[^】\n]*】")


@dataclass(frozen=True)
class Telling:
    """`floor`: the section as the writer by rule has it."""

    facts: Sequence[Fact]
    floor: Written
    words: Wording
    _normals: dict[str, frozenset[str]] = field(default_factory=dict)

    def left_out(self, written: Written) -> list[Fact]:
        """Facts that no sentence rests on, of those that the writer by rule tells."""
        told = {fact for _, sentence in placed(written) for fact in sentence.facts}
        return [fact for fact in self.facts if fact.id in self.by_rule and fact.id not in told]

    def half_told(self, written: Written) -> list[tuple[Place, str, list[str]]]:
        """Facts told in part only: the last of their sentences, the fact, what is missing."""
        places: dict[str, Place] = {}
        texts: dict[str, str] = {}
        for place, sentence in placed(written):
            for fact in sentence.facts:
                places[fact], texts[fact] = place, texts.get(fact, "") + sentence.text
        missing = ((fact, self._missing(fact, text)) for fact, text in texts.items())
        return [(places[fact], fact, lost) for fact, lost in missing if lost]

    def is_whole(self, written: Written) -> bool:
        return not self.left_out(written) and not self.half_told(written)

    @cached_property
    def by_rule(self) -> dict[str, str]:
        """What the writer by rule says of each fact that it tells."""
        texts: dict[str, str] = {}
        for _, sentence in placed(self.floor):
            for fact in sentence.facts:
                texts[fact] = texts.get(fact, "") + sentence.text
        return texts

    def _missing(self, fact: str, text: str) -> list[str]:
        """Specifics and clauses of a fact that the writer by rule tells and a text does not."""
        has, own = frozenset[str]().union(*map(self._normals_of, sentences_of(text))), pairs(text)
        lost = [
            quote for normal, quote in self._specifics.get(fact, {}).items() if normal not in has and quote not in text
        ]
        return lost + [clause for clause in self._clauses.get(fact, ()) if not is_told(clause, own)]

    def _normals_of(self, sentence: str) -> frozenset[str]:
        if sentence not in self._normals:
            self._normals[sentence] = normals(sentence, self.words)
        return self._normals[sentence]

    @cached_property
    def _specifics(self) -> dict[str, dict[str, str]]:
        """Normal form → quote of each fact's specifics that the writer by rule tells."""
        found: dict[str, dict[str, str]] = {}
        for fact in self.facts:
            own = normals(f"{fact.label}，{fact.text}", self.words)
            by_rule = specifics(self.by_rule.get(fact.id, ""), self.words)
            found[fact.id] = {one.normal: one.quote for one in by_rule if one.normal in own}
        return found

    @cached_property
    def _clauses(self) -> dict[str, list[str]]:
        """Clauses of each fact that the writer by rule tells."""
        return {
            fact.id: [
                clause
                for clause in re.findall(r"[^，。；：、！？（）\s]+", MARK.sub("", fact.text))
                if len(clause) > 1
                and not _TIME_ALONE.fullmatch(clause)
                and is_told(clause, pairs(self.by_rule.get(fact.id, "")))
            ]
            for fact in self.facts
        }


def placed(written: Written) -> Iterator[tuple[Place, Sentence]]:
    """Every sentence with its place."""
    for part, held in enumerate(written):
        for at, sentence in enumerate(held):
            yield (part, at), sentence


def is_told(clause: str, by: frozenset[str]) -> bool:
    own = pairs(clause)
    return not own or len(own & by) >= max(1, CLAUSE_KEPT * len(own))
