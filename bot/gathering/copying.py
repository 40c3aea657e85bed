"""照抄率: how much of a draft stands word for word in last year's report."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.domain.draft import Section
from bot.domain.last_year import Copied, CopiedSentence
from bot.reading.wording import Wording

SHORTEST = 15
"""Characters of a sentence, set phrases and titles of laws left out, from which on it counts."""
RUN = 12
"""Characters in a row that must stand in last year's report: fewer coincide by chance."""
NEARLY_ALL = 0.9
"""Share of a sentence's own characters in such runs from which on it is taken over."""
_SENTENCE = re.compile(r"[。！？；\n]")
_TITLE = re.compile(r"《[^》]{2,60}》|【[^】]*】")
_MARKS = re.compile(r"\W+")


def copied(sections: Sequence[Section], last_year: str, words: Wording) -> Copied:
    """The share over the whole draft and in each section, and the sentences, in order."""
    known = _runs(_MARKS.sub("", last_year))
    found: list[CopiedSentence] = []
    by_section: list[tuple[str, float]] = []
    counted = 0
    for section in sections:
        told = list(_long_sentences(section.text, words))
        taken = [sentence for sentence in told if _taken_over(sentence, known, words)]
        counted += len(told)
        found += [CopiedSentence(section.id, sentence) for sentence in taken]
        if told:
            by_section.append((section.id, round(len(taken) / len(told), 3)))
    return Copied(round(len(found) / counted, 3) if counted else 0.0, tuple(found), tuple(by_section))


def _long_sentences(text: str, words: Wording) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        if sum(_own(sentence, words)) >= SHORTEST:
            yield sentence.strip()


def _taken_over(sentence: str, known: frozenset[str], words: Wording) -> bool:
    own, bare = _own(sentence, words), _MARKS.sub("", sentence)
    covered = [False] * len(bare)
    for at in range(len(bare) - RUN + 1):
        if bare[at : at + RUN] in known:
            covered[at : at + RUN] = [True] * RUN
    held = sum(mine and stands for mine, stands in zip(own, covered, strict=True))
    return held >= NEARLY_ALL * sum(own)


def _own(sentence: str, words: Wording) -> list[bool]:
    """Of each character that is no mark: is it the writer's own, outside titles and set phrases?"""
    inside = [False] * len(sentence)
    for match in _TITLE.finditer(sentence):
        inside[match.start() : match.end()] = [True] * len(match[0])
    letters = [at for at, char in enumerate(sentence) if not _MARKS.match(char)]
    bare = "".join(sentence[at] for at in letters)
    for match in _set_phrases(words.known_phrases).finditer(bare):
        for at in letters[match.start() : match.end()]:
            inside[at] = True
    return [not inside[at] for at in letters]


@lru_cache(maxsize=2)
def _set_phrases(phrases: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(
        (phrase for phrase in phrases if len(phrase) >= 4), key=lambda phrase: (-len(phrase), phrase)
    )
    return re.compile("|".join(re.escape(phrase) for phrase in longest_first) or "(?!)")


def _runs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + RUN] for at in range(len(text) - RUN + 1))
