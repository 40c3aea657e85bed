"""The word lists that reading past reports rests on: roles, site dirt, genre words, unit types.

They are data (`corpus/wording/*.yaml`), every list is of regular expressions, and a file with an
unknown or missing key, or with an expression that does not compile, is refused by name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.domain.genre import Role
from bot.errors import BadData

FOLDER = Path(__file__).parents[2] / "corpus" / "wording"
Pattern = re.Pattern[str]


@dataclass(frozen=True)
class RoleEvidence:
    """What in a section's own text speaks for a role: its opening, or `enough` hits in the body."""

    opening: Pattern
    body: Pattern
    enough: int


@dataclass(frozen=True)
class RoleWords:
    strong: Mapping[Role, Pattern]
    weak: Mapping[Role, Pattern]
    content: Mapping[Role, RoleEvidence]
    by_genre: Mapping[str, Mapping[Role, Pattern]]
    sections: Mapping[str, Mapping[Role, tuple[str, tuple[tuple[str, Pattern], ...]]]]
    """genre → role → (default section id, ((section id, heading words), …))."""


@dataclass(frozen=True)
class Mending:
    wrong: Pattern
    right: str | None
    says: str


@dataclass(frozen=True)
class DirtWords:
    line: Pattern
    cut_from: Pattern
    phrase: Pattern
    mendings: tuple[Mending, ...]


@dataclass(frozen=True)
class GenreWords:
    title: tuple[tuple[str, Pattern], ...]
    not_reports: tuple[tuple[Pattern, str], ...]
    news_opening: Pattern
    news_longest: int
    news_says: str
    content: Mapping[str, Pattern]
    finals: Pattern
    subjects: Pattern
    campaigns: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class UnitWords:
    types: tuple[tuple[str, Pattern], ...]
    ending: Pattern


@dataclass(frozen=True)
class OutlineWords:
    roles: RoleWords
    dirt: DirtWords
    genres: GenreWords
    units: UnitWords


@cache
def outline_words(folder: Path = FOLDER) -> OutlineWords:
    """Load the four files once. BadData names the file and the key at fault."""
    return OutlineWords(
        roles=_role_words(_File(folder / "roles.yaml")),
        dirt=_dirt_words(_File(folder / "site_dirt.yaml")),
        genres=_genre_words(_File(folder / "genre_words.yaml")),
        units=_unit_words(_File(folder / "unit_types.yaml")),
    )


class _File:
    """A YAML file that names itself in every complaint."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            self.data = yaml.safe_load(path.read_text("utf-8"))
        except (OSError, yaml.YAMLError) as error:
            raise BadData(f"词表 {self.name} 读不出来：{error}") from error

    def keys(self, value: Any, keys: str, where: str = "顶层") -> dict[str, Any]:
        """`value` as a mapping with exactly these keys."""
        wanted = keys.split()
        if not isinstance(value, dict):
            raise BadData(f"词表 {self.name} 的 {where} 应是键值表。")
        if odd := set(map(str, value)) ^ set(wanted):
            raise BadData(f"词表 {self.name} 的 {where} 缺少或多出键：{'、'.join(sorted(odd))}。")
        return value

    def one(self, expression: Any, where: str) -> Pattern:
        try:
            return re.compile(str(expression))
        except re.error as error:
            raise BadData(f"词表 {self.name} 的 {where} 不是合法的正则：{expression}（{error}）。") from error

    def any_of(self, expressions: Any, where: str) -> Pattern:
        if not isinstance(expressions, list):
            raise BadData(f"词表 {self.name} 的 {where} 应是列表。")
        for expression in expressions:
            self.one(expression, where)
        return re.compile("|".join(f"(?:{expression})" for expression in expressions) or r"(?!)")

    def role(self, key: Any, where: str) -> Role:
        try:
            return Role(key)
        except ValueError as error:
            raise BadData(f"词表 {self.name} 的 {where} 中没有这种角色：{key}。") from error


def _role_words(file: _File) -> RoleWords:
    top = file.keys(file.data, "heading content by_genre sections")
    strong, weak = {}, {}
    for key, lists in top["heading"].items():
        role, two = file.role(key, "heading"), file.keys(lists, "strong weak", f"heading.{key}")
        strong[role], weak[role] = (file.any_of(two[kind], f"heading.{key}.{kind}") for kind in ("strong", "weak"))
    content = {}
    for key, entry in top["content"].items():
        row = file.keys(entry, "opening body enough", f"content.{key}")
        opening, body = (file.one(row[kind], f"content.{key}.{kind}") for kind in ("opening", "body"))
        content[file.role(key, "content")] = RoleEvidence(opening, body, int(row["enough"]))
    by_genre = {
        genre: {
            file.role(key, f"by_genre.{genre}"): file.any_of(own, f"by_genre.{genre}.{key}")
            for key, own in roles.items()
        }
        for genre, roles in top["by_genre"].items()
    }
    sections = {
        genre: {
            file.role(key, f"sections.{genre}"): _section_ids(file, ids, f"sections.{genre}.{key}")
            for key, ids in roles.items()
        }
        for genre, roles in top["sections"].items()
    }
    return RoleWords(strong, weak, content, by_genre, sections)


def _section_ids(file: _File, ids: dict[str, Any], where: str) -> tuple[str, tuple[tuple[str, Pattern], ...]]:
    if "default" not in ids:
        raise BadData(f"词表 {file.name} 的 {where} 缺少键：default。")
    special = tuple((key, file.one(words, f"{where}.{key}")) for key, words in ids.items() if key != "default")
    return str(ids["default"]), special


def _dirt_words(file: _File) -> DirtWords:
    top = file.keys(file.data, "lines cut_from phrases repairs flags")
    mendings = []
    for kind, keys in (("repairs", "wrong right says"), ("flags", "wrong says")):
        for number, entry in enumerate(top[kind]):
            row = file.keys(entry, keys, f"{kind}[{number}]")
            mendings.append(Mending(file.one(row["wrong"], f"{kind}[{number}]"), row.get("right"), str(row["says"])))
    line, cut_from, phrase = (file.any_of(top[kind], kind) for kind in ("lines", "cut_from", "phrases"))
    return DirtWords(line, cut_from, phrase, tuple(mendings))


def _genre_words(file: _File) -> GenreWords:
    top = file.keys(file.data, "title not_reports news content finals subjects campaigns")
    title = [file.keys(row, "genre pattern", "title") for row in top["title"]]
    others = [file.keys(row, "pattern says", "not_reports") for row in top["not_reports"]]
    news = file.keys(top["news"], "opening longest says", "news")
    return GenreWords(
        title=tuple((str(row["genre"]), file.one(row["pattern"], "title")) for row in title),
        not_reports=tuple((file.one(row["pattern"], "not_reports"), str(row["says"])) for row in others),
        news_opening=file.one(news["opening"], "news.opening"),
        news_longest=int(news["longest"]),
        news_says=str(news["says"]),
        content={genre: file.one(words, f"content.{genre}") for genre, words in top["content"].items()},
        finals=file.one(top["finals"], "finals"),
        subjects=file.one(top["subjects"], "subjects"),
        campaigns={name: (int(first), int(last)) for name, (first, last) in top["campaigns"].items()},
    )


def _unit_words(file: _File) -> UnitWords:
    top = file.keys(file.data, "types organisation")
    types = tuple((name, file.one(f"(?:{words})$", f"types.{name}")) for name, words in top["types"].items())
    return UnitWords(types, file.one(f"{top['organisation']}$", "organisation"))
