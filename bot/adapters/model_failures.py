"""What goes wrong with a model's server, each as ModelFailed: what happened and what to do, in one Chinese sentence."""

from bot.errors import ModelFailed
from bot.reading.answers import Amiss

UNREACHABLE = "连不上模型服务 {host}，请检查它是否已启动、OPENAI_BASE_URL 和网络是否正确。"
KEY = "模型服务 {host} 不认这个密钥，请检查 OPENAI_API_KEY。"
NO_CREDIT = "模型服务 {host} 说余额或额度不足，请充值或换一个模型。"
NO_MODEL = "模型服务 {host} 上没有“{name}”，请检查 SHUFA_MODEL 和 OPENAI_BASE_URL。"
MOVED = "模型服务 {host} 要求转到别的地址，为防材料发错地方没有照办，请把 OPENAI_BASE_URL 改成最终地址。"
BUSY = "模型服务 {host} 正忙，请过几分钟再试，或把 SHUFA_MODEL_AT_ONCE 调小。"
QUEUED = "同时在写的太多，{seconds:g}秒内没有轮到，请稍后再试。"
BROKEN = "模型服务 {host} 出了错（{status}），请过一会儿再试，再不行请看它的日志。"
REFUSES_REQUEST = "模型服务 {host} 不接受这个请求（{status}），请换一个模型，或检查它是否兼容 OpenAI 接口。"
TOO_LONG = "材料太长，超过了模型“{name}”一次能读的长度，请换一个上下文更长的模型。"
SLOW = "模型“{name}”{seconds:g}秒内没有写完，请换一个快些的模型，或把 SHUFA_MODEL_TIMEOUT 调大。"
CUT = "模型“{name}”写到一半断了，请再试一次，常断请检查它的服务和网络。"
LENGTH = "模型“{name}”写满了字数上限还没有写完，请再试一次，会思考的模型请关掉思考。"
FILTERED = "模型服务 {host} 的内容审查拦下了这段文字，请换一个模型，或改由规则起草。"
GARBLED = "模型服务 {host} 的回答读不懂，请再试一次，再不行请检查它是否兼容 OpenAI 接口。"
MANGLED = "模型“{name}”把隐去的姓名、号码写乱了，这段没有采用，请再试一次。"
SECRET = "材料里有密级或内部字样“{mark}”，不能发给本单位以外的模型，请改由规则起草，或接本机、内网的模型。"
UNRECORDED = "外发记录写不进去，所以没有把材料发给模型：{reason}"

_AMISS = {
    Amiss.EMPTY: ("empty", "模型“{name}”什么也没写，请再试一次，常这样请换一个模型。"),
    Amiss.REFUSED: ("refused", "模型“{name}”不肯写这一段，请换一个模型，或改由规则起草。"),
    Amiss.ENGLISH: ("garbled", "模型“{name}”没有用中文回答，请换一个中文好些的模型。"),
    Amiss.REPEATS: ("garbled", "模型“{name}”反复说同一句话，没有采用，请再试一次，常这样请换一个模型。"),
    Amiss.UNTAGGED: ("garbled", "模型“{name}”把思考写进了正文，没有采用，请再试一次。"),
    Amiss.NO_JSON: ("garbled", "模型“{name}”没有按要求的格式回答，请再试一次，常这样请换一个模型。"),
}


def not_an_answer(why: Amiss, name: str) -> ModelFailed:
    kind, says = _AMISS[why]
    return ModelFailed(says.format(name=name), kind)


_BY_STATUS = {
    401: ("key", KEY),
    402: ("key", NO_CREDIT),
    403: ("key", KEY),
    404: ("broken", NO_MODEL),
    429: ("busy", BUSY),
}


def failure(error: Exception, host: str, name: str, begun: bool) -> ModelFailed:
    """What an exception of LangChain's or its client's means. `begun`: part of the answer had come."""
    status = getattr(error, "status_code", None)
    kind, says = _told(error, status, begun)
    return ModelFailed(says.format(host=host, name=name, status=status or "没有说明原因"), kind)


def _told(error: Exception, status: int | None, begun: bool) -> tuple[str, str]:
    """(kind, what is said). The status tells most; a word of the server's tells a full context or an empty purse."""
    from langchain_core.exceptions import ContextOverflowError, ModelConnectionError, ModelTimeoutError
    from openai import APIConnectionError

    if isinstance(error, ContextOverflowError) or "context length" in str(error):
        return "broken", TOO_LONG
    if "insufficient_quota" in str(error):
        return "key", NO_CREDIT
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status is not None:
        return "broken", MOVED if status < 400 else REFUSES_REQUEST if status < 500 else BROKEN
    if isinstance(error, ModelTimeoutError | ModelConnectionError | APIConnectionError | OSError):
        return ("cut", CUT) if begun else ("unreachable", UNREACHABLE)
    return ("garbled", GARBLED) if isinstance(error, ValueError | TypeError | LookupError) else ("broken", BROKEN)


def may_pass(error: Exception) -> bool:
    """Is it worth while to ask again: a busy or stumbling server, one that could not be reached just now?"""
    if "insufficient_quota" in str(error):
        return False
    status = getattr(error, "status_code", None)
    return isinstance(error, OSError) or getattr(error, "is_retryable", False) or (status or 0) in (408, 409)


def wait_asked_for(error: Exception) -> float | None:
    """Seconds of the header retry-after; None where there is none, or a date, which no model's server sends."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    try:
        return max(0.0, float(headers.get("retry-after", "")))
    except ValueError:
        return None
