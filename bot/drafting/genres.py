"""Genres, loaded from `corpus/genres`: what each kind of document must hold."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.domain.genre import Genre, Numbering, Role, SectionSpec
from bot.errors import BadData, UnknownGenre
from bot.reading.lexicon import read_yaml_loose
from bot.reading.word_files import check_keys, read_yaml
from bot.reading.wording import FOLDER as WORDING

FOLDER = Path(__file__).parents[2] / "corpus" / "genres"
_KEYS = ("name", "title", "file_name", "addressee", "closing", "signed", "numbering", "first_person", "sections")
_SECTION_KEYS = ("id", "role", "heading", "holds", "ask", "length")


@lru_cache(maxsize=4)
def load_genres(folder: Path = FOLDER) -> dict[str, Genre]:
    """All genres of a folder by id (the file's name). Raises BadData naming the file and the key."""
    genres = {path.stem: _genre(path) for path in sorted(folder.glob("*.yaml"))}
    if not genres:
        raise BadData(f"文种文件夹 {folder.name} 是空的，请检查安装是否完整。")
    return genres


def genre_named(genre_id: str, genres: dict[str, Genre]) -> Genre:
    """The genre with this id or this Chinese name. Raises UnknownGenre."""
    plain = genre_id.replace("-", "_")
    for genre in genres.values():
        if plain == genre.id or genre_id == genre.name:
            return genre
    known = "、".join(f"{genre.id}（{genre.name}）" for genre in genres.values())
    raise UnknownGenre(f"不认识文种“{genre_id}”，可用的文种有：{known}。")


def _genre(path: Path) -> Genre:
    data = read_yaml(path, _KEYS)
    try:
        return Genre(
            id=path.stem,
            name=data["name"],
            title=data["title"],
            file_name=data["file_name"],
            addressee=data["addressee"],
            closing=data["closing"],
            signed=data["signed"],
            numbering=Numbering(data["numbering"]),
            first_person=data["first_person"],
            sections=tuple(_section(held, path.name) for held in data["sections"]),
        )
    except ValueError as error:
        raise BadData(f"文种 {path.name} 里有不认识的取值：{error}") from error


def _section(held: dict[str, Any], name: str) -> SectionSpec:
    check_keys(held, _SECTION_KEYS, f"{name}（{held.get('id', '?')}）", optional=("required", "topics"))
    for topic in held.get("topics", ()):
        if topic not in read_yaml_loose(WORDING / "topics.yaml"):
            raise BadData(f"文种 {name}（{held['id']}）的 topics 里有事项分类表没有的“{topic}”。")
    low, high = held["length"]
    return SectionSpec(
        id=held["id"],
        role=Role(held["role"]),
        heading=held["heading"],
        holds=held["holds"],
        ask=held["ask"],
        length=(low, high),
        required=held.get("required", True),
        topics=tuple(held.get("topics", ())),
    )
