"""What a message may ask for. `bot.conversation.understanding` tells which; `desk` does it."""

from dataclasses import dataclass

from bot.domain.genre import Role


@dataclass(frozen=True)
class SectionRef:
    """A part as a person names it: by its number among the numbered headings, or by what it is for."""

    number: int | None = None
    role: Role | None = None


@dataclass(frozen=True)
class OpenBrief:
    """「我们是云屏区司法局，起草2025年度法治政府建设情况报告」. None: not said.

    `span`: (2021, 2025) when years from–to were given. `rest`: material that followed in the same message.
    `paper`: the name of a kind of document that is none of ours.
    """

    unit: str | None = None
    year: int | None = None
    genre: str | None = None
    span: tuple[int, int] | None = None
    paper: str | None = None
    rest: str = ""


@dataclass(frozen=True)
class Paste:
    """Material for the draft."""

    text: str


@dataclass(frozen=True)
class Answer:
    """What was said to the question that waits."""

    text: str


@dataclass(frozen=True)
class Skip:
    """跳过, 暂无 or 稍后 to the question that waits. `how`: skip, none or later."""

    how: str


@dataclass(frozen=True)
class AskMissing:
    """「还缺什么」"""


@dataclass(frozen=True)
class Start:
    """Draft these parts, or all when none is named. `frame`: even with no fact at hand."""

    sections: tuple[SectionRef, ...] = ()
    frame: bool = False


@dataclass(frozen=True)
class Rewrite:
    """Write a part anew. `sure`: the person has said yes to losing their own words there."""

    sections: tuple[SectionRef, ...]
    sure: bool = False


@dataclass(frozen=True)
class Enrich:
    """A part is too thin: 「第三部分太空，补充行政复议和应诉数据」."""

    section: SectionRef
    text: str


@dataclass(frozen=True)
class Export:
    """`edition`: comment (征求意见稿) or official (正式稿)."""

    edition: str


@dataclass(frozen=True)
class ChangeFact:
    """「第3条改成…」"""

    number: int
    text: str


@dataclass(frozen=True)
class MarkFact:
    """「删掉第3条」. `how`: void, restore or confirm."""

    number: int
    how: str


@dataclass(frozen=True)
class Stop:
    """「停止」"""


@dataclass(frozen=True)
class Greeting:
    """A word of courtesy, or a wish to be told how it goes."""

    thanks: bool = False


@dataclass(frozen=True)
class Unclear:
    """Asked back with the likeliest readings, each a message that would be understood."""

    likely: tuple[str, str]


Intent = (
    OpenBrief
    | Paste
    | Answer
    | Skip
    | AskMissing
    | Start
    | Rewrite
    | Enrich
    | Export
    | ChangeFact
    | MarkFact
    | Stop
    | Greeting
    | Unclear
)
