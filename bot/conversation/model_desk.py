"""What a person sees of the model in use, and what an administrator may change about it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Protocol

from bot.domain.model_setup import FoundServer, ModelInUse, Trial
from bot.errors import BadInput
from bot.export.workbook import Sheet, workbook_bytes

Json = dict[str, Any]

RECORD = "模型请求记录"
BY_RULE = "按规则起草，不用模型"
INSIDE = "模型 {name} 起草，在{where}"
OUTSIDE = "模型 {name} 起草，文字会发到 {host}"
THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost", "0.0.0.0"})
NO_NAME = "请填写模型的名称，要和模型服务上的一字不差，如 deepseek-chat、qwen3:14b。"
LONGEST = 300
TOO_LONG = "模型的名称、地址和密钥都不能超过{most}字，请检查是否粘贴错了。"
HEADS = ("时间", "文稿", "发往", "是否外发", "模型", "用途", "发出字数", "隐去", "结果", "次数", "收到字数", "秒", "发出词元", "收到词元", "内容摘要（SHA-256）")  # fmt: skip
OUTCOMES = {
    "ok": "完成",
    "stopped": "中途停下",
    "left": "已发出，没有记下结果",
    "held_back": "拦下，没有发出",
    "unreachable": "连不上",
    "key": "密钥不对",
    "busy": "服务忙",
    "broken": "服务出错",
    "slow": "超时",
    "cut": "中途断了",
    "empty": "没有内容",
    "garbled": "答非所求",
    "refused": "不肯写",
}


class Models(Protocol):
    """The model in use, and how it is changed. `fixed`: the environment says which, and the page may not."""

    @property
    def fixed(self) -> bool: ...

    def in_use(self) -> ModelInUse | None: ...

    def choose(self, name: str, base_url: str, key: str | None) -> None:
        """Puts a model in force and keeps it. `key` None: the one that there is, for the same address only.
        BadInput, CannotWrite."""

    def forget(self) -> None:
        """From now on by rule. BadInput, CannotWrite."""

    def found(self) -> Sequence[FoundServer]:
        """Servers on this machine, looked for now."""

    def tried(self, name: str, base_url: str, key: str | None) -> Sequence[Trial]:
        """What a model can do, asked with harmless words of ours. BadInput."""

    def requests(self, owner: str) -> Sequence[Mapping[str, Any]]:
        """What was sent on this person's behalf, newest first."""

    def all_requests(self) -> Sequence[Mapping[str, Any]]:
        """What was sent on anybody's behalf, newest first."""


class ModelDesk:
    """The page's side of `Models`: JSON values, sentences, and the record as a workbook."""

    def __init__(self, models: Models) -> None:
        self._models = models

    def shown(self, may_change: bool) -> Json:
        """{says, name, host, outside, fixed, may_change, base_url, has_key}; the last two for who may change them."""
        now = self._models.in_use()
        told: Json = {
            "says": _says(now),
            "name": now.name if now else None,
            "host": now.host if now else None,
            "outside": bool(now and now.outside),
            "fixed": self._models.fixed,
            "may_change": may_change,
        }
        return told | {"base_url": now.base_url, "has_key": now.has_key} if now and may_change else told

    def choose(self, name: str, base_url: str, key: str | None) -> None:
        self._models.choose(*_checked(name, base_url, key))

    def forget(self) -> None:
        self._models.forget()

    def found(self) -> list[Json]:
        """Offered only while no model is set."""
        return [] if self._models.in_use() else [asdict(server) for server in self._models.found()]

    def tried(self, name: str, base_url: str, key: str | None) -> list[Json]:
        return [asdict(trial) for trial in self._models.tried(*_checked(name, base_url, key))]

    def requests(self, owner: str) -> list[Json]:
        """The record of one person, newest first, without what is of no use to them."""
        return [_line(request) for request in self._models.requests(owner)]

    def record(self, owner: str) -> tuple[str, bytes]:
        """(file name, .xlsx) of the same."""
        return f"{RECORD}.xlsx", _workbook(self._models.requests(owner))

    def whole_record(self) -> bytes:
        """An .xlsx of everybody's requests, for the administrator."""
        return _workbook(self._models.all_requests())


def _workbook(requests: Sequence[Mapping[str, Any]]) -> bytes:
    rows = [tuple(str(cell) for cell in _row(request)) for request in requests]
    return workbook_bytes([Sheet(RECORD, HEADS, rows)])


def _says(now: ModelInUse | None) -> str:
    if now is None:
        return BY_RULE
    if now.outside:
        return OUTSIDE.format(name=now.name, host=now.host)
    return INSIDE.format(name=now.name, where="本机" if now.host in THIS_MACHINE else f"内网 {now.host}")


def _checked(name: str, base_url: str, key: str | None) -> tuple[str, str, str | None]:
    name, base_url, key = name.strip(), base_url.strip(), key.strip() if key is not None else None
    if not name:
        raise BadInput(NO_NAME)
    if any(len(text) > LONGEST for text in (name, base_url, key or "")):
        raise BadInput(TOO_LONG.format(most=LONGEST))
    return name, base_url, key


def _line(request: Mapping[str, Any]) -> Json:
    kept = (
        "at",
        "draft_id",
        "host",
        "outside",
        "model",
        "prompt",
        "characters",
        "hidden",
        "answer_characters",
        "seconds",
    )
    return {name: request[name] for name in kept} | {"outcome": OUTCOMES.get(request["outcome"], request["outcome"])}


def _row(request: Mapping[str, Any]) -> Sequence[object]:
    line = _line(request)
    return (
        str(line["at"])[:19].replace("T", " "),
        line["draft_id"],
        line["host"],
        "是" if line["outside"] else "否",
        line["model"],
        line["prompt"],
        line["characters"],
        "、".join(f"{label}{count}" for label, count in line["hidden"].items()),
        line["outcome"],
        *(_or_blank(request[name]) for name in ("tries", "answer_characters", "seconds", "tokens_in", "tokens_out")),
        request["digest"],
    )


def _or_blank(value: object) -> object:
    return "" if value is None else value
