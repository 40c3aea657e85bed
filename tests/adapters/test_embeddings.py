"""The embedding as a setting: by words, on a server through the real client, or in a folder."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest

from bench.scripted_server import ScriptedServer
from bot.adapters.embeddings import chosen_embedding
from bot.adapters.requests_sql import SqlRequests
from bot.compose import build_library, now
from bot.errors import EmbeddingFailed
from bot.library.library import Library
from bot.library.terms import Terms
from bot.settings import Settings

FICTIONAL = Path(__file__).parents[1] / "library" / "fictional"
ARCHIVE = (FICTIONAL / "archive.txt").read_text("utf-8")
ASKED = "到期单位移交档案"

Opened = Callable[..., Library]


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # no .env of the developer's
    for name in ("SHUFA_EMBEDDING_MODEL", "SHUFA_EMBEDDING_BASE_URL", "OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def opened(tmp_path: Path, model_server: ScriptedServer) -> Opened:
    """The library of a start with settings as a person would write them, its samples read."""

    def start(model: str | None = None, url: str | None = None, folder: str = "data") -> Library:
        settings = Settings(
            data_dir=tmp_path / folder, embedding_model=model, embedding_base_url=url or model_server.url
        )
        library = build_library(settings)
        library.index_samples(FICTIONAL)
        return library

    return start


def embedded(server: ScriptedServer) -> list[list[str]]:
    """The texts of each request for vectors."""
    return [asked.body["input"] for asked in server.requests if asked.path.endswith("/embeddings")]


def test_passages_are_found_by_the_vectors_of_a_server(opened: Opened, model_server: ScriptedServer) -> None:
    library = opened("bge-m3")
    library.add("档案局.txt", ARCHIVE, owner="甲")

    best = library.find(ASKED, "annual_report", owner="甲")[0]

    assert "到期单位" in best.passage.text
    assert library.troubles() == ()
    assert max(map(len, embedded(model_server))) <= 10


def test_only_masked_text_goes_to_a_server_and_it_is_on_record(
    opened: Opened, model_server: ScriptedServer, tmp_path: Path
) -> None:
    library = opened("bge-m3")
    library.add("档案局.txt", ARCHIVE)
    library.find("青螺区档案局接收档案3180卷")

    sent = "\n".join(text for request in embedded(model_server) for text in request)

    assert not [word for word in ("青螺", "3180", "苇岸", "19家") if word in sent]
    assert "到期单位逐一上门核对目录" in sent
    record = SqlRequests(tmp_path / "data" / "shufa.db").all()
    assert {(one["prompt"], one["model"], one["outcome"], one["outside"]) for one in record} == {
        ("embedding", "bge-m3", "ok", False)
    }


def test_another_embedding_makes_the_index_anew_and_that_is_said(opened: Opened) -> None:
    opened()
    told: list[tuple[int, int, str]] = []
    other = build_library(
        Settings(data_dir=Path("data"), embedding_model="bge-m3", embedding_base_url="http://127.0.0.1:9/v1")
    )

    other.index_samples(FICTIONAL, lambda done, total: told.append((done, total, other.news())))

    assert told[0] == (0, 1, "检索模型换了，正在把所有范文重新编入索引，这期间主要按词查找。")
    assert told[-1] == (1, 1, "")


@pytest.mark.parametrize("fault", ["wrong-key", "error", "busy", "no-such-model"])
def test_a_server_that_fails_leaves_the_search_by_words_with_one_sentence(opened: Opened, fault: str) -> None:
    library = opened(fault)
    library.add("档案局.txt", ARCHIVE)

    best = library.find(ASKED)[0]

    assert "到期单位" in best.passage.text
    assert len(library.troubles()) == 1
    assert "暂时只按词查找" in library.troubles()[0]
    assert library.progress() == (1, 1)


def test_nobody_at_the_address_is_told_and_not_asked_again_at_once(
    opened: Opened, model_server: ScriptedServer
) -> None:
    model_server.kill()

    library = opened("bge-m3")

    assert library.find("开放活动") != []
    assert "没有回应" in library.troubles()[0]


def test_a_report_marked_secret_does_not_leave_the_building(
    opened: Opened, model_server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.adapters.embeddings.is_outside", lambda host: True)
    library = opened("bge-m3")

    library.add("档案局.txt", f"秘密★1年\n\n{ARCHIVE}")
    best = library.find("机密★3年：" + ASKED)

    assert not [text for request in embedded(model_server) for text in request if "到期单位" in text]
    assert "到期单位" in best[0].passage.text


class Folder(ModuleType):
    """Stands for sentence-transformers, which takes gigabytes to install."""

    asked: ClassVar[list[str]] = []

    class SentenceTransformer:
        def __init__(self, folder: str, local_files_only: bool) -> None:
            assert local_files_only
            if not (Path(folder) / "modules.json").exists():
                raise OSError("no model")

        def encode(self, texts: Sequence[str], normalize_embeddings: bool) -> list[list[float]]:
            assert normalize_embeddings
            Folder.asked += texts
            return [[1.0, text.count("档案") + 0.1, text.count("普法") + 0.1] for text in texts]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    made = tmp_path / "bge-small-zh"
    made.mkdir()
    (made / "modules.json").write_text("[]", "utf-8")
    Folder.asked = []
    monkeypatch.setitem(sys.modules, "sentence_transformers", Folder("sentence_transformers"))
    yield made


def test_a_folder_of_sentence_transformers_makes_the_vectors(opened: Opened, folder: Path) -> None:
    library = opened(str(folder))
    library.add("档案局.txt", ARCHIVE)

    assert "档案" in library.find("档案")[0].passage.text
    assert Folder.asked
    assert library.troubles() == ()


def test_a_folder_that_holds_no_model_leaves_the_search_by_words(opened: Opened, folder: Path) -> None:
    (folder / "modules.json").unlink()

    library = opened(str(folder))

    assert library.find("开放活动") != []
    assert "打不开" in library.troubles()[0]


def test_without_sentence_transformers_the_sentence_says_how_to_have_it(
    opened: Opened, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)

    assert "--extra sentence-transformers" in opened(str(folder)).troubles()[0]


def test_another_model_in_the_same_folder_or_at_another_address_is_another_embedding(
    folder: Path, tmp_path: Path
) -> None:
    def identity(**settings: object) -> str:
        given = Settings(data_dir=tmp_path, **settings)  # type: ignore[arg-type]
        return chosen_embedding(given, Terms(), SqlRequests(tmp_path / "shufa.db"), now).identity

    first = identity(embedding_model=str(folder))
    (folder / "weights.bin").write_bytes(b"other")

    served = {identity(embedding_model="bge-m3", embedding_base_url=f"http://10.0.0.{n}/v1") for n in (1, 2)}
    assert len({first, identity(embedding_model=str(folder)), identity(), *served}) == 5
    assert all(one.isascii() for one in served)


def test_a_server_whose_vectors_changed_their_length_is_told(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    library = opened("bge-m3")
    monkeypatch.setattr("bench.scripted_answers.DIMENSIONS", 32)

    assert library.find("开放活动") != []
    assert "不一样长" in library.troubles()[0]

    library.rebuild(FICTIONAL).join(60)
    assert library.find("开放活动") != []
    assert library.troubles() == ()


def test_an_embedding_that_is_asked_without_vectors_says_so(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, embedding_model="bge-m3", embedding_base_url="http://127.0.0.1:9/v1")

    with pytest.raises(EmbeddingFailed, match="没有回应"):
        chosen_embedding(settings, Terms(), SqlRequests(tmp_path / "shufa.db"), now).embeddings.embed_query("普法")
