"""Everything of `corpus/wording` that the reader of specifics and the checker need, loaded once."""

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.errors import BadData
from bot.reading.measures import Measures, load_measures
from bot.reading.name_words import NameWords, load_name_words
from bot.reading.national import National, load_national
from bot.reading.titles import squeezed
from bot.reading.word_files import any_of, read_yaml, words_of

FOLDER = Path(__file__).parents[2] / "corpus" / "wording"


@dataclass(frozen=True)
class Wording:
    """The word lists. `empty`: words that say nothing of what is counted; `edges`: single characters
    that say nothing at a word's edge; `alone`: verbs that say nothing alone;
    `vague`: nouns that fit many things;
    `hollow_start`, `hollow_end`: deeds, vague nouns and empty words at a text's start or end;
    `common_chars`: characters that two texts share by chance; `fixed`: words whose
    numeral counts nothing."""

    measures: Measures
    empty: re.Pattern[str]
    edges: str
    alone: frozenset[str]
    vague: re.Pattern[str]
    hollow_start: re.Pattern[str]
    hollow_end: re.Pattern[str]
    common_chars: frozenset[str]
    column_heads: frozenset[str]
    fixed: re.Pattern[str]
    names: NameWords
    national: National
    known_phrases: frozenset[str]
    """Squeezed phrases that anybody may put in quotes: formulations, fixed words, publicity days."""


def load_wording(folder: Path = FOLDER) -> Wording:
    """Read the word lists of a folder. Raises BadData naming the file and the key."""
    return _loaded(folder)


@lru_cache(maxsize=4)
def _loaded(folder: Path) -> Wording:
    empty = read_yaml(folder / "empty_words.yaml", ("words", "alone", "common_chars", "column_heads", "deeds", "vague"))
    words = words_of(empty, "words", "empty_words.yaml")
    edges = "".join(word for word in words if len(word) == 1)
    lists = [words_of(empty, key, "empty_words.yaml") for key in ("deeds", "vague", "alone")]
    hollow = any_of([word for word in (*words, *itertools.chain(*lists)) if len(word) > 1 or word not in words])
    national = load_national(folder)
    return Wording(
        measures=load_measures(folder),
        empty=re.compile(any_of([word for word in words if len(word) > 1])),
        edges=edges,
        alone=frozenset(words_of(empty, "alone", "empty_words.yaml")),
        vague=re.compile(any_of(words_of(empty, "vague", "empty_words.yaml"))),
        hollow_start=re.compile(f"{hollow}(?![员师官者长])"),
        hollow_end=re.compile(f"(?:{hollow}|[{re.escape(edges)} 　“”《》、量数额率]|(?<![一-鿿])[一-鿿])*\\Z"),
        common_chars=frozenset(empty["common_chars"]),
        column_heads=frozenset(words_of(empty, "column_heads", "empty_words.yaml")),
        fixed=_fixed(folder),
        names=load_name_words(folder),
        national=national,
        known_phrases=_known_phrases(folder, national),
    )


def _fixed(folder: Path) -> re.Pattern[str]:
    data = read_yaml(folder / "fixed_words.yaml", ("words", "patterns"))
    words = words_of(data, "words", "fixed_words.yaml")
    # 「十分」 inside 「二十分钟」 is no fixed word: none begins right after a numeral.
    parts = [*data["patterns"], f"(?<![一二三四五六七八九十百千零〇\\d]){any_of(words)}"]
    try:
        return re.compile("|".join(parts))
    except re.error as error:
        raise BadData(f"词表 fixed_words.yaml 的“patterns”里有写错的正则：{error}") from error


def _known_phrases(folder: Path, national: National) -> frozenset[str]:
    data = read_yaml(folder / "known_phrases.yaml", ("words",))
    fixed = read_yaml(folder / "fixed_words.yaml", ("words", "patterns"))
    phrases = [*words_of(data, "words", "known_phrases.yaml"), *words_of(fixed, "words", "fixed_words.yaml")]
    phrases += [name for form in national.formulations for name in (form.form, *form.also)]
    phrases += [name for day in national.days for name in day.names] + list(national.law_names)
    return frozenset(squeezed(phrase) for phrase in phrases)
