import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.adapters.open_library import open_library
from bot.library.library import Library
from bot.library.terms import Terms

FICTIONAL = Path(__file__).parent / "fictional"


@pytest.fixture(scope="session")
def archive() -> str:
    """A report of 青螺区档案局 as a person would bring it."""
    return (FICTIONAL / "archive.txt").read_text("utf-8")


@pytest.fixture(scope="session")
def grain() -> str:
    """A sample with its head, of 苇岸区粮食和物资储备局."""
    return (FICTIONAL / "grain.md").read_text("utf-8")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One dictionary of words for all tests: making it takes a second."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def terms(cache: Path) -> Terms:
    return Terms(cache)


@pytest.fixture
def samples(tmp_path: Path, grain: str) -> Path:
    folder = tmp_path / "samples"
    folder.mkdir()
    (folder / "annual-2023-grain.md").write_text(grain, "utf-8")
    return folder


@pytest.fixture
def reopen(tmp_path: Path, cache: Path) -> Callable[[], Library]:
    """Opens the library of the test's own data folder, as a start of the program does."""
    data = tmp_path / "data"
    data.mkdir()
    (data / "cache").symlink_to(cache)
    return lambda: open_library(data)


@pytest.fixture
def library(reopen: Callable[[], Library], samples: Path) -> Library:
    opened = reopen()
    opened.index_samples(samples)
    return opened


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Every address that anything tries to reach; none is let through, nor any name looked up."""
    tried: list[object] = []

    def refuse(*address: object) -> None:
        tried.append(address)
        raise OSError("测试不许连网")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield tried
