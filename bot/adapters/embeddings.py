"""Which embedding turns passages into vectors: our own by words, one on a server, or a folder of sentence-transformers."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from langchain_core.embeddings import Embeddings

from bot.adapters.chat import NO_KEY, OPENAI, ModelAddress, ways_to
from bot.adapters.models import Record
from bot.adapters.requests_sql import Came, Sent
from bot.adapters.whereabouts import is_outside
from bot.errors import BotError, EmbeddingFailed
from bot.library.embedding import LexicalEmbeddings
from bot.library.terms import Terms
from bot.settings import Settings

if TYPE_CHECKING:
    from langchain_openai import OpenAIEmbeddings

AT_ONCE = 10
"""Texts of one request: DashScope takes no more."""
SECONDS = 20.0
REST = 30.0
"""Seconds that a server which failed is left alone, so that not every search waits for it."""

FAILED = "检索模型服务 {host} 没有回应（{why}），暂时只按词查找；请检查 SHUFA_EMBEDDING_MODEL、地址、密钥和网络，再点“重建索引”。"
UNRECORDED = "外发记录写不进去，所以没有请检索模型服务，暂时只按词查找：{reason}"
NOT_INSTALLED = "没有装 sentence-transformers，暂时只按词查找；请运行 uv sync --extra sentence-transformers 再启动。"
BAD_FOLDER = "检索模型目录 {folder} 打不开，暂时只按词查找；请检查 SHUFA_EMBEDDING_MODEL 写的目录。"


@dataclass(frozen=True)
class ChosenEmbedding:
    """`identity` names what makes the vectors, in ASCII; `outside`: texts leave the building for it."""

    embeddings: Embeddings
    identity: str
    outside: bool = False


def chosen_embedding(settings: Settings, terms: Terms, record: Record, now: Callable[[], datetime]) -> ChosenEmbedding:
    """As the settings want it. BadInput where the address is wrong; nothing is asked of a server yet."""
    name = settings.embedding_model
    if not name:
        ours = LexicalEmbeddings(terms)
        return ChosenEmbedding(ours, ours.identity)
    if Path(name).is_dir():
        return ChosenEmbedding(
            FolderEmbeddings(Path(name)), _identity("folder", Path(name).name, _contents(Path(name)))
        )
    key = settings.embedding_api_key or settings.openai_api_key
    url = settings.embedding_base_url or settings.openai_base_url or OPENAI
    address = ModelAddress(name, url, key.get_secret_value() if key else "")
    served = ServedEmbeddings(address, is_outside(address.host), record, now)
    return ChosenEmbedding(served, _identity("served", name, url), served.outside)


@dataclass
class ServedEmbeddings(Embeddings):
    """An OpenAI-compatible server, asked for some texts at a time. EmbeddingFailed where it does not answer.

    It is only given what the library hands out: masked patterns.
    """

    address: ModelAddress
    outside: bool
    record: Record
    now: Callable[[], datetime]
    _client: "OpenAIEmbeddings | None" = field(default=None, repr=False)
    _rests_until: float = 0.0
    _failed: str = ""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if monotonic() < self._rests_until:
            raise EmbeddingFailed(self._failed)
        number, began = self._written_down(texts), monotonic()
        try:
            vectors = self._asked(texts)
        except EmbeddingFailed as error:
            self._rests_until, self._failed = monotonic() + REST, str(error)
            self._came(number, "broken", began)
            raise
        self._came(number, "ok", began)
        return vectors

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]

    def _asked(self, texts: Sequence[str]) -> list[list[float]]:
        from openai import OpenAIError

        try:
            # A text without a word is refused by some servers.
            vectors = self._opened().embed_documents([text.strip() or "无" for text in texts])
        except (OpenAIError, ValueError, KeyError, TypeError) as error:
            why = str(getattr(error, "status_code", None) or type(error).__name__)
            raise EmbeddingFailed(FAILED.format(host=self.address.host, why=why)) from error
        if len(vectors) != len(texts) or len({len(vector) for vector in vectors}) != 1:
            raise EmbeddingFailed(FAILED.format(host=self.address.host, why="回答的份数不对"))
        return vectors

    def _opened(self) -> "OpenAIEmbeddings":
        if self._client is None:
            from langchain_openai import OpenAIEmbeddings
            from openai import DefaultHttpxClient

            ways = ways_to(self.address, SECONDS)
            self._client = OpenAIEmbeddings(
                model=self.address.name,
                base_url=self.address.base_url,
                api_key=self.address.key or NO_KEY,  # type: ignore[arg-type]
                http_client=DefaultHttpxClient(**ways),
                timeout=ways["timeout"],
                max_retries=1,
                chunk_size=AT_ONCE,
                check_embedding_ctx_length=False,  # texts go as they are: counting tokens would fetch a file
            )
        return self._client

    def _written_down(self, texts: Sequence[str]) -> int:
        """The number of the request in the record: what can't be recorded does not go."""
        whole = "\n".join(texts)
        sent = Sent(
            at=self.now().isoformat(timespec="seconds"),
            host=self.address.host,
            outside=self.outside,
            model=self.address.name,
            prompt="embedding",
            characters=len(whole),
            digest=hashlib.sha256(whole.encode()).hexdigest(),
        )
        try:
            return self.record.sent(sent)
        except BotError as error:
            raise EmbeddingFailed(UNRECORDED.format(reason=error)) from error

    def _came(self, number: int, outcome: str, began: float) -> None:
        self.record.came(number, Came(outcome, 1, 0, round(monotonic() - began, 3)))


@dataclass
class FolderEmbeddings(Embeddings):
    """A model of sentence-transformers in a folder of this machine, loaded when it is first asked."""

    folder: Path
    _model: Any = field(default=None, repr=False)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        vectors = self._opened().encode(texts, normalize_embeddings=True)
        return [[float(number) for number in vector] for vector in vectors]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]

    def _opened(self) -> Any:
        if self._model is None:
            try:
                from sentence_transformers import SentenceTransformer

                # A folder never sends anybody to the network.
                self._model = SentenceTransformer(str(self.folder), local_files_only=True)
            except ImportError as error:
                raise EmbeddingFailed(NOT_INSTALLED) from error
            except (OSError, ValueError) as error:
                raise EmbeddingFailed(BAD_FOLDER.format(folder=self.folder)) from error
        return self._model


def _contents(folder: Path) -> str:
    """Changes when another model is put into the folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return "\n".join(f"{file.relative_to(folder)} {file.stat().st_size}" for file in files)


def _identity(kind: str, name: str, told: str) -> str:
    shown = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:40]
    return f"{kind}-{shown}-{hashlib.sha256(f'{name} {told}'.encode()).hexdigest()[:12]}"
