"""How much two texts speak of one thing: by the ways to say a thing, 《titles》 and pairs of characters, rare ones most."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from bot.gathering.promise_words import PromiseWords

Terms = frozenset[str]
_TITLE = re.compile(r"《([^》]{2,40})》")
_HAN = re.compile(r"[一-鿿A-Za-z]{2,}")
_COUNT = re.compile(r"(?:\d[\d.,]*|[一二三四五六七八九十百千两]+)[万亿余多]?\s*(?:个?[一-鿿])?")
_DAY = re.compile(r"(?<![\d.·])(1[0-2]|[1-9])(?:月|[.·])([12]\d|3[01]|[1-9])(?![\d.·%％]|月|[万余])")
"""A day that has a name of its own: 12月4日 and 12·4."""
_SENTENCES = re.compile(r"[。；\n]")
GROUP_WEIGHT = 1.6
"""A named thing counts for more than a pair of its characters would."""


@dataclass(frozen=True)
class Likeness:
    """`rarity`: of a term among the sentences of past reports, 0 (in every one) to 1 (in none)."""

    words: PromiseWords
    rarity: Callable[[str], float]

    def terms(self, text: str) -> Terms:
        """What a text speaks of. A thing with several names is one term; empty words and counts are none."""
        return _terms(self.words, text)

    def among(self, texts: Sequence[Terms]) -> "Likeness":
        """The same, where what most of these texts speak of counts for half: 水政 among the facts of a 水务局."""
        held, most = Counter(term for text in texts for term in text), math.log(len(texts) + 1)
        rarity = self.rarity

        def here(term: str) -> float:
            return rarity(term) * (1 - 0.5 * math.log(max(held.get(term, 0), 1)) / most) if texts else rarity(term)

        return Likeness(self.words, here)

    def weight(self, terms: Iterable[str]) -> float:
        return sum(self.rarity(term) * (GROUP_WEIGHT if term[0] in "=《" else 1) for term in terms)


@lru_cache(maxsize=20_000)
def _terms(words: PromiseWords, text: str) -> Terms:
    """Remembered: the same facts are looked at after every message."""
    things = {f"={words.same[name]}" for name in words.named.findall(text)}
    things |= {f"={month}.{day}" for month, day in _DAY.findall(text)}
    titles = {f"《{_bare(title)}" for title in _TITLE.findall(text)}
    rest = words.empty.sub(" ", _COUNT.sub(" ", words.named.sub(" ", text)))
    pairs = {run[at : at + 2] for run in _HAN.findall(rest) for at in range(len(run) - 1)}
    return frozenset(things | titles | pairs)


def rarity_among(texts: Iterable[str], terms: Callable[[str], Terms]) -> Callable[[str], float]:
    """How rare a term is among the sentences of these texts."""
    sentences = [terms(sentence) for text in texts for sentence in _SENTENCES.split(text) if len(sentence) >= 8]
    held: Mapping[str, int] = Counter(term for sentence in sentences for term in sentence)
    most = math.log(len(sentences) + 2)
    return lambda term: 1 - math.log(held.get(term, 0) + 1) / most


def likeness_from(words: PromiseWords, texts: Iterable[str]) -> Likeness:
    """A likeness that knows from these texts what is common."""
    plain = Likeness(words, lambda term: 1.0)
    return Likeness(words, rarity_among(texts, plain.terms))


def longest_run(one: str, other: str) -> int:
    """Characters that both have in one piece."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def _bare(title: str) -> str:
    return re.sub(r"中华人民共和国|[（(].*?[)）]", "", title)
