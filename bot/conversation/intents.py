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
class FactRef:
    """Facts as a person names them: 「第3、5条」 by their numbers, 「打印机那条」 by words they hold.

    `several`: all that hold the words are meant (「普法那几条」). `pointed`: that a fact is meant is plain from the
    words; otherwise it is only so when one is found.
    """

    numbers: tuple[int, ...] = ()
    words: str = ""
    several: bool = False
    pointed: bool = True


@dataclass(frozen=True)
class ChangeFact:
    """「第3条改成…」"""

    which: FactRef
    text: str


@dataclass(frozen=True)
class MarkFact:
    """「删掉第3条」. `how`: void, restore or confirm."""

    which: FactRef
    how: str


@dataclass(frozen=True)
class MoveFact:
    """「把普法那几条挪到第四部分」"""

    which: FactRef
    section: SectionRef


@dataclass(frozen=True)
class CorrectValue:
    """「普法讲座是15场不是12场」. `words` may be empty: then the value alone tells which fact is meant."""

    words: str
    new: str
    old: str


@dataclass(frozen=True)
class NotApplicable:
    """「我们单位没有执法权」. `words`: what the unit does not have."""

    words: str


@dataclass(frozen=True)
class Undo:
    """「撤销」「刚才那个不算」. `again`: do again what was taken back."""

    again: bool = False


@dataclass(frozen=True)
class SetField:
    """「标题改成…」. `field`: of BriefEntry."""

    field: str
    value: str


@dataclass(frozen=True)
class Lock:
    """「锁定第二部分」「解锁第二部分」"""

    sections: tuple[SectionRef, ...]
    locked: bool


@dataclass(frozen=True)
class AskFindings:
    """「查一下校核」"""


@dataclass(frozen=True)
class Continue:
    """「接着写」: only what is not written yet."""


@dataclass(frozen=True)
class DropParagraph:
    """「第二部分第三段删掉」. `number`: counted from 1; -1: the last."""

    section: SectionRef
    number: int


@dataclass(frozen=True)
class RestoreText:
    """「恢复上一版」. No section named: the one that was changed last."""

    section: SectionRef | None = None


@dataclass(frozen=True)
class Wish:
    """「第三部分再精简些」「换个开头」: a part written anew as the person tells. None: they did not say which.

    `sure`: they have said yes to losing their own words there.
    """

    section: SectionRef | None
    text: str
    sure: bool = False


@dataclass(frozen=True)
class Another:
    """「再写一份普法工作总结」: a document beside this one, from the same material. `next_year`: a new year's, empty."""

    genre: str | None = None
    next_year: bool = False


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
    | MoveFact
    | CorrectValue
    | NotApplicable
    | Undo
    | SetField
    | Lock
    | AskFindings
    | Continue
    | DropParagraph
    | RestoreText
    | Wish
    | Another
    | Stop
    | Greeting
    | Unclear
)
