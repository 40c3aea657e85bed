"""Towards a model's server through LangChain: where it is, what it is told, and one try at an answer."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bot.adapters.whereabouts import host_of, is_outside
from bot.domain.model import Prompt

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk, BaseMessage

OPENAI = "https://api.openai.com/v1"
NO_KEY = "none"
"""Local servers ask for no key, but the client will not go without one."""
CONNECT_SECONDS = 5.0
WRITE_SECONDS = 30.0
ASKS_FOR_JSON = "只输出一个 JSON 对象，不要别的文字。"
"""Some servers refuse JSON mode where no message says JSON."""
_UNKNOWN = ("unsupported", "not support", "unknown", "unrecognized", "unexpected", "not permitted", "extra inputs",
            "not allowed", "不支持", "未知")  # fmt: skip
_MAY_GO = ("response_format", "temperature", "max_tokens", "stream_options")


@dataclass(frozen=True)
class ModelAddress:
    """Which model, and where. `base_url` as OPENAI_BASE_URL has it, with /v1. BadInput at construction.

    Whether it is outside is decided once for all that follows from it: what is disguised, which proxy is used.
    """

    name: str
    base_url: str = OPENAI
    key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        host_of(self.base_url)

    @property
    def host(self) -> str:
        return host_of(self.base_url)

    @cached_property
    def outside(self) -> bool:
        return is_outside(self.host)


@dataclass(frozen=True)
class Piece:
    """A piece of an answer. `finish`: why it ends, on the last; tokens are known at the end, if at all."""

    text: str
    finish: str | None = None
    tokens_in: int | None = None
    tokens_out: int | None = None


def open_chat(address: ModelAddress, seconds: float) -> "BaseChatModel":
    """LangChain's client of an OpenAI-compatible server. Importing it takes seconds."""
    from langchain_openai import ChatOpenAI
    from openai import DefaultAsyncHttpxClient, DefaultHttpxClient

    ways = ways_to(address, seconds)
    return ChatOpenAI(
        model=address.name,
        base_url=address.base_url,
        api_key=address.key or NO_KEY,  # type: ignore[arg-type]
        http_client=DefaultHttpxClient(**ways),
        http_async_client=DefaultAsyncHttpxClient(**ways),
        openai_proxy=None,
        timeout=ways["timeout"],
        max_retries=0,
        stream_usage=True,
        stream_chunk_timeout=None,
        use_responses_api=False,
        output_version="v0",
    )


def ways_to(address: ModelAddress, seconds: float) -> dict[str, Any]:
    """How its HTTP client goes to a server: wherever the answer points, never elsewhere than it was sent, and to a
    server inside past the proxy that the environment may name."""
    from openai import Timeout

    timeout = Timeout(seconds, connect=CONNECT_SECONDS, write=WRITE_SECONDS)
    return {"timeout": timeout, "follow_redirects": False, "trust_env": address.outside}


class Habits:
    """How a server wants to be asked, as far as it has shown; shared by all requests to it.

    `extra`: fields of its own that go into each request, such as {"enable_thinking": false}. `thinks_first`: its
    answers begin with thoughts that no tag opens.
    """

    def __init__(self, extra: Mapping[str, Any] | None = None) -> None:
        self._extra = dict(extra or {})
        self._unknown: set[str] = set()
        self.thinks_first = False

    def of(self, prompt: Prompt) -> dict[str, Any]:
        """Keyword arguments of a LangChain chat model for this prompt, without what the server does not know."""
        limit = "max_completion_tokens" if "max_tokens" in self._unknown else "max_tokens"
        # In the body as it is: the client would rename max_tokens, and read a response format with a parser of its own.
        body: dict[str, Any] = {limit: prompt.max_tokens, **self._extra}
        if prompt.as_json and "response_format" not in self._unknown:
            body["response_format"] = {"type": "json_object"}
        told: dict[str, Any] = {"extra_body": body, "stream_usage": "stream_options" not in self._unknown}
        return told if "temperature" in self._unknown else told | {"temperature": prompt.temperature}

    def learn(self, says: str) -> None:
        """From the server's refusal of a request."""
        if any(word in says.lower() for word in _UNKNOWN):
            new = next((name for name in _MAY_GO if name in says and name not in self._unknown), None)
            self._unknown.update({new} if new else ())


async def ask(chat: "BaseChatModel", prompt: Prompt, told: Mapping[str, Any]) -> AsyncIterator[Piece]:
    """One try: the pieces of an answer as they come. Whatever the client raises; nobody is told of it."""
    from langsmith import tracing_context

    with tracing_context(enabled=False):
        async for chunk in chat.astream(_messages(prompt), **told):
            yield _piece(chunk)


def _messages(prompt: Prompt) -> "list[BaseMessage]":
    from langchain_core.messages import HumanMessage, SystemMessage

    system = prompt.system
    if prompt.as_json and "json" not in (system + prompt.user).lower():
        system = f"{system}\n{ASKS_FOR_JSON}".strip()
    return [SystemMessage(system), HumanMessage(prompt.user)] if system else [HumanMessage(prompt.user)]


def _piece(chunk: "AIMessageChunk") -> Piece:
    """Vendors name the reason of the end differently."""
    ends = chunk.response_metadata
    finish = ends.get("finish_reason") or ends.get("stop_reason") or ends.get("done_reason")
    used = chunk.usage_metadata
    return Piece(
        str(chunk.text), finish, used["input_tokens"] if used else None, used["output_tokens"] if used else None
    )
