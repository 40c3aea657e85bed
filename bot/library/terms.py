"""A text as the terms by which it is found: words of two or more characters, and pairs of characters."""

import re

from bot.reading.words import words_of_text

_RUN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]+")


class Terms:
    """Finds the terms of a text.

    Figures are no terms: that two reports name the same number says nothing of their likeness.
    """

    def words(self, text: str) -> list[str]:
        """Words of two or more characters, in order, with repetition."""
        found = (word for run in _RUN.findall(text) for word in words_of_text(run))
        return [word.lower() for word in found if len(word) > 1]

    def pairs(self, text: str) -> list[str]:
        """Pairs of neighbouring Chinese characters, in order, with repetition."""
        return [run[at : at + 2] for run in _RUN.findall(text) if not run.isascii() for at in range(len(run) - 1)]

    def all(self, text: str) -> list[str]:
        return self.words(text) + self.pairs(text)
