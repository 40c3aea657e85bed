"""Chinese text into words: one tokenizer for the whole program."""

from functools import lru_cache
from typing import Any

_EVERYDAY = 1000
"""Times in the corpus that jieba's dictionary was counted from; its 349,000 words have 14,000 of these or so."""


def words_of_text(text: str) -> list[str]:
    """The words of a text, in order; joined they are the text."""
    return list(_cutter().lcut(text))


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
    return text in _persons_names()


@lru_cache(maxsize=1)
def _persons_names() -> frozenset[str]:
    """Lines of the dictionary are 「张伟 3 nr」."""
    import jieba

    with jieba.dt.get_dict_file() as lines:
        entries = (line.decode("utf-8").split() for line in lines)
        return frozenset(entry[0] for entry in entries if entry[-1].startswith("nr"))


def is_everyday(text: str) -> bool:
    """Is it a word of two or more characters that newspapers use all the time (推行, but not 锦绣)?"""
    return len(text) > 1 and int(_cutter().FREQ.get(text) or 0) >= _EVERYDAY
