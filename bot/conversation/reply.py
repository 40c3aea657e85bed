"""An answer of the bot, and how a part is called in a message that the bot understands again."""

from dataclasses import dataclass, field

from bot.conversation.assembly import Place
from bot.domain.numbering import chinese_number

UNDO = "撤销"


@dataclass(frozen=True)
class Reply:
    """What the bot says, and answers that the person may click, each a message that it understands.

    `ask`: whether the next question may follow.
    """

    text: str
    options: tuple[str, ...] = ()
    ask: bool = field(default=False, compare=False)


def called(place: Place) -> str:
    """The part's name as the person would say it, and as it is understood again."""
    return f"第{chinese_number(place.number)}部分" if place.number else place.name
