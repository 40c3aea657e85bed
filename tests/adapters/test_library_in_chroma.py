import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.compose import build_library
from bot.library.kept import Added
from bot.library.library import Library
from bot.settings import Settings

FICTIONAL = Path(__file__).parents[1] / "library" / "fictional"
ARCHIVE = (FICTIONAL / "archive.txt").read_text("utf-8")


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Every address that anything asks for; nothing is let through."""
    asked: list[object] = []

    def refuse(*address: object, **_: object) -> None:
        asked.append(address)
        raise OSError("测试不许连网")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield asked


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The library of a first start."""
    opened = build_library(Settings(data_dir=tmp_path / "data"))
    opened.index_samples(FICTIONAL)
    return opened


@pytest.fixture
def restart(library: Library, tmp_path: Path) -> Callable[..., Library]:
    """The library as a new process finds it: Chroma shares what it holds of a folder within a process, hence a copy."""

    def opened(*, lost: str = "") -> Library:
        shutil.copytree(tmp_path / "data", tmp_path / "later", ignore=shutil.ignore_patterns(lost))
        return build_library(Settings(data_dir=tmp_path / "later"))

    return opened


def test_the_library_works_without_a_network(tried: list[object], library: Library) -> None:
    library.add("档案局2024.txt", ARCHIVE)

    best = library.find("到期单位移交档案", "annual_report", "measures")[0]

    assert best.passage.unit == "青螺区档案局"
    assert 0 < best.likeness <= 1
    assert library.troubles() == ()
    assert tried == []


def test_a_second_start_finds_the_same_and_takes_in_nothing(library: Library, restart: Callable[..., Library]) -> None:
    assert isinstance(library.add("档案局2024.txt", ARCHIVE), Added)
    told: list[tuple[int, int]] = []

    again = restart()
    again.index_samples(FICTIONAL, lambda done, total: told.append((done, total)))

    assert told == [(2, 2)]
    assert again.find("开放活动", k=50) == library.find("开放活动", k=50) != []


def test_a_lost_index_is_made_again_from_the_store(library: Library, restart: Callable[..., Library]) -> None:
    library.add("档案局2024.txt", ARCHIVE)

    again = restart(lost="index")
    again.index_samples(FICTIONAL)

    assert again.find("开放活动", k=50) == library.find("开放活动", k=50) != []


def test_a_removed_report_stays_removed(library: Library, restart: Callable[..., Library]) -> None:
    library.remove(library.add("档案局2024.txt", ARCHIVE).report.id)

    again = restart()
    again.index_samples(FICTIONAL)

    assert {match.passage.unit for match in again.find("开放活动", k=50)} == {"苇岸区粮食和物资储备局"}
