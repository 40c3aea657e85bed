"""Guides, loaded from `corpus/guides`: what a genre's report must tell, from which rule, and how that is recognised."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.domain.demands import Demand, Guide, How
from bot.domain.genre import Role
from bot.errors import BadData
from bot.reading.word_files import check_keys, read_yaml

FOLDER = Path(__file__).parents[2] / "corpus" / "guides"
_KEYS = ("name", "matters", "demands")
_DEMAND = ("id", "what", "where", "ask", "rule")
_OPTIONAL = ("words", "how", "counted", "matter", "unusual")


@lru_cache(maxsize=4)
def load_guides(folder: Path = FOLDER) -> dict[str, Guide]:
    """The guides of a folder by genre (the file's name). Raises BadData naming the file and the key."""
    return {path.stem: _guide(path) for path in sorted(folder.glob("*.yaml"))}


def _guide(path: Path) -> Guide:
    data = read_yaml(path, _KEYS)
    matters = {str(name): str(called) for name, called in (data["matters"] or {}).items()}
    demands = tuple(_demand(held, path.name, matters) for held in data["demands"])
    ids = [demand.id for demand in demands]
    if twice := next((name for name in ids if ids.count(name) > 1), None):
        raise BadData(f"要点 {path.name} 里有两个“{twice}”。")
    return Guide(path.stem, data["name"], demands, tuple(matters.items()))


def _demand(held: dict[str, Any], name: str, matters: Mapping[str, str]) -> Demand:
    check_keys(held, _DEMAND, f"{name}（{held.get('id', '?')}）", optional=_OPTIONAL)
    matter = held.get("matter", "")
    if matter and matter not in matters:
        raise BadData(f"要点 {name}（{held['id']}）的 matter 在 matters 里没有：“{matter}”。")
    try:
        how, where = How(held.get("how", How.WORDS)), Role(held["where"])
    except ValueError as error:
        raise BadData(f"要点 {name}（{held['id']}）里有不认识的取值：{error}") from error
    if (how is How.WORDS) != ("words" in held):
        raise BadData(f"要点 {name}（{held['id']}）要么写 words，要么写 how。")
    return Demand(
        id=held["id"],
        what=held["what"],
        where=where,
        words=_pattern(held["words"], name, held["id"]) if how is How.WORDS else None,
        ask=held["ask"],
        rule=held["rule"],
        how=how,
        counted=held.get("counted", False),
        matter=matter,
        unusual=tuple(held.get("unusual", ())),
    )


def _pattern(words: list[str], name: str, demand: str) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{word})" for word in words))
    except (re.error, TypeError) as error:
        raise BadData(f"要点 {name}（{demand}）的 words 里有写错的正则：{error}") from error
