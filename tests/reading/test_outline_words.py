"""The word lists behind the outline are checked as they load."""

import shutil
from pathlib import Path

import pytest
import yaml

from bot.errors import BadData
from bot.reading.outline_words import FOLDER, outline_words

NAMES = ("roles.yaml", "site_dirt.yaml", "genre_words.yaml", "unit_types.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_key_is_refused_by_file_and_key(folder: Path, name: str) -> None:
    path = folder / name
    path.write_text(path.read_text("utf-8") + "\nnonsense: 1\n", "utf-8")

    with pytest.raises(BadData, match=f"{name}.*nonsense"):
        outline_words(folder)


def test_an_expression_that_does_not_compile_is_refused(folder: Path) -> None:
    data = yaml.safe_load((folder / "roles.yaml").read_text("utf-8"))
    data["heading"]["plans"]["strong"].append("(未闭合")
    (folder / "roles.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")

    with pytest.raises(BadData, match=r"roles\.yaml.*heading\.plans\.strong"):
        outline_words(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "site_dirt.yaml").unlink()

    with pytest.raises(BadData, match=r"site_dirt\.yaml"):
        outline_words(folder)


def test_every_section_id_is_one_that_its_genre_knows() -> None:
    genres = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (FOLDER.parent / "genres").glob("*.yaml")}

    for genre, roles in outline_words().roles.sections.items():
        known = {section["id"] for section in genres[genre]["sections"]} | {"other", "problems"}
        used = {
            section_id
            for default, special in roles.values()
            for section_id in (default, *(name for name, _ in special))
        }
        assert used <= known, genre
