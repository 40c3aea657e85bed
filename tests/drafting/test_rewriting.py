"""A section written anew as a person tells."""

from collections.abc import Collection, Iterator

import pytest

from bot.domain.draft import Section
from bot.domain.genre import Role
from bot.domain.progress import DraftEvent, SectionStarted
from bot.drafting.rewriting import rewrite_by_rule
from bot.errors import BadInput

SECTION = Section("problems", Role.PROBLEMS, "存在的不足", "一是人手紧。")


def write(only: Collection[str]) -> Iterator[DraftEvent]:
    return iter([SectionStarted(one) for one in only])


@pytest.mark.parametrize("wish", ["补充数据", "把新记的写进去，更新一下", "重写"])
def test_without_a_model_new_facts_are_written_in_from_the_notes(wish: str) -> None:
    assert list(rewrite_by_rule(SECTION, wish, write)) == [SectionStarted("problems")]


@pytest.mark.parametrize("wish", ["更精炼", "换个开头", "语气再正式一些"])
def test_without_a_model_a_wish_of_style_is_refused_with_what_to_do_instead(wish: str) -> None:
    with pytest.raises(BadInput, match="要有语言模型"):
        rewrite_by_rule(SECTION, wish, write)
