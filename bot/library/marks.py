"""How alike two reports are, whatever was changed between them: by the sentences that they share."""

import re
import zlib
from collections.abc import Mapping

NEARLY = 90.0
"""Two texts of this likeness (rapidfuzz ratio, 0 to 100) are nearly the same report."""

WORTH_A_LOOK = 0.2
"""Reports that share this part of their sentences are compared: a copy with a slip in half its sentences is found."""

_SENTENCE = re.compile(r"[^。！？；\n]+")
_LETTER = re.compile(r"[\u3400-\u9fffA-Za-z]")
_SHORTEST = 8
"""Letters of a sentence that says enough to tell a report by."""


def marks_of(text: str) -> frozenset[int]:
    """A number for each sentence; figures, blanks and punctuation aside, so that last year's copy has the same."""
    sentences = ("".join(_LETTER.findall(one)) for one in _SENTENCE.findall(text))
    return frozenset(zlib.crc32(one.encode()) for one in sentences if len(one) >= _SHORTEST)


def nearly_same(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio("".join(one.split()), "".join(other.split()), score_cutoff=NEARLY) > 0


def worth_a_look(shared: Mapping[str, int], of: int) -> list[str]:
    """The ids of reports that share enough of `of` sentences, in the order given."""
    return [entry for entry, count in shared.items() if count >= WORTH_A_LOOK * of]
