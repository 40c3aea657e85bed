"""Finding by words: BM25 over passages in memory, quick to load and bounded in time."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.library.terms import unpacked

K1 = 1.2
B = 0.75
"""The usual values; Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), section 3.2."""

MOST_SEEN = 40_000
"""Entries of term lists that one search looks at, the rarest terms first: the common ones tell least and cost most."""

Numbers = NDArray[Any]


@dataclass(frozen=True)
class _Segment:
    """Passages added together. Term `i` stands in the passages `places[starts[i]:starts[i + 1]]`, as often as
    `counts` says there. `alive`: which of the passages have not been removed."""

    ids: list[str]
    alive: Numbers
    lengths: Numbers
    terms: Numbers
    starts: Numbers
    places: Numbers
    counts: Numbers

    def row(self, term: int) -> slice:
        at = int(np.searchsorted(self.terms, term))
        if at == len(self.terms) or self.terms[at] != term:
            return slice(0, 0)
        return slice(int(self.starts[at]), int(self.starts[at + 1]))


class WordIndex:
    """The passages of one shelf. Grows with every `add`; an entry is known by the id it was added with."""

    def __init__(self) -> None:
        self._segments: list[_Segment] = []

    def add(self, entries: Iterable[tuple[str, bytes]]) -> None:
        """Entries with their packed terms."""
        held = list(entries)
        if not held:
            return
        segments = self._segments
        segments.append(_segment([entry for entry, _ in held], [unpacked(terms) for _, terms in held]))
        # Each is at least twice as large as the next: few to search, and none is made anew often.
        while len(segments) > 1 and len(segments[-2].ids) <= 2 * len(segments[-1].ids):
            segments[-2:] = [_merged(segments[-2:])]

    def remove(self, entries: Collection[str]) -> None:
        for one in self._segments:
            one.alive[[place for place, entry in enumerate(one.ids) if entry in entries]] = False

    @property
    def segments(self) -> tuple[_Segment, ...]:
        return tuple(self._segments)


def best_by_words(indexes: Iterable[WordIndex], terms: Collection[int], k: int) -> list[tuple[str, float]]:
    """At most `k` entries of several indexes that hold any of the terms, with their score, the best first.

    How rare a term is, is asked of all of them together: a word is not common because a small shelf has little else.
    """
    segments = [one for index in indexes for one in index.segments]
    total = sum(len(one.ids) for one in segments)
    if not total:
        return []
    mean = sum(float(one.lengths.sum()) for one in segments) / total
    weights = _telling(segments, terms, total)
    hits = [hit for one in segments for hit in _best(one, weights, mean, k)]
    # Equal scores stay in the order of adding, so that a search twice gives the same twice.
    return sorted(hits, key=lambda hit: -hit[1])[:k]


def _telling(segments: Sequence[_Segment], terms: Collection[int], total: int) -> list[tuple[int, float]]:
    """Terms with the weight that their rarity gives them, the rarest first, as many as one search may look at."""
    held = sorted((sum(_size(one.row(term)) for one in segments), term) for term in terms)
    chosen, seen = list[tuple[int, float]](), 0
    for held_by, term in held:
        seen += held_by
        if held_by and (seen <= MOST_SEEN or not chosen):
            chosen.append((term, log(1 + (total - held_by + 0.5) / (held_by + 0.5))))
    return chosen


def _best(one: _Segment, weights: Sequence[tuple[int, float]], mean: float, k: int) -> list[tuple[str, float]]:
    scores = np.zeros(len(one.ids), dtype=np.float32)
    for term, weight in weights:
        row = one.row(term)
        places, counts = one.places[row], one.counts[row].astype(np.float32)
        norm = K1 * (1 - B + B * one.lengths[places] / mean)
        scores[places] += weight * (K1 + 1) * counts / (counts + norm)
    scores *= one.alive
    best = np.argpartition(-scores, k)[:k] if k < len(scores) else np.arange(len(scores))
    ordered = sorted(best.tolist(), key=lambda place: (-scores[place], place))
    return [(one.ids[place], float(scores[place])) for place in ordered if scores[place] > 0]


def _segment(ids: list[str], rows: Sequence[tuple[Numbers, Numbers]]) -> _Segment:
    """`rows`: of each passage the distinct terms and how often each stands there."""
    sizes = np.array([len(terms) for terms, _ in rows], dtype=np.int32)
    lengths = np.array([counts.sum() for _, counts in rows], dtype=np.float32)
    terms = np.concatenate([terms for terms, _ in rows])
    order = np.argsort(terms, kind="stable")
    terms = terms[order]
    starts = np.flatnonzero(np.diff(terms, prepend=terms[:1] + 1)) if len(terms) else np.array([], dtype=np.intp)
    places = np.repeat(np.arange(len(ids), dtype=np.int32), sizes)[order]
    counts = np.concatenate([counts for _, counts in rows])[order]
    alive = np.ones(len(ids), dtype=bool)
    return _Segment(ids, alive, lengths, terms[starts], np.append(starts, len(terms)), places, counts)


def _merged(segments: Sequence[_Segment]) -> _Segment:
    """One segment of all that is alive in several."""
    ids, rows = list[str](), list[tuple[Numbers, Numbers]]()
    for one in segments:
        by_place = np.argsort(one.places, kind="stable")
        terms, counts = np.repeat(one.terms, np.diff(one.starts))[by_place], one.counts[by_place]
        ends = np.searchsorted(one.places[by_place], np.arange(len(one.ids) + 1)).tolist()
        for place in np.flatnonzero(one.alive).tolist():
            ids.append(one.ids[place])
            rows.append((terms[ends[place] : ends[place + 1]], counts[ends[place] : ends[place + 1]]))
    return _segment(ids, rows) if rows else segments[0]


def _size(row: slice) -> int:
    return int(row.stop - row.start)
