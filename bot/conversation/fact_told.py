"""What was read of a fact, for a person to see: its topic, its time, and each number in its normal form."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from bot.domain.facts import Fact
from bot.drafting.placing import topics_of
from bot.drafting.style import load_style
from bot.reading.counts import FACTS_KEPT, Count, counts_of
from bot.reading.dates import dates


def facts_told(facts: Sequence[Fact]) -> dict[str, dict[str, Any]]:
    """Fact id → {topic, when, numbers}: `when` in normal form (5.16-5.20 is 5月16日~5月20日), "" where no time is told;
    `numbers`: 「听课 2150人次」 「发放资料 两万余册，即约20000」, one for each."""
    topics = topics_of(facts, load_style())
    return {
        fact.id: {
            "topic": topics[fact.id].noun,
            "when": _when(fact.text),
            "numbers": [_written(count) for count in counts_of(fact.text, fact.label)],
        }
        for fact in facts
    }


@lru_cache(maxsize=FACTS_KEPT)
def _when(text: str) -> str:
    return "、".join(dict.fromkeys(one.normal for one in dates(text)))


def _written(count: Count) -> str:
    value = f"{count.value:.12g}"
    normal = "" if count.quote.startswith(value) else f"，即{'约' if count.approximate else ''}{value}"
    return f"{count.thing} {count.quote}{normal}".strip()
