"""Measure words and which of them may stand for one another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import BadData
from bot.reading.word_files import any_of, read_yaml, words_of


@dataclass(frozen=True)
class Measures:
    """`of` gives a measure word's class, `kin` the classes that people write for one another."""

    of: Mapping[str, str]
    kin: Mapping[str, frozenset[str]]
    loose: frozenset[str]
    durations: frozenset[str]
    bare: frozenset[str]
    implied: re.Pattern[str]
    pattern: re.Pattern[str]
    first_names: Mapping[str, str]
    """Each name of a thing that has several → the first of them."""
    named: re.Pattern[str]
    counted: tuple[re.Pattern[str], ...]
    """What stands behind 个 and is counted, each thing in all its names."""
    contrasts: tuple[tuple[re.Pattern[str], ...], ...]
    """Groups of words that are not to be swapped; each pattern is one thing in all its names."""

    def agree(self, one: str, other: str) -> bool:
        """May two classes count the same thing? An absent unit agrees with any."""
        return not one or not other or one == other or one in self.loose or other in self.loose

    def canonical(self, text: str) -> str:
        """The text with one name for each thing, for comparing words only: places in it move."""
        return self.named.sub(lambda match: self.first_names[match.group()], text)

    def opposed(self, one: str, other: str) -> bool:
        """Do two texts name different things of one group: 点赞 here and 转发 there?"""
        for group in self.contrasts:
            mine = {at for at, pattern in enumerate(group) if pattern.search(one)}
            its = {at for at, pattern in enumerate(group) if pattern.search(other)}
            if mine and its and not mine & its:
                return True
        return False

    def count_others(self, one: str, other: str) -> bool:
        """Do the words behind two numbers name different things: 18个乡镇 here and 18个社区 there?"""
        mine, its = self._counted_in(one), self._counted_in(other)
        return bool(mine and its and not mine & its)

    def _counted_in(self, text: str) -> set[int]:
        return {at for at, pattern in enumerate(self.counted) if pattern.match(text)}

    def akin(self, one: str, other: str) -> bool:
        """Do they agree, or are they at least written for one another?"""
        return self.agree(one, other) or other in self.kin.get(one, frozenset())


def load_measures(folder: Path) -> Measures:
    """Read measures.yaml and contrasts.yaml. Raises BadData."""
    data = read_yaml(folder / "measures.yaml", ("same", "kin", "loose", "durations", "implied", "bare", "not_followed"))
    classes = {name: words_of(data["same"], name, "measures.yaml") for name in data["same"]}
    kin: dict[str, set[str]] = {}
    for group in data["kin"]:
        for name in group:
            kin.setdefault(name, set()).update(group)
    named = [*kin, *data["loose"], *data["durations"]]
    if strange := [name for name in named if name not in classes]:
        raise BadData(f"词表 measures.yaml 用到了 same 里没有的类“{strange[0]}”。")
    of = {word: name for name, words in classes.items() for word in words}
    contrasts = read_yaml(folder / "contrasts.yaml", ("alike", "groups", "counted"))
    first_names = {name: names[0] for names in contrasts["alike"] for name in names}
    bare = words_of(data, "bare", "measures.yaml")
    return Measures(
        of=of,
        kin={name: frozenset(others) for name, others in kin.items()},
        loose=frozenset(data["loose"]),
        durations=frozenset(data["durations"]),
        bare=frozenset(bare),
        implied=re.compile(any_of(words_of(data, "implied", "measures.yaml"))),
        pattern=re.compile(_ending([*of, *bare], data["not_followed"])),
        first_names=first_names,
        named=re.compile(any_of(list(first_names))),
        counted=tuple(re.compile(any_of(names)) for names in contrasts["counted"]),
        contrasts=_contrasts(contrasts),
    )


def _ending(words: list[str], not_followed: Mapping[str, str]) -> str:
    """Any of the measure words, longest first, none of them the head of another word: 家 but not in 家长."""
    ordered = sorted(words, key=len, reverse=True)
    parts = [re.escape(word) + (f"(?![{not_followed[word]}])" if word in not_followed else "") for word in ordered]
    return "(?:" + "|".join(parts) + ")"


def _contrasts(data: Mapping[str, Any]) -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(re.compile(any_of(names)) for names in group) for group in data["groups"])
