"""Closing clauses that claim nothing, taken from the patterns of past reports."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.drafting.placing import topic_score
from bot.drafting.style import Style
from bot.reading.words import words_of_text

_CLAUSE = re.compile(r"[，；]([^，；。！？]{8,24})[。；]")
_SPECIFIC = re.compile(r"[\d〔〕“”《》【】xX×]|[一二两三四五六七八九十百千]+(?:[个项条场次件份期类支名]|年)")
_MIN_LIKENESS = 0.34
_TAKES_NONE = re.compile(r"获评|荣获|获[^得取]|入选|授予|称号|罚|败诉|胜诉|撤回|被撤|维持|投诉|【|：|其中")
"""A sentence on an award, a penalty or a lawsuit, or an open one, takes no closing clause."""


@dataclass(frozen=True)
class Tail:
    """A closing clause and the topic of the sentence that it closed."""

    text: str
    topic: str


def tails_from(patterns: Iterable[str], style: Style) -> tuple[Tail, ...]:
    """The closing clauses of masked passages: no specific, no effect word, only abstract words."""
    found: dict[str, Tail] = {}
    for pattern in patterns:
        for sentence in re.findall(r"[^。]+。", pattern):
            match = _CLAUSE.search(sentence[-26:]) if "，" in sentence[-26:] else None
            if match and match[1] not in found and _is_harmless(match[1], style):
                topic = _topic(sentence, style)
                if topic:
                    found[match[1]] = Tail(match[1], topic)
    return tuple(found.values())


def best_tail(
    sentence: str, topic: str, tails: Sequence[Tail], used: set[str], style: Style
) -> tuple[float, str] | None:
    """The unused tail of the topic that shares most words with the sentence, with that share, if every
    word of it is abstract or stands in the sentence; None where none fits."""
    if _TAKES_NONE.search(sentence):
        return None
    pairs = _pairs(sentence)
    scored = [
        (len(_pairs(tail.text) & pairs) / len(_pairs(tail.text)), tail.text)
        for tail in tails
        if tail.topic == topic and tail.text not in used and _fits(tail.text, sentence, style)
    ]
    best = max(scored, default=None)
    return best if best and best[0] >= _MIN_LIKENESS else None


def _is_harmless(text: str, style: Style) -> bool:
    return (
        bool(style.tail_starts.match(text))
        and not _SPECIFIC.search(text)
        and not style.effects.search(text)
        and not re.search(r"了|过|已|明年|下一步|将|进一步", text)
    )


def _fits(tail: str, sentence: str, style: Style) -> bool:
    return all(word in style.abstract or word in sentence for word in _words(tail))


def _words(text: str) -> list[str]:
    return [word for word in words_of_text(text) if len(word) > 1]


def _topic(sentence: str, style: Style) -> str | None:
    scores = [(topic_score(sentence, topic), topic.id) for topic in style.topics]
    best = max(scores)
    return best[1] if best[0] >= 1 else None


def _pairs(text: str) -> set[str]:
    plain = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
