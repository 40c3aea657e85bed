"""The words around and at the end of names, as compiled patterns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.reading.word_files import any_of, read_yaml, words_of

HAN = r"一-鿿㐀-䶿"
_SUFFIX_KEYS = (
    "region", "short_region", "organisation", "short_organisation", "place", "short_place",
    "award", "quoted", "generic_stems", "levels", "not_followed",
)  # fmt: skip
_TRIGGER_KEYS = (
    "posts", "weak_posts", "after_person", "surnames", "rare_as_surname", "not_given",
    "partner", "where", "by", "awarded", "cut", "not_names",
)  # fmt: skip
# What a person does right after the name at the head of a clause.
_DOES = "(?=具体负责|负责|牵头|主持|带队|带头|出庭|担任|汇报|作了|作为|为榜样|等人|同志|指出|强调|表示|介绍说)"


@dataclass(frozen=True)
class NameWords:
    """Patterns for finding names without a model.

    `ends` matches the end of a name of more than one character, `short_ends` of one; `generic`
    strips from a stem whatever does not make it a name of its own.
    """

    region: frozenset[str]
    organisation: frozenset[str]
    levels: frozenset[str]
    place: frozenset[str]
    ends: re.Pattern[str]
    short_ends: re.Pattern[str]
    cut: re.Pattern[str]
    generic: re.Pattern[str]
    not_names: tuple[str, ...]
    long_not_names: tuple[str, ...]
    person_after_post: re.Pattern[str]
    person_of_odd_name: re.Pattern[str]
    """A post and a name whose characters rarely make one (副局长詹学军)."""
    person_at_start: re.Pattern[str]
    person_by_surname: re.Pattern[str]
    person_before_title: re.Pattern[str]
    masked_person: re.Pattern[str]
    rare_surnames: Mapping[str, str]
    weak_posts: frozenset[str]
    award: re.Pattern[str]
    awarded: re.Pattern[str]
    trigger: re.Pattern[str]
    quoted: re.Pattern[str]
    common: frozenset[str]


def load_name_words(folder: Path) -> NameWords:
    """Read suffixes.yaml, triggers.yaml and common_names.yaml. Raises BadData."""
    suffixes = read_yaml(folder / "suffixes.yaml", _SUFFIX_KEYS)
    triggers = read_yaml(folder / "triggers.yaml", _TRIGGER_KEYS)
    common = read_yaml(folder / "common_names.yaml", ("words",))
    ends = {key: words_of(suffixes, key, "suffixes.yaml") for key in _SUFFIX_KEYS if key != "not_followed"}
    short = [*ends["short_region"], *ends["short_organisation"], *ends["short_place"]]
    around = {key: words_of(triggers, key, "triggers.yaml") for key in _TRIGGER_KEYS if key != "rare_as_surname"}
    given = f"[^\\W\\da-zA-Z_{''.join(around['not_given'])}]"
    name = f"(?P<surname>{any_of(around['surnames'])})(?P<given>{given}{{1,2}})"
    posts = any_of([*around["posts"], *around["weak_posts"]])
    return NameWords(
        region=frozenset([*ends["region"], *ends["short_region"]]),
        organisation=frozenset([*ends["organisation"], *ends["short_organisation"]]),
        levels=frozenset(ends["levels"]),
        place=frozenset([*ends["place"], *ends["short_place"]]),
        ends=_ends([*ends["region"], *ends["organisation"], *ends["place"]], suffixes["not_followed"]),
        short_ends=_ends(short, suffixes["not_followed"]),
        cut=re.compile(any_of(around["cut"])),
        generic=_generic(ends["generic_stems"]),
        not_names=around["not_names"],
        long_not_names=tuple(word for word in around["not_names"] if len(word) > 2),
        person_after_post=re.compile(f"(?P<post>{posts})[：:]?(?P<name>{name})"),
        person_of_odd_name=re.compile(
            f"{any_of(around['posts'])}(?P<name>(?P<surname>{any_of(around['surnames'])})(?P<given>[{HAN}]{{2}}))"
        ),
        person_at_start=re.compile(f"(?:(?<=[，。；：、（\ufffc])|^)(?P<name>{name}){_DOES}", re.M),
        person_by_surname=re.compile(
            f"(?<=[在由向请和与，。])(?P<surname>{any_of(around['surnames'])})(?={any_of(around['after_person'])})(?!同志)"
        ),
        person_before_title=re.compile(f"(?P<name>{name})(?P<post>{any_of(around['after_person'])})"),
        masked_person=re.compile(
            any_of(around["surnames"]) + "某{1,2}(?![区县市镇乡村地些种个项单社街局级天次时条年月日])"
        ),
        rare_surnames=triggers["rare_as_surname"],
        weak_posts=frozenset(around["weak_posts"]),
        award=re.compile(any_of(ends["award"])),
        awarded=re.compile(any_of(around["awarded"])),
        trigger=re.compile(any_of([*around["partner"], *around["where"], *around["by"]]) + r"\Z"),
        quoted=re.compile(any_of(ends["quoted"])),
        common=frozenset(words_of(common, "words", "common_names.yaml")),
    )


def _generic(stems: Sequence[str]) -> re.Pattern[str]:
    """Words of a stem that make no name of it: single characters only at its start (各村), longer ones anywhere."""
    long, single = [word for word in stems if len(word) > 1], [word for word in stems if len(word) == 1]
    return re.compile(f"{any_of(long)}|^{any_of(single)}+")


def _ends(ends: Sequence[str], not_followed: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """End words, the longest first, each unless it begins another word: 局 but not in 局面, 中学 but not in 中学习."""
    guarded = [end for end in ends if end in not_followed]
    free = any_of([end for end in ends if end not in not_followed])
    return re.compile("|".join([*(f"{end}(?!{any_of(not_followed[end])})" for end in guarded), free]))
