"""Words that belong to everybody, so that what is left of a report after masking can be asked: whose word is this?

A word is everybody's if newspapers use it and the dictionary does not call it a name, if our own word lists hold it,
or if it is put together from such words (土地 + 权属) and light characters (每 + 所).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.reading.word_files import read_yaml, words_of
from bot.reading.wording import FOLDER
from bot.reading.words import is_proper_name, times_of, words_of_text

_FILE = "plain_words.yaml"
_OFTEN = 100
"""Times in the corpus behind jieba's dictionary; 51,000 of its 349,000 words have as many."""
_RUN = re.compile(r"[一-鿿]+")


@dataclass(frozen=True)
class PlainWords:
    """`light`: characters that name nothing where they stand beside a word."""

    words: frozenset[str]
    light: frozenset[str]

    def hold(self, word: str) -> bool:
        """Is this a word that any unit's report may use?"""
        return len(word) == 1 or word in self.words or _is_in_newspapers(word) or self._is_put_together(word)

    def _is_put_together(self, word: str) -> bool:
        if len(word) == 2:
            return not is_proper_name(word) and (word[0] in self.light or word[1] in self.light)
        cuts = ((word[:at], word[at:]) for at in range(1, len(word)))
        return any(self._is_part(first) and self._is_part(rest) for first, rest in cuts)

    def _is_part(self, part: str) -> bool:
        return part in self.light if len(part) == 1 else self.hold(part)


def _is_in_newspapers(word: str) -> bool:
    return times_of(word) >= _OFTEN and not is_proper_name(word)


@lru_cache(maxsize=4)
def plain_words(folder: Path = FOLDER) -> PlainWords:
    """Read plain_words.yaml and the words of all other lists beside it. Raises BadData."""
    data = read_yaml(folder / _FILE, ("words", "light"))
    lists = {key: words_of(data, key, _FILE) for key in data}
    return PlainWords(
        words=frozenset([*lists["words"], *_words_of_lists(folder)]),
        light=frozenset("".join(lists["light"])),
    )


def _words_of_lists(folder: Path) -> Iterator[str]:
    for path in folder.glob("*.yaml"):
        text = re.sub(r"#.*", "", path.read_text("utf-8"))
        for run in _RUN.findall(text):
            yield from words_of_text(run)
