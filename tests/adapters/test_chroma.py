import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from chromadb import PersistentClient
from chromadb.config import Settings
from langchain_core.embeddings import DeterministicFakeEmbedding

from bot.adapters.chroma import ChromaIndex
from bot.adapters.embeddings import ChosenEmbedding
from bot.domain.genre import Role
from bot.domain.past_report import Passage
from bot.errors import CannotWrite
from bot.library.kept import KeptPassage


def open_index(folder: Path, size: int = 32) -> ChromaIndex:
    return ChromaIndex(folder, ChosenEmbedding(DeterministicFakeEmbedding(size=size), f"fake-{size}"))


@pytest.fixture
def index(tmp_path: Path) -> ChromaIndex:
    return open_index(tmp_path / "index")


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


def passages(**texts: str) -> list[KeptPassage]:
    about = Passage("报告", None, 2023, "annual_report", "measures", Role.MEASURES, "", "", "")
    return [KeptPassage(entry, replace(about, pattern=text), "") for entry, text in texts.items()]


def test_a_text_finds_itself_with_likeness_one(index: ChromaIndex) -> None:
    first, second = passages(a="修订制度7项", b="开展普法活动3场")
    index.add("annual_report.measures", [first, second])
    vector = index.vector(first.meaning)

    found = dict(index.nearest("annual_report.measures", vector, 5))

    assert found["a"] == pytest.approx(1.0, abs=1e-5)
    assert index.likeness("annual_report.measures", vector, ["b", "c"]) == pytest.approx({"b": found["b"]}, abs=1e-4)


def test_likeness_is_never_below_zero(index: ChromaIndex) -> None:
    index.add("annual_report.measures", passages(**{f"p{number}": f"第{number}条" for number in range(40)}))

    found = index.nearest("annual_report.measures", index.vector("另一回事"), 40)

    assert min(likeness for _, likeness in found) == 0.0


def test_an_id_added_again_takes_the_place_of_the_old(index: ChromaIndex) -> None:
    index.add("annual_report.plans", passages(a="旧"))

    index.add("annual_report.plans", passages(a="新"))

    assert index.sizes() == {"annual_report.plans": 1}
    vector = index.vector(passages(a="新")[0].meaning)
    assert index.nearest("annual_report.plans", vector, 5) == [("a", pytest.approx(1.0, abs=1e-5))]


def test_what_was_removed_is_found_no_more(index: ChromaIndex) -> None:
    index.add("annual_report.plans", passages(a="旧", b="新"))

    index.remove("annual_report.plans", ["a"])

    assert [entry for entry, _ in index.nearest("annual_report.plans", index.vector("旧"), 5)] == ["b"]


def test_what_was_added_is_there_at_the_next_opening(index: ChromaIndex, tmp_path: Path) -> None:
    index.add("annual_report.plans", passages(a="启用新系统"))

    again = open_index(tmp_path / "index")

    assert again.sizes() == {"annual_report.plans": 1}
    assert [entry for entry, _ in again.nearest("annual_report.plans", again.vector("系统"), 1)] == ["a"]


def test_no_network_is_tried(tried: list[object], tmp_path: Path) -> None:
    index = open_index(tmp_path / "index")

    index.add("annual_report.plans", passages(a="启用新系统"))
    index.nearest("annual_report.plans", index.vector("新系统"), 1)

    assert tried == []


def test_a_collection_opened_without_embedding_would_reach_for_the_network(
    tried: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why the embedding is handed over every time; and that the test above can fail."""
    monkeypatch.setattr("chromadb.utils.embedding_functions.ONNXMiniLM_L6_V2.DOWNLOAD_PATH", tmp_path / "none")
    client = PersistentClient(tmp_path / "index", settings=Settings(anonymized_telemetry=False))

    with pytest.raises((httpx.HTTPError, OSError)):
        client.get_or_create_collection("bare").add(ids=["a"], documents=["启用新系统"])

    assert tried


def test_vectors_of_another_embedding_never_meet_ours(index: ChromaIndex, tmp_path: Path) -> None:
    index.add("annual_report.plans", passages(a="启用新系统"))

    other = open_index(tmp_path / "index", size=48)
    before = other.sizes()
    other.add("annual_report.plans", passages(a="启用新系统"))
    other.drop_foreign()

    assert before == {}
    assert other.sizes() == {"annual_report.plans": 1}
    assert open_index(tmp_path / "index").sizes() == {}


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "chroma.sqlite3").write_text("不是数据库", "utf-8")

    assert open_index(tmp_path / "index").sizes() == {}


def test_a_file_in_the_place_of_the_index_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("", "utf-8")

    with pytest.raises(CannotWrite, match="检索目录"):
        open_index(tmp_path / "index")
