"""A text as the terms by which it is found: words of two or more characters, and pairs of characters."""

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.reading.words import words_of_text

_RUN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]+")
_MOST = 255
"""Times that a term is counted in one passage."""


class Terms:
    """Finds the terms of a text.

    Figures are no terms: that two reports name the same number says nothing of their likeness.
    """

    def words(self, text: str) -> list[str]:
        """Words of two or more characters, in order, with repetition."""
        return list(_words(text))

    def pairs(self, text: str) -> list[str]:
        """Pairs of neighbouring Chinese characters, in order, with repetition."""
        return [run[at : at + 2] for run in _RUN.findall(text) if not run.isascii() for at in range(len(run) - 1)]

    def codes(self, meaning: str, whole: str) -> list[int]:
        """What a passage is searched by, as numbers, crc32: two terms with one number are too few to matter.

        The words are those of its meaning, which are asked for again for its vector; a specific is found by its pairs.
        """
        return [zlib.crc32(term.encode()) for term in (*self.words(meaning), *self.pairs(whole))]


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Kept for a while: a passage is cut for its words and again for its vector."""
    found = (word for run in _RUN.findall(text) for word in words_of_text(run))
    return tuple(word.lower() for word in found if len(word) > 1)


def forget_words() -> None:
    """For whoever measures: the next text is cut anew."""
    _words.cache_clear()


def packed(codes: Iterable[int]) -> bytes:
    """Numbers of terms, with repetition, as bytes: the distinct ones in order, four bytes each, then a count each."""
    counts = sorted(Counter(codes).items())
    numbers = np.array([code for code, _ in counts], dtype="<u4")
    times = np.array([min(count, _MOST) for _, count in counts], dtype=np.uint8)
    return numbers.tobytes() + times.tobytes()


def unpacked(held: bytes) -> tuple[NDArray[Any], NDArray[Any]]:
    """(distinct numbers in order, how often each stands there) of what `packed` made."""
    size = len(held) // 5
    return np.frombuffer(held, "<u4", size), np.frombuffer(held, np.uint8, size, offset=4 * size)
