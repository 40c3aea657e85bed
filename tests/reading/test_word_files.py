import shutil
from pathlib import Path

import pytest

from bot.errors import BadData
from bot.reading.wording import FOLDER, load_wording


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "wording"
    shutil.copytree(FOLDER, copied)
    return copied


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("measures.yaml", "kin:", "cousins:", "cousins"),
        ("formulations.yaml", "level: 必改", "level: 必须", "必须"),
        ("formulations.yaml", "source: 党的十九大}", "origin: 党的十九大}", "origin"),
        ("days.yaml", "date: 12-04", "day: 12-04", "day"),
        ("laws.yaml", "from: 1982-12-04", "since: 1982-12-04", "since"),
        ("suffixes.yaml", "award:", "awards:", "awards"),
        ("triggers.yaml", "where:", "places:", "places"),
        ("empty_words.yaml", "alone: [", "alone: 办理 # [", "alone"),
    ],
)
def test_a_word_list_that_is_wrong_is_refused_with_its_file_and_key(
    folder: Path, name: str, old: str, new: str, said: str
) -> None:
    path = folder / name
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    with pytest.raises(BadData) as error:
        load_wording(folder)

    assert name in str(error.value)
    assert said in str(error.value)


def test_a_missing_word_list_is_named(folder: Path) -> None:
    (folder / "plenums.yaml").unlink()

    with pytest.raises(BadData, match=r"plenums\.yaml"):
        load_wording(folder)


def test_measure_words_of_one_class_agree_and_others_do_not() -> None:
    measures = load_wording().measures

    assert measures.of["件"] == measures.of["起"]
    assert measures.akin("场", "次")
    assert not measures.akin("元", "人")


def test_laws_are_known_with_and_without_the_name_of_the_state() -> None:
    national = load_wording().national

    assert national.is_law("《中华人民共和国行政处罚法》")
    assert national.is_law("《行政处罚法》（2021修订）")
    assert not national.is_law("《行政处分促进法》")


def test_congresses_and_plenums_are_in_order() -> None:
    national = load_wording().national

    for held in national.plenums.values():
        assert list(held.values()) == sorted(held.values())
    assert list(national.congresses.values()) == sorted(national.congresses.values())


def test_formulations_do_not_contradict_one_another() -> None:
    forms = load_wording().national.formulations

    assert len({form.form for form in forms}) == len(forms)
    assert all(form.since is None or form.until is None or form.since <= form.until for form in forms)
