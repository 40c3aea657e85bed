import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from chromadb import PersistentClient
from chromadb.config import Settings
from langchain_core.embeddings import DeterministicFakeEmbedding

from bot.adapters.chroma import ChromaIndex
from bot.errors import CannotWrite


def open_index(folder: Path, size: int = 32) -> ChromaIndex:
    return ChromaIndex(folder, DeterministicFakeEmbedding(size=size), f"fake-{size}")


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


def test_a_text_finds_itself_with_likeness_one(index: ChromaIndex) -> None:
    shelf = index.store("annual_report.measures")

    shelf.add_texts(["修订制度7项", "开展普法活动3场"], ids=["a", "b"])
    hit, likeness = shelf.similarity_search_with_relevance_scores("修订制度7项", k=1)[0]

    assert hit.id == "a"
    assert likeness == pytest.approx(1.0, abs=1e-5)


def test_likeness_is_never_below_zero(index: ChromaIndex) -> None:
    shelf = index.store("annual_report.measures")
    shelf.add_texts([f"第{number}条" for number in range(40)], ids=[str(number) for number in range(40)])

    found = shelf.similarity_search_with_relevance_scores("另一回事", k=40)

    assert min(likeness for _, likeness in found) == 0.0


def test_an_id_added_again_takes_the_place_of_the_old(index: ChromaIndex) -> None:
    shelf = index.store("annual_report.plans")
    shelf.add_texts(["旧"], ids=["a"])

    shelf.add_texts(["新"], ids=["a"])

    assert index.sizes() == {"annual_report.plans": 1}
    assert [hit.page_content for hit in shelf.similarity_search("新", k=5)] == ["新"]


def test_what_was_added_is_there_at_the_next_opening(index: ChromaIndex, tmp_path: Path) -> None:
    index.store("annual_report.plans").add_texts(["启用新系统"], ids=["a"])

    again = open_index(tmp_path / "index")

    assert again.sizes() == {"annual_report.plans": 1}
    assert again.store("annual_report.plans").similarity_search("启用新系统", k=1)[0].id == "a"


def test_no_network_is_tried(tried: list[object], tmp_path: Path) -> None:
    shelf = open_index(tmp_path / "index").store("annual_report.plans")

    shelf.add_texts(["启用新系统"], ids=["a"])
    shelf.similarity_search("新系统", k=1)

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
    index.store("annual_report.plans").add_texts(["启用新系统"], ids=["a"])

    other = open_index(tmp_path / "index", size=48)
    before = other.sizes()
    other.store("annual_report.plans").add_texts(["启用新系统"], ids=["a"])
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
