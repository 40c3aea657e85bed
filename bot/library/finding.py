"""Searching open shelves by vectors and by words, the two made into one ranking that says nothing twice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.domain.past_report import Match, Passage
from bot.library.catalogue import OpenShelf
from bot.library.kept import KeptPassage
from bot.library.terms import Terms

RANK_OFFSET = 60
"""Cormack, Clarke and Büttcher, Reciprocal Rank Fusion (SIGIR 2009)."""

SAME_TYPE = 0.004
SAME_UNIT = 0.004
SAME_LEVEL = 0.001
PER_YEAR = 0.0002
"""Worth about eight, eight, two and (a year nearer) half a rank near the top of both rankings: enough to choose
among the like, not to change the topic."""
MOST_YEARS = 10

SAME_WORDS = 85.0
"""Patterns this like (rapidfuzz ratio, 0 to 100) say the same thing to whoever reads them."""


@dataclass(frozen=True)
class Wish:
    """How many matches, and whose passages are preferred."""

    k: int
    unit_type: str | None = None
    unit: str | None = None
    level: str | None = None
    year: int | None = None

    def bonus(self, passage: Passage) -> float:
        same_type = self.unit_type is not None and passage.unit_type == self.unit_type
        same_unit = self.unit is not None and passage.unit == self.unit
        same_level = self.level is not None and passage.level == self.level
        return SAME_TYPE * same_type + SAME_UNIT * same_unit + SAME_LEVEL * same_level + self._recent(passage)

    def _recent(self, passage: Passage) -> float:
        if self.year is None or passage.year is None:
            return 0.0
        return PER_YEAR * max(0, MOST_YEARS - abs(self.year - passage.year))


@dataclass(frozen=True)
class Found:
    """A passage as the library keeps it; `likeness` from 0 to 1."""

    kept: KeptPassage
    likeness: float

    @property
    def match(self) -> Match:
        return Match(self.kept.passage, self.likeness)


def found(text: str, shelves: Sequence[OpenShelf], wish: Wish, terms: Terms) -> list[Found]:
    """At most `wish.k` matches, best first; none for a text without a word or where there are no shelves."""
    asked = terms.all(text)
    if not asked or not shelves or wish.k < 1:
        return []
    deep = max(30, 6 * wish.k)
    passages = {entry: kept for shelf in shelves for entry, kept in shelf.passages.items()}
    likeness = {entry: score for shelf in shelves for entry, score in _by_vectors(shelf, text, deep)}
    by_words = [hit for shelf in shelves for hit in shelf.words.find(asked, deep)]
    order = fused([_ranking(likeness.items()), _ranking(by_words)], lambda entry: wish.bonus(passages[entry].passage))
    taken = different((passages[entry] for entry in order), wish.k)
    likeness |= _measured(text, [kept for kept in taken if kept.id not in likeness], shelves)
    return [Found(kept, round(likeness[kept.id], 4)) for kept in taken]


def fused(rankings: Iterable[Sequence[str]], bonus: Callable[[str], float]) -> list[str]:
    """The ids of all rankings (best first each) in one order. `bonus`: what to add for an id."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, entry in enumerate(ranking, 1):
            scores[entry] = scores.get(entry, 0.0) + 1 / (RANK_OFFSET + rank)
    return sorted(scores, key=lambda entry: (-scores[entry] - bonus(entry), entry))


def different(ordered: Iterable[KeptPassage], k: int) -> list[KeptPassage]:
    """The first `k` that are no near repetition of one before them."""
    from rapidfuzz import fuzz

    taken: list[KeptPassage] = []
    for kept in ordered:
        pattern = kept.passage.pattern
        if not any(fuzz.ratio(pattern, other.passage.pattern) >= SAME_WORDS for other in taken):
            taken.append(kept)
        if len(taken) == k:
            break
    return taken


def _by_vectors(shelf: OpenShelf, text: str, deep: int) -> list[tuple[str, float]]:
    if not shelf.passages:
        return []
    hits = shelf.vectors.similarity_search_with_relevance_scores(text, k=min(deep, len(shelf.passages)))
    # What was removed from the store while the index was out of reach is not found.
    return [(hit.id, score) for hit, score in hits if hit.id is not None and hit.id in shelf.passages]


def _ranking(hits: Iterable[tuple[str, float]]) -> list[str]:
    return [entry for entry, _ in sorted(hits, key=lambda hit: (-hit[1], hit[0]))]


def _measured(text: str, passages: Sequence[KeptPassage], shelves: Sequence[OpenShelf]) -> Mapping[str, float]:
    """The likeness of passages that only their words found."""
    embeddings = shelves[0].vectors.embeddings
    if not passages or embeddings is None:
        return {kept.id: 0.0 for kept in passages}
    vectors = np.array(embeddings.embed_documents([kept.searched for kept in passages]))
    cosines = vectors @ np.array(embeddings.embed_query(text))
    return {kept.id: float(np.clip(cosine, 0, 1)) for kept, cosine in zip(passages, cosines, strict=True)}
