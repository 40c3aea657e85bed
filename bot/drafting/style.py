"""How such reports are worded: topics, spoken words, verbs, openings, words that claim an effect."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.errors import BadData
from bot.reading.lexicon import read_yaml_loose
from bot.reading.word_files import any_of, check_keys, read_yaml, words_of
from bot.reading.wording import FOLDER


@dataclass(frozen=True)
class Topic:
    """A kind of work. `heading` stands over its group; `part` is its half where two groups are joined."""

    id: str
    noun: str
    family: str
    heading: str
    part: str
    problem: str
    plan: str
    strong: re.Pattern[str]
    words: re.Pattern[str]


@dataclass(frozen=True)
class Verbs:
    """Choice of written verbs: by object for light verbs, and which verbs may be moved before their object."""

    light: tuple[tuple[re.Pattern[str], str], ...]
    by_object: dict[str, tuple[tuple[re.Pattern[str], str], ...]]
    formal: re.Pattern[str]
    invertible: re.Pattern[str]
    actors: re.Pattern[str]
    direct: frozenset[str]


@dataclass(frozen=True)
class Opening:
    """The formulations that are right for a year. `congress` is what is studied."""

    congress: str
    thought: str
    loyalty: str


@dataclass(frozen=True, eq=False)
class Style:
    """Compared as the object it is, so that what was found by it can be kept."""

    topics: tuple[Topic, ...]
    spoken: tuple[tuple[re.Pattern[str], str], ...]
    verbs: Verbs
    openings: dict[str, str]
    years: dict[int, Opening]
    effects: re.Pattern[str]
    abstract: frozenset[str]
    tail_starts: re.Pattern[str]

    def topic(self, topic_id: str) -> Topic:
        return next(topic for topic in self.topics if topic.id == topic_id)

    def opening_of(self, year: int) -> Opening:
        """The formulations of a year; outside the table those of its nearest end."""
        return self.years[min(max(year, min(self.years)), max(self.years))]


def load_style(folder: Path = FOLDER) -> Style:
    """Read the style files of a folder. Raises BadData naming the file and the key."""
    return _loaded(folder)


@lru_cache(maxsize=4)
def _loaded(folder: Path) -> Style:
    openings = read_yaml(folder / "openings.yaml", ("years", "openings"))
    effects = read_yaml(folder / "effects.yaml", ("effects",))
    abstract = read_yaml(folder / "abstract_words.yaml", ("words", "starts"))
    return Style(
        topics=_topics(folder),
        spoken=_spoken(folder),
        verbs=_verbs(folder),
        openings=openings["openings"],
        years={int(year): Opening(**held) for year, held in openings["years"].items()},
        effects=re.compile(any_of(words_of(effects, "effects", "effects.yaml"))),
        abstract=frozenset(words_of(abstract, "words", "abstract_words.yaml")),
        tail_starts=re.compile(any_of(words_of(abstract, "starts", "abstract_words.yaml"))),
    )


def _topics(folder: Path) -> tuple[Topic, ...]:
    keys = ("noun", "family", "heading", "part", "problem", "plan", "strong", "words")
    found = []
    for topic_id, held in read_yaml_loose(folder / "topics.yaml").items():
        check_keys(held, keys, f"topics.yaml（{topic_id}）")
        data: dict[str, Any] = dict(held)
        data["strong"] = re.compile(any_of(words_of(held, "strong", "topics.yaml")))
        data["words"] = re.compile(any_of(words_of(held, "words", "topics.yaml")))
        found.append(Topic(id=topic_id, **data))
    return tuple(found)


def _spoken(folder: Path) -> tuple[tuple[re.Pattern[str], str], ...]:
    data = read_yaml(folder / "spoken.yaml", ("pairs",))
    return tuple((_compiled(say, "spoken.yaml"), write) for say, write in data["pairs"])


def _verbs(folder: Path) -> Verbs:
    data = read_yaml(
        folder / "verbs.yaml",
        (
            "by_object",
            "light",
            "by_issue",
            "by_get",
            "by_receive",
            "by_build",
            "by_check",
            "by_report",
            "by_mend",
            "by_draw",
            "by_settle",
            "by_see",
            "direct",
            "formal",
            "invertible",
            "actors",
        ),
    )
    tables = {"event": data["by_object"]["event"]} | {
        name: data[f"by_{name}"]
        for name in ("issue", "get", "receive", "build", "check", "report", "mend", "draw", "settle", "see")
    }
    return Verbs(
        light=tuple((_compiled(say, "verbs.yaml"), str(write)) for say, write in data["light"].items()),
        by_object={
            name: tuple((_compiled(noun, "verbs.yaml"), verb) for noun, verb in table) for name, table in tables.items()
        },
        formal=re.compile(any_of([str(word) for word in data["formal"]])),
        invertible=re.compile(any_of(words_of(data, "invertible", "verbs.yaml"))),
        actors=re.compile(any_of(words_of(data, "actors", "verbs.yaml")) + "$"),
        direct=frozenset(words_of(data, "direct", "verbs.yaml")),
    )


def _compiled(pattern: str, name: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except (re.error, TypeError) as error:
        raise BadData(f"词表 {name} 里有写错的正则“{pattern}”：{error}") from error
