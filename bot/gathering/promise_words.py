"""The words by which promises are cut and compared: `corpus/wording/promises.yaml`, checked as it loads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.errors import BadData
from bot.reading.word_files import any_of, read_yaml, words_of
from bot.reading.wording import FOLDER

NAME = "promises.yaml"
_PATTERNS = (
    "leads",
    "closings",
    "aims",
    "undone",
    "halfway",
    "begun",
    "finished",
    "making",
    "apart",
    "opens",
    "others",
    "talk",
    "repeats",
    "causes",
    "eases",
)
_KEYS = (*_PATTERNS, "deeds", "empty", "remedies", "made", "audiences", "same")


@dataclass(frozen=True, eq=False)
class PromiseWords:
    """`remedies`: a fault and the deeds that answer it, whatever their words. `made`: a thing to be made, and what a fact about it must name. `same`: each way to say a thing → the number of its group; `named` finds any of them, longest first."""

    leads: re.Pattern[str]
    closings: re.Pattern[str]
    deeds: re.Pattern[str]
    aims: re.Pattern[str]
    undone: re.Pattern[str]
    halfway: re.Pattern[str]
    begun: re.Pattern[str]
    finished: re.Pattern[str]
    making: re.Pattern[str]
    apart: re.Pattern[str]
    opens: re.Pattern[str]
    others: re.Pattern[str]
    talk: re.Pattern[str]
    repeats: re.Pattern[str]
    causes: re.Pattern[str]
    eases: re.Pattern[str]
    empty: re.Pattern[str]
    remedies: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    made: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    audiences: tuple[re.Pattern[str], ...]
    named: re.Pattern[str]
    same: dict[str, int]

    def gives_cause(self, sentence: str) -> bool:
        """Does the sentence tell why, and not what?"""
        found = self.causes.search(sentence)
        return found is not None and found.start() <= 4

    def names_all(self, promised: str, said: str) -> bool:
        """Do the facts name all that was to be made or done: a 基地 where a 基地 was promised, a test where a test was?"""
        return all(named.search(said) for made, named in self.made if made.search(promised))

    def names_one(self, promised: str, said: str) -> bool:
        """The same of one of several."""
        due = [named for made, named in self.made if made.search(promised)]
        return not due or any(named.search(said) for named in due)


@lru_cache(maxsize=4)
def load_promise_words(folder: Path = FOLDER) -> PromiseWords:
    """The words of a folder. Raises BadData naming the file and the key."""
    data = read_yaml(folder / NAME, _KEYS)
    groups = [_group(data["same"], at) for at in range(len(data["same"]))]
    same = {word: at for at, group in enumerate(groups) for word in group}
    return PromiseWords(
        **{name: _pattern(data, name) for name in _PATTERNS},
        deeds=re.compile(any_of(words_of(data, "deeds", NAME))),
        empty=re.compile(any_of(words_of(data, "empty", NAME))),
        remedies=_pairs(data, "remedies"),
        made=_pairs(data, "made"),
        audiences=tuple(_compiled(one, "audiences") for one in data["audiences"]),
        named=re.compile(any_of(tuple(same))),
        same=same,
    )


def _group(groups: Any, at: int) -> Sequence[str]:
    return words_of({"same": groups[at]}, "same", f"{NAME} 第{at + 1}行")


def _pairs(data: dict[str, Any], key: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((_compiled(one, key), _compiled(other, key)) for one, other in data[key])


def _pattern(data: dict[str, Any], key: str) -> re.Pattern[str]:
    parts = [data[key]] if isinstance(data[key], str) else data[key]
    return _compiled("|".join(f"(?:{part})" for part in parts), key)


def _compiled(pattern: str, key: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except (re.error, TypeError) as error:
        raise BadData(f"词表 {NAME} 的“{key}”里有写错的正则：{error}") from error
