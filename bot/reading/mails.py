"""Who wrote the mails of a note, and what they quote of each other."""

import re
from dataclasses import dataclass

from bot.reading.lines import Line

NEXT_MAIL = "原始邮件"
"""The heading that a mail program sets above the mail that is answered."""
SIGNED = "发消息的人署名"
QUOTED = "邮件里引用的来信"

_HEAD = re.compile(r"^\s*(?:发件人|收件人|抄送人?|[Ff]rom|[Tt]o)[:：]\s*(?P<who>[^\n]+)", re.M)
_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}(?=[（(<\s;；,，、]|$)")
_QUOTE_MARK = re.compile(r"(?:>\s*)+(?:\d{1,2}[.、]\s*)?")


@dataclass(frozen=True)
class Writers:
    """The names in the heads of mails; none where the note is no mail."""

    names: frozenset[str] = frozenset()

    def about(self, line: Line) -> str | None:
        """Why a line of a mail is left out: it is a signature, or a question that is answered below it."""
        if not self.names:
            return None
        if line.text.strip("：:，, ") in self.names or (not line.text and line.label in self.names):
            return SIGNED
        asked = _QUOTE_MARK.match(line.raw)
        if asked and not re.search(r"\d", line.raw[asked.end() :]):
            return QUOTED
        return None


def writers_of(text: str) -> Writers:
    return Writers(frozenset(name for head in _HEAD.finditer(text) for name in _NAME.findall(head["who"])))
