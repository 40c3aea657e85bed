"""Words that say what a number counts, with one name for what has several. Data: counted_things.yaml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.reading.word_files import any_of, read_yaml, words_of
from bot.reading.wording import FOLDER
from bot.reading.words import words_of_text

_RUN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
Words = tuple[frozenset[str], frozenset[str]]
"""Telling words and common words."""
SHORTEST_NAME = 4
"""Digits of a number that is a name: the hotline 12345."""
_FILE = "counted_things.yaml"


@dataclass(frozen=True)
class Things:
    """`common`: words of the trade that tell little; `leaning`: words that need those before them; `deeds`:
    what is done to a thing, no thing itself; `once`: what is done but once."""

    hollow: frozenset[str]
    common: frozenset[str]
    named: re.Pattern[str]
    first_names: dict[str, str]
    leaning: frozenset[str]
    attending: frozenset[str]
    once: re.Pattern[str]
    deeds: frozenset[str]

    def read(self, text: str) -> Words:
        """Of a stretch of text, each thing under its first name."""
        held: set[str] = set()
        at = 0
        text = text.replace("了", " ")
        for match in self.named.finditer(text):
            held.update(self._words(text[at : match.start()]))
            held.add(self.first_names[match.group()])
            at = match.end()
        held.update(self._words(text[at:]))
        held -= self.hollow
        return frozenset(held - self.common), frozenset(held & self.common)

    def _words(self, text: str) -> Iterator[str]:
        for run in _RUN.findall(text):
            for word in words_of_text(run):
                if word in self.first_names:
                    yield self.first_names[word]
                elif len(word) > 1 and not (word.isdigit() and len(word) < SHORTEST_NAME):
                    yield word


@lru_cache(maxsize=20_000)
def told(text: str) -> Words:
    """The words of a clause by our own lists; clauses come again with each message."""
    return load_things().read(text)


def load_things(folder: Path = FOLDER) -> Things:
    """Read the word lists. Raises BadData naming the file and the key."""
    return _loaded(folder)


@lru_cache(maxsize=4)
def _loaded(folder: Path) -> Things:
    data = read_yaml(folder / _FILE, ("hollow", "common", "alike", "leaning", "deeds", "attending", "once"))
    first_names = {name: names[0] for names in data["alike"] for name in names}
    long_names = [name for name in first_names if len(name) > 1]
    leaning = words_of(data, "leaning", _FILE)
    return Things(
        hollow=frozenset(words_of(data, "hollow", _FILE)),
        common=frozenset(words_of(data, "common", _FILE)),
        named=re.compile(any_of(long_names)),
        first_names=first_names,
        leaning=frozenset(first_names.get(word, word) for word in leaning),
        attending=frozenset(words_of(data, "attending", _FILE)),
        once=re.compile(any_of(words_of(data, "once", _FILE))),
        deeds=frozenset(words_of(data, "deeds", _FILE)),
    )
