"""Chinese text into words: one tokenizer for the whole program."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

_MARKS = ("nr", "ns", "nt", "nz", "v", "ad")
"""Names of persons, places, bodies and brands; verbs, adjectives of deeds."""
_EVERYDAY = 1000
"""Times in the corpus that jieba's dictionary was counted from; its 349,000 words have 14,000 of these or so."""


RUNS_KEPT = 20_000
LONGEST_KEPT = 24
"""Characters of a run of words that may well come again: 「普法讲座」 in every note."""


def words_of_text(text: str) -> Sequence[str]:
    """The words of a text, in order; joined they are the text."""
    return _cut(text) if len(text) <= LONGEST_KEPT else tuple(_cutter().lcut(text))


@lru_cache(maxsize=RUNS_KEPT)
def _cut(text: str) -> tuple[str, ...]:
    return tuple(_cutter().lcut(text))


@lru_cache(maxsize=1)
def _cutter() -> Any:
    """jieba with its dictionary read from the package each time, which takes about 0.7 s.

    Left alone, jieba loads a marshalled file from the shared temporary folder, where anyone may put one.
    """
    import jieba

    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer


def is_word(text: str) -> bool:
    """Does the dictionary hold the text as a word?"""
    return bool(_cutter().FREQ.get(text))


def is_persons_name(text: str) -> bool:
    """Does the dictionary hold the text as the name of a person (张伟)?"""
    return text in _marked()["nr"]


def is_proper_name(text: str) -> bool:
    """Does the dictionary mark the text as the name of a person, a place, a body or a brand?"""
    return any(text in _marked()[mark] for mark in ("nr", "ns", "nt", "nz"))


def times_of(text: str) -> int:
    """How often the corpus behind the dictionary holds the word; 0 for none of its words."""
    return int(_cutter().FREQ.get(text) or 0)


def is_verb(text: str) -> bool:
    """Does the dictionary hold the text as a verb (讲解)? Nouns of deeds (管理) and adjectives of them (充实) count too."""
    return any(text in _marked()[mark] for mark in ("v", "ad"))


@lru_cache(maxsize=20_000)
def without_verbs(text: str) -> str:
    """The text without the verbs at its head (充实司法 → 司法); its last word stays, whatever it is."""
    words = words_of_text(text)
    while len(words) > 1 and len(words[0]) > 1 and is_verb(words[0]):
        words = words[1:]
    return "".join(words)


@lru_cache(maxsize=1)
def _marked() -> Mapping[str, frozenset[str]]:
    """The words of the dictionary under the marks that we ask for; its lines are 「张伟 3 nr」."""
    import jieba

    held: dict[str, list[str]] = {mark: [] for mark in _MARKS}
    with jieba.dt.get_dict_file() as lines:
        for line in lines:
            word, _, mark = line.decode("utf-8").split()
            if kind := next((one for one in _MARKS if mark.startswith(one)), None):
                held[kind].append(word)
    return {mark: frozenset(words) for mark, words in held.items()}


def is_everyday(text: str) -> bool:
    """Is it a word of two or more characters that newspapers use all the time (推行, but not 锦绣)?"""
    return len(text) > 1 and int(_cutter().FREQ.get(text) or 0) >= _EVERYDAY
