"""`Gathered` as JSON and back; an empty object is one in which nothing was decided yet."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.domain.gathering import Filled, Gathered, LocalDemand
from bot.domain.last_year import Tie

Json = dict[str, Any]


def gathered_json(gathered: Gathered) -> Json:
    return asdict(gathered)


def read_gathered(data: Mapping[str, Any]) -> Gathered:
    return Gathered(
        ties=tuple(Tie(**tie) for tie in data.get("ties", ())),
        guide=data.get("guide", ""),
        local=tuple(LocalDemand(**{**one, "words": tuple(one["words"])}) for one in data.get("local", ())),
        departments=tuple(data.get("departments", ())),
        allotted=tuple((one[0], one[1]) for one in data.get("allotted", ())),
        filled=tuple(Filled(**one) for one in data.get("filled", ())),
    )
