"""What a scripted model's server is asked and what it says: faults, and OpenAI's shapes of answers and chunks."""

import base64
import json
import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from zlib import crc32

Json = dict[str, Any]

DIMENSIONS = 64
ENGLISH = (
    "Here is the section you asked for. In 2025 the bureau carried out a number of activities on the rule of law, "
    "and all of them were completed on schedule with the support of every department concerned."
)
REFUSAL = "抱歉，我无法协助完成这个请求。"
THOUGHTS = "先看有哪些事实，再想怎样排列。事实有四十二场普法，不能写成四十三场。"
GARBAGE = '{"choices": [{"delta": {"con'


class Fault(StrEnum):
    """What goes wrong with a request. A model named after a fault has it."""

    NONE = "none"
    WRONG_KEY = "wrong-key"
    BUSY_ONCE = "busy-once"
    BUSY = "busy"
    ERROR_ONCE = "error-once"
    ERROR = "error"
    NO_SUCH_MODEL = "no-such-model"
    NO_JSON_MODE = "no-json-mode"
    TOO_LONG = "too-long"
    ELSEWHERE = "elsewhere"
    SLOW_START = "slow-start"
    STALLED = "stalled"
    CUT = "cut"
    DROPPED = "dropped"
    KILLED = "killed"
    ERROR_IN_STREAM = "error-in-stream"
    GARBAGE_CHUNK = "garbage-chunk"
    LENGTH = "length"
    FILTERED = "filtered"
    GARBAGE_JSON = "garbage-json"
    FENCED = "fenced"
    THINK = "think"
    REASONING = "reasoning"
    EMPTY = "empty"
    ENGLISH = "english"
    ENDLESS = "endless"
    REFUSES = "refuses"


@dataclass
class Asked:
    """A request as it came. Times are of time.monotonic, None until it happens; `ended` also when the client left."""

    path: str
    body: Json
    key: str
    came: float
    fault: Fault = Fault.NONE
    first_token: float | None = None
    ended: float | None = None
    tokens: int = 0
    status: int = 200

    @property
    def model(self) -> str:
        return str(self.body.get("model", ""))

    @property
    def messages(self) -> list[Json]:
        return list(self.body.get("messages", []))

    @property
    def system(self) -> str:
        return self._said_by("system")

    @property
    def user(self) -> str:
        return self._said_by("user")

    @property
    def as_json(self) -> bool:
        return (self.body.get("response_format") or {}).get("type") == "json_object"

    @property
    def streamed(self) -> bool:
        return bool(self.body.get("stream"))

    def _said_by(self, role: str) -> str:
        return "\n".join(str(said["content"]) for said in self.messages if said.get("role") == role)


def spoiled(text: str, fault: Fault) -> str:
    """The answer's text as the fault leaves it."""
    return {
        Fault.EMPTY: "",
        Fault.LENGTH: text[: len(text) // 2],
        Fault.ENGLISH: ENGLISH,
        Fault.REFUSES: REFUSAL,
        Fault.FENCED: f"```json\n{text}\n```",
        Fault.THINK: f"<think>\n{THOUGHTS}\n</think>\n\n{text}",
        Fault.GARBAGE_JSON: f'{{"要点": [{text!r}, 无效',
    }.get(fault, text)


def error(status: int, says: str, kind: str) -> Json:
    return {"error": {"message": says, "type": kind, "code": kind, "status": status}}


REFUSED = {
    Fault.WRONG_KEY: (401, "Incorrect API key provided: sk-secret", "invalid_api_key"),
    Fault.BUSY: (429, "Rate limit reached", "rate_limit_exceeded"),
    Fault.BUSY_ONCE: (429, "Rate limit reached", "rate_limit_exceeded"),
    Fault.ERROR: (500, "CUDA out of memory", "server_error"),
    Fault.ERROR_ONCE: (500, "CUDA out of memory", "server_error"),
    Fault.NO_SUCH_MODEL: (404, "The model does not exist", "model_not_found"),
    Fault.NO_JSON_MODE: (400, "response_format is not supported by this model", "invalid_request_error"),
    Fault.TOO_LONG: (400, "This model's maximum context length is 4096 tokens", "context_length_exceeded"),
}
"""Faults that are told by a status before any token."""

ONCE = frozenset({Fault.BUSY_ONCE, Fault.ERROR_ONCE})


def usage(asked: Asked) -> Json:
    sent = sum(len(str(said.get("content", ""))) for said in asked.messages)
    return {"prompt_tokens": sent, "completion_tokens": asked.tokens, "total_tokens": sent + asked.tokens}


def completion(asked: Asked, text: str, finish: str | None) -> Json:
    """The body of an answer that is not streamed."""
    asked.tokens = len(text)
    message = {"role": "assistant", "content": text}
    if asked.fault is Fault.REASONING:
        message["reasoning_content"] = THOUGHTS
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return {**_head(asked), "object": "chat.completion", "choices": [choice], "usage": usage(asked)}


def chunk(asked: Asked, delta: Json, finish: str | None = None) -> str:
    """One server-sent event."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return _event({**_head(asked), "object": "chat.completion.chunk", "choices": [choice]})


def usage_chunk(asked: Asked) -> str:
    return _event({**_head(asked), "object": "chat.completion.chunk", "choices": [], "usage": usage(asked)})


def error_chunk() -> str:
    return _event(error(500, "the worker died", "server_error"))


def garbage_chunk() -> str:
    return f"data: {GARBAGE}\n\n"


DONE = "data: [DONE]\n\n"


def embeddings(asked: Asked) -> Json:
    """A vector for each input, the same for the same text; in base64 where that was asked for."""
    inputs = asked.body.get("input", [])
    texts = [inputs] if isinstance(inputs, str) else list(inputs)
    as_base64 = asked.body.get("encoding_format") == "base64"
    data = [
        {
            "object": "embedding",
            "index": at,
            "embedding": _packed(_vector(str(text))) if as_base64 else _vector(str(text)),
        }
        for at, text in enumerate(texts)
    ]
    used = sum(len(str(text)) for text in texts)
    return {
        "object": "list",
        "model": asked.model,
        "data": data,
        "usage": {"prompt_tokens": used, "total_tokens": used},
    }


def _vector(text: str) -> list[float]:
    places = [0.0] * DIMENSIONS
    for pair in zip(text, text[1:] or text, strict=False):
        places[crc32("".join(pair).encode()) % DIMENSIONS] += 1.0
    length = sum(place * place for place in places) ** 0.5 or 1.0
    return [place / length for place in places]


def _packed(vector: list[float]) -> str:
    return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode()


def _head(asked: Asked) -> Json:
    return {"id": "scripted-1", "created": 1_750_000_000, "model": asked.model}


def _event(value: Json) -> str:
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"
