"""Numbers in a row: 第108期 must be one that the notes name."""

import re
from collections.abc import Iterator

from bot.checking.evidence import Evidence
from bot.checking.passages import Flaw, Passage, flaw
from bot.domain.draft import Severity

_ORDINAL = re.compile(r"第(?P<number>\d{2,4})(?P<unit>期|届|次|场|例|集|批|位|名|家|辑|站|个)")


def unknown_ordinals(passage: Passage, evidence: Evidence) -> Iterator[Flaw]:
    """Ordinals of two digits and more whose number stands nowhere in the notes (必改)."""
    for match in _ORDINAL.finditer(passage.text):
        if match.group() in evidence.flat or float(match["number"]) in evidence.figures:
            continue
        given = re.search(rf"第\d+{match['unit']}", evidence.flat)
        says = f"台账里没有“{match.group()}”，" + (f"写的是“{given.group()}”，" if given else "") + "请核对。"
        suggest = given.group() if given else None
        yield flaw(passage, match.start(), match.end(), "number", Severity.MUST_FIX, says, suggest)
