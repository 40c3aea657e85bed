"""A section written anew as a person tells: 更精炼, 补充数据, 换个开头."""

import re
from collections.abc import Callable, Collection, Iterator

from bot.domain.draft import Author, Section
from bot.domain.progress import DraftEvent, SectionDone
from bot.errors import BadInput

NEEDS_MODEL = "这样改写要有语言模型，现在没有接；可以直接改正文，或者说“重写”这一部分，按材料重新写一遍。"
NO_SHORTER = "这一部分已经没有收束的套话可省，事实都在；再精简就要去掉事实（说“删掉第几条”），或接上语言模型。"
_ANEW = re.compile(r"补充|补全|补上|加上|写进|更新|重写|重新|数据|材料")
"""Wishes that the facts at hand answer, without a word of style."""
_SHORTER = re.compile(r"精简|精炼|简练|压缩|太长|啰嗦|改短|缩短|短[一些]")
Write = Callable[[Collection[str]], Iterator[DraftEvent]]


def rewrite_by_rule(section: Section, wish: str, write: Write, write_bare: Write) -> Iterator[DraftEvent]:
    """The section from its facts anew; `write_bare` leaves out the closing clauses that say nothing of their own.

    BadInput at once where the wish is one of style, which needs a model, and where nothing can be left out.
    """
    if _SHORTER.search(wish):
        return _shorter(section, write_bare)
    if not _ANEW.search(wish):
        raise BadInput(NEEDS_MODEL)
    return write((section.id,))


def _shorter(section: Section, write_bare: Write) -> Iterator[DraftEvent]:
    """A rule may leave out what it put in itself; a person's own words it cannot shorten."""
    if section.author is Author.HUMAN:
        raise BadInput(NEEDS_MODEL)
    events = list(write_bare((section.id,)))
    bare = next((event.section.text for event in events if isinstance(event, SectionDone)), "")
    if not bare or len(bare) >= len(section.text):
        raise BadInput(NO_SHORTER)
    return iter(events)
