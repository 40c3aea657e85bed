"""Genres are files: each loads, each can be drafted, and a slip in one is named."""

import shutil
from pathlib import Path

import pytest

from bot.domain.genre import Numbering, Role
from bot.drafting.genres import FOLDER, genre_named, load_genres
from bot.errors import BadData, UnknownGenre
from tests.drafting.clerk import drafted

IDS = sorted(path.stem for path in FOLDER.glob("*.yaml"))


def test_the_four_genres_are_there() -> None:
    assert set(IDS) >= {"annual_report", "campaign_summary", "duty_report", "feature"}


@pytest.mark.parametrize("genre_id", IDS)
def test_a_genre_file_loads_whole(genre_id: str) -> None:
    genre = load_genres()[genre_id]

    ids = [spec.id for spec in genre.sections]
    assert genre.id == genre_id
    assert genre.name
    assert len(ids) == len(set(ids))
    assert genre.sections[0].role is Role.PREFACE
    assert all(0 <= spec.length[0] <= spec.length[1] for spec in genre.sections)
    assert all(spec.ask for spec in genre.sections if spec.required and spec.role is not Role.PREFACE)


@pytest.mark.parametrize("genre_id", IDS)
def test_a_genre_names_only_topics_that_exist(genre_id: str) -> None:
    from bot.drafting.style import load_style

    known = {topic.id for topic in load_style().topics}
    assert {topic for spec in load_genres()[genre_id].sections for topic in spec.topics} <= known


@pytest.mark.parametrize("genre_id", IDS)
def test_every_genre_can_be_drafted_from_one_fact(genre_id: str) -> None:
    draft = drafted("普法讲座办了36场", genre=genre_id)

    assert draft.title
    assert "{" not in draft.title
    assert any("36场" in section.text for section in draft.sections)


@pytest.mark.parametrize("genre_id", IDS)
def test_headings_of_a_genre_carry_no_number_of_their_own(genre_id: str) -> None:
    genre = load_genres()[genre_id]

    assert not any(spec.heading[:2].endswith("、") for spec in genre.sections)
    if genre.numbering is Numbering.CHINESE:
        assert all(spec.heading for spec in genre.sections[1:])


def _copied(tmp_path: Path, old: str, new: str) -> Path:
    folder = tmp_path / "genres"
    shutil.copytree(FOLDER, folder)
    path = folder / "feature.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("name: ", "colour: 红\nname: ", "colour"),
        ("    role: preface", "    rolle: preface", "rolle"),
        ("signed: false\n", "", "signed"),
        ("    holds: ", "    keeps: ", "keeps"),
    ],
)
def test_an_unknown_or_missing_key_is_refused_by_file_and_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    folder = _copied(tmp_path, old, new)

    with pytest.raises(BadData) as refused:
        load_genres(folder)

    assert "feature.yaml" in str(refused.value)
    assert key in str(refused.value)


@pytest.mark.parametrize(("old", "new"), [("role: preface", "role: prologue"), ("numbering: none", "numbering: roman")])
def test_an_unknown_value_is_refused_by_file_and_value(tmp_path: Path, old: str, new: str) -> None:
    folder = _copied(tmp_path, old, new)

    with pytest.raises(BadData) as refused:
        load_genres(folder)

    assert "feature.yaml" in str(refused.value)
    assert new.split(": ")[1] in str(refused.value)


def test_a_broken_file_is_refused_by_name(tmp_path: Path) -> None:
    folder = _copied(tmp_path, "name: ", "name: [")

    with pytest.raises(BadData, match=r"feature\.yaml"):
        load_genres(folder)


def test_an_empty_folder_of_genres_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadData):
        load_genres(tmp_path)


@pytest.mark.parametrize("name", ["annual_report", "annual-report", "法治政府建设年度报告"])
def test_a_genre_is_found_by_id_and_by_its_chinese_name(name: str) -> None:
    assert genre_named(name, load_genres()).id == "annual_report"


def test_an_unknown_genre_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownGenre) as refused:
        genre_named("小说", load_genres())

    assert "小说" in str(refused.value)
    assert "annual_report" in str(refused.value)
