"""Model servers: those running on this machine, and a trial of any one, with words of ours."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from time import monotonic

from bot.adapters.chat import NO_KEY, ModelAddress, ways_to
from bot.adapters.model_failures import failure
from bot.domain.model import Model, Prompt, answer
from bot.domain.model_setup import FoundServer, Trial
from bot.errors import ModelFailed

USUAL_PORTS = {11434: "Ollama", 8000: "vLLM", 8080: "llama.cpp", 1234: "LM Studio", 30000: "SGLang", 9997: "Xinference"}
KNOCK_SECONDS = 0.4
LIST_SECONDS = 10.0
MOST_READ = 500_000
MOST_SHOWN = 8

TEXT = Prompt(
    "try_text", "你是法制科的文字秘书。", "用两百字左右介绍法治宣传有哪些常见形式，只写正文。", max_tokens=400
)
JSON = Prompt("try_json", "只输出 JSON。", '照抄这个 JSON 对象：{"事实": ["普法42场"]}', max_tokens=200, as_json=True)


def servers_here(ports: dict[int, str] = USUAL_PORTS) -> list[FoundServer]:
    """Who of the usual ones answers on the loopback address. Knocks nowhere else."""
    with ThreadPoolExecutor(len(ports)) as pool:
        models = pool.map(_models_at, ports)
        found = zip(ports.items(), models, strict=True)
        return [
            FoundServer(program, f"http://127.0.0.1:{port}/v1", names)
            for (port, program), names in found
            if names is not None
        ]


def _models_at(port: int) -> tuple[str, ...] | None:
    """The models that a server lists; None where none of ours listens. http.client knows no proxy and no redirect."""
    connection = HTTPConnection("127.0.0.1", port, timeout=KNOCK_SECONDS)
    try:
        connection.request("GET", "/v1/models")
        listed = json.loads(connection.getresponse().read(MOST_READ))
        return tuple(str(one["id"]) for one in listed["data"])
    except (OSError, HTTPException, ValueError, LookupError, TypeError):
        return None
    finally:
        connection.close()


def tried(address: ModelAddress, model: Model) -> list[Trial]:
    """What a server can do: list its models, write as a stream, answer in JSON, and how fast. Takes some seconds."""
    return [*_listing(address), *_writing(model)]


def _listing(address: ModelAddress) -> Iterator[Trial]:
    from openai import APIStatusError, DefaultHttpxClient, OpenAI, OpenAIError

    client = OpenAI(
        base_url=address.base_url,
        api_key=address.key or NO_KEY,
        max_retries=0,
        http_client=DefaultHttpxClient(**ways_to(address, LIST_SECONDS)),
    )
    try:
        with client:
            names = [one.id for one in client.models.list().data]
    except APIStatusError as error:
        if error.status_code in (404, 405):
            yield Trial("模型", True, "服务不列出有哪些模型，不要紧。")
        else:
            yield Trial("连接", False, str(failure(error, address.host, address.name, begun=False)))
    except (OpenAIError, ValueError, TypeError) as error:
        yield Trial("连接", False, str(failure(error, address.host, address.name, begun=False)))
    else:
        yield Trial("连接", True, f"连得上 {address.host}。")
        yield _named(address.name, names)


def _named(name: str, names: Sequence[str]) -> Trial:
    if name in names:
        return Trial("模型", True, f"服务上有“{name}”。")
    others = "、".join(names[:MOST_SHOWN]) + ("等" if len(names) > MOST_SHOWN else "")
    return Trial("模型", False, f"服务上没有“{name}”，有的是：{others or '（空）'}，请改成其中一个。")


def _writing(model: Model) -> Iterator[Trial]:
    began = monotonic()
    arrivals: list[tuple[float, int]] = []
    try:
        for piece in model.stream(TEXT):
            arrivals.append((monotonic(), len(piece)))
    except ModelFailed as failed:
        yield Trial("写作", False, str(failed))
        if failed.kind in ("unreachable", "key", "slow", "held_back"):
            return
    else:
        yield from _pace(began, arrivals)
    try:
        answer(model, JSON)
        yield Trial("JSON", True, "能按 JSON 格式回答。")
    except ModelFailed as failed:
        yield Trial("JSON", False, f"不能按 JSON 格式回答（{str(failed).rstrip('。')}）。")


def _pace(began: float, arrivals: Sequence[tuple[float, int]]) -> Iterator[Trial]:
    (first, at_once), last = arrivals[0], arrivals[-1][0]
    characters = sum(length for _, length in arrivals)
    streams = len(arrivals) > 2 and last - first > 0.05 * (last - began)
    yield Trial("流式", streams, "边写边出。" if streams else "写完才一次给出，页面上要等整段写完才看得到。")
    speed = (characters - at_once) / (last - first) if streams else characters / max(last - began, 0.001)
    yield Trial("速度", True, f"{first - began:.1f}秒出第一个字，每秒{speed:.0f}字。")
