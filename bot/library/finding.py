"""Searching open shelves by vectors and by words, the two made into one ranking that says nothing twice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from bot.domain.genre import Role
from bot.domain.past_report import Match, Passage
from bot.library.kept import KeptPassage, PassageIndex, Vector
from bot.library.terms import Terms
from bot.library.word_index import WordIndex, best_by_words

RANK_OFFSET = 60
"""Cormack, Clarke and Büttcher, Reciprocal Rank Fusion (SIGIR 2009)."""

SAME_TYPE = 0.004
SAME_UNIT = 0.004
SAME_ROLE = 0.004
SAME_LEVEL = 0.001
PER_YEAR = 0.0002
"""Worth about eight ranks, eight, eight, two and (a year nearer) half a one near the top of both rankings: enough to
choose among the like, not to change the topic."""
MOST_YEARS = 10

DEEPEST = 30
"""Hits that each way of finding gives at least, of which the best by both are taken."""

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
    role: Role | None = None

    def bonus(self, passage: Passage) -> float:
        same_type = self.unit_type is not None and passage.unit_type == self.unit_type
        same_unit = self.unit is not None and passage.unit == self.unit
        same_level = self.level is not None and passage.level == self.level
        kin = SAME_TYPE * same_type + SAME_UNIT * same_unit + SAME_LEVEL * same_level
        return kin + self._recent(passage) + SAME_ROLE * (passage.role is self.role)

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


@dataclass(frozen=True)
class OpenShelf:
    """A shelf ready to be searched: its name leads to the vectors of its passages."""

    name: str
    words: WordIndex = field(default_factory=WordIndex)


@dataclass(frozen=True)
class Asked:
    """What is looked for: its terms as numbers, and its vector, None where that could not be had."""

    terms: frozenset[int]
    vector: Vector | None


@dataclass(frozen=True)
class Sources:
    """Where passages are found: shelves by vectors and by words, then their text by id."""

    shelves: Sequence[OpenShelf]
    index: PassageIndex
    passages: Callable[[Sequence[str]], Sequence[KeptPassage]]


def found(asked: Asked, sources: Sources, wish: Wish, terms: Terms) -> list[Found]:
    """At most `wish.k` matches, best first; none for a text without a word or where there are no shelves."""
    if not asked.terms or not sources.shelves or wish.k < 1:
        return []
    deep = max(DEEPEST, 6 * wish.k)
    likeness = dict(_by_vectors(asked, sources, deep))
    by_words = best_by_words([shelf.words for shelf in sources.shelves], asked.terms, deep)
    rankings = [_ranking(likeness.items())[:deep], _ranking(by_words)]
    # What was removed from the store while the index was out of reach is not found.
    passages = {kept.id: kept for kept in sources.passages(list(dict.fromkeys(chain(*rankings))))}
    order = fused([[entry for entry in one if entry in passages] for one in rankings], passages, wish)
    taken = different((passages[entry] for entry in order), wish.k)
    likeness |= _measured(asked, [kept for kept in taken if kept.id not in likeness], sources.index, terms)
    return [Found(kept, round(likeness[kept.id], 4)) for kept in taken]


def fused(rankings: Iterable[Sequence[str]], passages: Mapping[str, KeptPassage], wish: Wish) -> list[str]:
    """The ids of all rankings (best first each) in one order, whoever is preferred a little before the like."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, entry in enumerate(ranking, 1):
            scores[entry] = scores.get(entry, 0.0) + 1 / (RANK_OFFSET + rank)
    return sorted(scores, key=lambda entry: (-scores[entry] - wish.bonus(passages[entry].passage), entry))


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


def _by_vectors(asked: Asked, sources: Sources, deep: int) -> list[tuple[str, float]]:
    if asked.vector is None:
        return []
    return [hit for shelf in sources.shelves for hit in sources.index.nearest(shelf.name, asked.vector, deep)]


def _ranking(hits: Iterable[tuple[str, float]]) -> list[str]:
    return [entry for entry, _ in sorted(hits, key=lambda hit: (-hit[1], hit[0]))]


def _measured(asked: Asked, passages: Sequence[KeptPassage], index: PassageIndex, terms: Terms) -> dict[str, float]:
    """The likeness of passages that only their words found; without vectors, the share of the words that they hold."""
    measured: dict[str, float] = {}
    if asked.vector is not None:
        for shelf in {kept.shelf.name for kept in passages}:
            ids = [kept.id for kept in passages if kept.shelf.name == shelf]
            measured |= index.likeness(shelf, asked.vector, ids)
    for kept in passages:
        if kept.id not in measured:
            measured[kept.id] = len(asked.terms & set(terms.codes(kept.meaning, kept.searched))) / len(asked.terms)
    return measured
