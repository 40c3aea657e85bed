"""A text as the terms by which it is found: words of two or more characters, and pairs of characters."""

import re
from functools import cached_property
from pathlib import Path
from typing import Any

_RUN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]+")


class Terms:
    """Finds the terms of a text. jieba keeps its dictionary in `cache`, a folder of our own made at the first text.

    Figures are no terms: that two reports name the same number says nothing of their likeness.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def words(self, text: str) -> list[str]:
        """Words of two or more characters, in order, with repetition."""
        found = (word for run in _RUN.findall(text) for word in self._cutter.lcut(run))
        return [word.lower() for word in found if len(word) > 1]

    def pairs(self, text: str) -> list[str]:
        """Pairs of neighbouring Chinese characters, in order, with repetition."""
        return [run[at : at + 2] for run in _RUN.findall(text) if not run.isascii() for at in range(len(run) - 1)]

    def all(self, text: str) -> list[str]:
        return self.words(text) + self.pairs(text)

    @cached_property
    def _cutter(self) -> Any:
        import jieba

        jieba.setLogLevel(60)
        self._cache.mkdir(parents=True, exist_ok=True)
        tokenizer = jieba.Tokenizer()
        # Left alone, jieba loads a marshalled file from the shared temporary folder, where anyone may put one.
        tokenizer.tmp_dir = str(self._cache)
        return tokenizer
