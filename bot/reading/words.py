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


def _persons_names() -> frozenset[str]:
    return _words_marked("nr")


def is_verb(text: str) -> bool:
    """Does the dictionary hold the text as a verb (讲解)? Nouns of deeds (管理) and adjectives of them (充实) count too."""
    return text in _words_marked("v") or text in _words_marked("ad")


@lru_cache(maxsize=20_000)
def without_verbs(text: str) -> str:
    """The text without the verbs at its head (充实司法 → 司法); its last word stays, whatever it is."""
    words = words_of_text(text)
    while len(words) > 1 and len(words[0]) > 1 and is_verb(words[0]):
        words = words[1:]
    return "".join(words)


@lru_cache(maxsize=4)
def _words_marked(mark: str) -> frozenset[str]:
    """The words of the dictionary whose mark begins so; its lines are 「张伟 3 nr」."""
    import jieba

    with jieba.dt.get_dict_file() as lines:
        entries = (line.decode("utf-8").split() for line in lines)
        return frozenset(entry[0] for entry in entries if entry[-1].startswith(mark))


def is_everyday(text: str) -> bool:
    """Is it a word of two or more characters that newspapers use all the time (推行, but not 锦绣)?"""
    return len(text) > 1 and int(_cutter().FREQ.get(text) or 0) >= _EVERYDAY
