"""Word lists with which pasted notes are taken apart: zones, chatter, instructions. Loaded from `corpus/wording`."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.domain.genre import Role
from bot.errors import BadData
from bot.reading.word_files import any_of, read_yaml, words_of
from bot.reading.wording import FOLDER

ZONES = (Role.PROBLEMS, Role.PLANS, Role.DUTY, Role.MEASURES)


@dataclass(frozen=True)
class Lexicon:
    """Patterns for reading notes; each is searched in text that is already stripped of item numbers."""

    zones: dict[Role, re.Pattern[str]]
    says_problem: re.Pattern[str]
    says_plan: re.Pattern[str]
    greeting: re.Pattern[str]
    office: re.Pattern[str]
    leisure: re.Pattern[str]
    handing_in: re.Pattern[str]
    told: re.Pattern[str]
    instructions: re.Pattern[str]
    orders: re.Pattern[str]
    withheld: re.Pattern[str]
    domain: re.Pattern[str]


def load_lexicon(folder: Path = FOLDER) -> Lexicon:
    """Read zones.yaml, chatter.yaml and the words of topics.yaml. Raises BadData naming file and key."""
    return _loaded(folder)


@lru_cache(maxsize=4)
def _loaded(folder: Path) -> Lexicon:
    zones = read_yaml(folder / "zones.yaml", (*(role.value for role in ZONES), "says_problem", "says_plan"))
    chatter = read_yaml(
        folder / "chatter.yaml",
        ("greeting", "office", "leisure", "told", "handing_in", "instructions", "orders", "withheld"),
    )
    return Lexicon(
        zones={role: re.compile(any_of(words_of(zones, role.value, "zones.yaml"))) for role in ZONES},
        says_problem=_alternatives(zones, "says_problem", "zones.yaml"),
        says_plan=_alternatives(zones, "says_plan", "zones.yaml"),
        greeting=_alternatives(chatter, "greeting", "chatter.yaml"),
        office=re.compile(any_of(words_of(chatter, "office", "chatter.yaml"))),
        leisure=re.compile(any_of(words_of(chatter, "leisure", "chatter.yaml"))),
        handing_in=_alternatives(chatter, "handing_in", "chatter.yaml"),
        told=_alternatives(chatter, "told", "chatter.yaml"),
        instructions=_alternatives(chatter, "instructions", "chatter.yaml"),
        orders=_alternatives(chatter, "orders", "chatter.yaml"),
        withheld=_alternatives(chatter, "withheld", "chatter.yaml"),
        domain=_domain_words(folder),
    )


def _alternatives(data: dict[str, list[str]], key: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{pattern})" for pattern in data[key]))
    except (re.error, TypeError) as error:
        raise BadData(f"词表 {name} 的“{key}”里有写错的正则：{error}") from error


def _domain_words(folder: Path) -> re.Pattern[str]:
    """Words of the trade: a line that holds one is hardly chatter."""
    topics = read_yaml_loose(folder / "topics.yaml")
    words = [word for topic in topics.values() for key in ("strong", "words") for word in topic[key]]
    return re.compile(any_of(dict.fromkeys(words)))  # type: ignore[arg-type]


def read_yaml_loose(path: Path) -> dict[str, dict[str, list[str]]]:
    """A mapping whose keys are the data's own (topic ids)."""
    import yaml

    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadData(f"词表 {path.name} 读不出来，请检查这个文件：{error}") from error
    if not isinstance(data, dict):
        raise BadData(f"词表 {path.name} 应当是一组“键: 值”。")
    return data
