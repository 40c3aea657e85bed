"""The embedding that needs no model and no network: words and pairs of characters, hashed."""

import zlib
from collections import Counter
from math import log

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from bot.library.terms import Terms

VERSION = 1
"""To be raised whenever a text would get another vector than before: the index is then made anew."""

PAIR_WEIGHT = 0.5
"""A word tells more than the pairs of characters that it is made of."""


class LexicalEmbeddings(Embeddings):
    """Texts as unit vectors of `dimensions` numbers, the same in every process.

    Every term falls on one place with one sign (crc32), weighted by 1 + log of how often it
    stands in the text. A text without terms gets the zero vector: keep those out of an index.
    """

    def __init__(self, terms: Terms, dimensions: int = 1024) -> None:
        self._terms = terms
        self._dimensions = dimensions

    @property
    def identity(self) -> str:
        """Names what made a vector, in ASCII: vectors of different identities cannot be compared."""
        return f"zh-lexical-{VERSION}-{self._dimensions}"

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        numbers: list[float] = self._vector(text).tolist()
        return numbers

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self._dimensions, dtype=np.float32)
        for terms, weight in ((self._terms.words(text), 1.0), (self._terms.pairs(text), PAIR_WEIGHT)):
            for term, count in Counter(terms).items():
                code = zlib.crc32(term.encode())
                # The lowest bit gives the sign, the others the place.
                vector[(code >> 1) % self._dimensions] += (weight if code & 1 else -weight) * (1 + log(count))
        length = float(np.linalg.norm(vector))
        return vector / length if length else vector
