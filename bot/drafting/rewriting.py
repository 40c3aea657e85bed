"""A section written anew as a person tells: 更精炼, 补充数据, 换个开头."""

import re
from collections.abc import Callable, Collection, Iterator

from bot.domain.draft import Section
from bot.domain.progress import DraftEvent
from bot.errors import BadInput

NEEDS_MODEL = "这样改写要有语言模型，现在没有接；可以直接改正文，或者说“重写”这一部分，按材料重新写一遍。"
_ANEW = re.compile(r"补充|补全|补上|加上|写进|更新|重写|重新|数据|材料")
"""Wishes that the facts at hand answer, without a word of style."""


def rewrite_by_rule(
    section: Section, wish: str, write: Callable[[Collection[str]], Iterator[DraftEvent]]
) -> Iterator[DraftEvent]:
    """The section from its facts anew. BadInput at once where the wish is one of style: that needs a model."""
    if not _ANEW.search(wish):
        raise BadInput(NEEDS_MODEL)
    return write((section.id,))
