"""A model's answer as it streams: freed of thoughts and fences, and watched for what shows that it is none."""

import json
import re
from enum import StrEnum
from typing import Any

_TAG = re.compile(r"<(?P<closing>/?)think(?:ing)?>")
_TAGS = ("<thinking>", "</thinking>", "<think>", "</think>")
_FENCE = re.compile(r"```[^\n]*\n")

_REFUSAL = re.compile(
    r"(?:非常|很|十分|实在)?(?:抱歉|对不起|不好意思)[，,。！!\s]?.{0,24}?(?:无法|不能|不便|没有办法|没法|不支持|不予)"
    r"|(?:我|作为.{0,16}?(?:模型|助手|AI)[，,]?我?)\s?(?:无法|不能|没有办法)(?:为您|为你|协助|帮助|提供|满足|完成|回答|生成|处理|撰写)"
    r"|(?:I'm|I am)\s+(?:very\s+)?sorry\b|Sorry,\s|I\s+(?:cannot|can't|am unable to)\b"
)
_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z]")
_FEW_LETTERS = 60
"""A Chinese sentence may name OpenAI or ISO9001; so many Latin letters are another language."""
_LOOKED_AT = 240
_LOOK_EVERY = 16
"""Characters between two looks at an answer that is under way."""
_LONGEST_UNIT = 240
_REPEATED = 120
"""Characters that are one unit said over and over, at least three times: nobody writes so."""


class Amiss(StrEnum):
    """Why an answer is none. `UNTAGGED`: what came before was the model's thoughts."""

    EMPTY = "empty"
    REFUSED = "refused"
    ENGLISH = "english"
    REPEATS = "repeats"
    UNTAGGED = "untagged"
    NO_JSON = "no_json"


def amiss(text: str, ended: bool) -> Amiss | None:
    """What is wrong with an answer so far; None while nothing is. Some can only be told at the end."""
    if ended and not text.strip():
        return Amiss.EMPTY
    if _REFUSAL.match(text.lstrip()):
        return Amiss.REFUSED
    if ended or len(text) >= _LOOKED_AT:
        latin = len(_LATIN.findall(text))
        if latin >= _FEW_LETTERS and latin > 2 * len(_HAN.findall(text)):
            return Amiss.ENGLISH
    return Amiss.REPEATS if repeats(text) else None


def repeats(text: str) -> bool:
    """Does the text end in one unit said over and over?"""
    for length in range(1, min(_LONGEST_UNIT, len(text) // 3) + 1):
        times = max(3, -(-_REPEATED // length))
        if len(text) >= times * length and text.endswith(text[-length:] * times):
            return True
    return False


class Watch:
    """Looks at an answer as it grows, often at its beginning and then now and then."""

    def __init__(self) -> None:
        self._said = ""
        self._looked = 0

    def add(self, piece: str) -> Amiss | None:
        self._said += piece
        if not piece or _LOOK_EVERY < len(self._said) < self._looked + _LOOK_EVERY:
            return None
        self._looked = len(self._said)
        return amiss(self._said, ended=False)

    def end(self, piece: str) -> Amiss | None:
        return amiss(self._said + piece, ended=True)


def json_object(text: str) -> dict[str, Any] | None:
    """The JSON object of an answer, whatever stands around it: thoughts, a fence, a polite sentence. None: there is none."""
    said = text[max((tag.end() for tag in _TAG.finditer(text) if tag["closing"]), default=0) :]
    try:
        found = json.loads(said[said.find("{") : said.rfind("}") + 1])
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


class Thoughtless:
    """An answer without <think>…</think>, piece by piece.

    `thinking`: the thoughts begin without a tag, as with servers that put the tag into the prompt. `untagged`: a
    thought ended that had never begun, so that what was handed out before it was thought.
    """

    def __init__(self, thinking: bool = False) -> None:
        self._thinking = thinking
        self._held = ""
        self.untagged = False

    def add(self, piece: str) -> str:
        self._held += piece
        said = ""
        while tag := _TAG.search(self._held):
            said += "" if self._thinking else self._held[: tag.start()]
            self.untagged = self.untagged or bool(tag["closing"] and not self._thinking)
            self._thinking = not tag["closing"]
            self._held = self._held[tag.end() :]
        sure = len(self._held) - _begun_tag(self._held)
        said += "" if self._thinking else self._held[:sure]
        self._held = self._held[sure:]
        return said

    def end(self) -> str:
        """The rest. A thought that has no end is no answer."""
        return "" if self._thinking else self._held


def _begun_tag(text: str) -> int:
    """How many characters at the end may be the beginning of a tag."""
    return next((n for n in range(min(len(text), 10), 0, -1) if any(tag.startswith(text[-n:]) for tag in _TAGS)), 0)


class Unfenced:
    """An answer without a code fence around it and without white space at its ends, piece by piece."""

    def __init__(self) -> None:
        self._held = ""
        self._begun = False
        self._ends = " \n\r\t\u3000"

    def add(self, piece: str) -> str:
        self._held += piece
        if not self._begun and not self._begin():
            return ""
        # What may be the end is kept back: it is known only when more follows.
        said = self._held.rstrip(self._ends)
        self._held = self._held[len(said) :]
        return said

    def end(self) -> str:
        """Nothing but a beginning that never came to an end is left: a fence of one line, or white space."""
        return "" if self._begun else self._held.strip("` \n\r\t\u3000")

    def _begin(self) -> bool:
        self._held = self._held.lstrip()
        fence = _FENCE.match(self._held)
        if fence:
            self._held = self._held[fence.end() :].lstrip()
            self._ends += "`"
        elif not self._held or self._held.startswith("```") or "```".startswith(self._held):
            return False
        self._begun = True
        return True


class Unwrapped:
    """An answer without thoughts and without a fence, piece by piece; see Thoughtless and Unfenced."""

    def __init__(self, thinking: bool = False) -> None:
        self._thoughtless, self._unfenced = Thoughtless(thinking), Unfenced()

    @property
    def untagged(self) -> bool:
        return self._thoughtless.untagged

    def add(self, piece: str) -> str:
        return self._unfenced.add(self._thoughtless.add(piece))

    def end(self) -> str:
        return self._unfenced.add(self._thoughtless.end()) + self._unfenced.end()
