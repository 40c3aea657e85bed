"""Finding by words: BM25 over the passages of one shelf, kept in memory."""

from array import array
from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np

K1 = 1.2
B = 0.75
"""The usual values; Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), section 3.2."""

HELD_BY_MOST = 0.5
"""A term in more than this share of a large shelf tells nothing and costs the most."""


class WordIndex:
    """Grows with every `add`; an entry is known by the id it was added with."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._lengths = array("f")
        self._places: dict[str, array[int]] = {}
        self._counts: dict[str, array[float]] = {}

    def add(self, entry: str, terms: Sequence[str]) -> None:
        place = len(self._ids)
        self._ids.append(entry)
        self._lengths.append(len(terms))
        for term, count in Counter(terms).items():
            self._places.setdefault(term, array("i")).append(place)
            self._counts.setdefault(term, array("f")).append(count)

    def find(self, terms: Sequence[str], k: int) -> list[tuple[str, float]]:
        """At most `k` entries that hold any of the terms, with their score, the best first."""
        if not self._ids:
            return []
        scores = np.zeros(len(self._ids), dtype=np.float32)
        lengths = np.array(self._lengths, dtype=np.float32)
        norm = K1 * (1 - B + B * lengths / max(float(lengths.mean()), 1.0))
        for term in self._telling(set(terms)):
            places = np.array(self._places[term], dtype=np.intp)
            counts = np.array(self._counts[term], dtype=np.float32)
            scores[places] += self._rarity(len(places)) * counts * (K1 + 1) / (counts + norm[places])
        best = np.argpartition(-scores, min(k, len(scores)) - 1)[:k]
        # Equal scores stay in the order of adding, so that a search twice gives the same twice.
        ordered = sorted(best.tolist(), key=lambda place: (-scores[place], place))
        return [(self._ids[place], float(scores[place])) for place in ordered if scores[place] > 0]

    def _telling(self, terms: set[str]) -> list[str]:
        known = sorted(term for term in terms if term in self._places)
        most = max(HELD_BY_MOST * len(self._ids), 50)
        return [term for term in known if len(self._places[term]) <= most]

    def _rarity(self, held_by: int) -> float:
        return log(1 + (len(self._ids) - held_by + 0.5) / (held_by + 0.5))
