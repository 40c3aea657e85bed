"""A section written anew as a person tells."""

from collections.abc import Collection, Iterator
from dataclasses import replace

import pytest

from bot.domain.draft import Section
from bot.domain.genre import Role
from bot.domain.progress import DraftEvent, SectionDone, SectionStarted
from bot.drafting.rewriting import Write, rewrite_by_rule
from bot.errors import BadInput

SECTION = Section("problems", Role.PROBLEMS, "存在的不足", "一是人手紧。")


def write(only: Collection[str]) -> Iterator[DraftEvent]:
    return iter([SectionStarted(one) for one in only])


def bare(text: str) -> Write:
    """A writer that leaves out closing clauses and comes to this text."""
    return lambda only: iter([SectionDone(replace(SECTION, text=text)) for _ in only])


@pytest.mark.parametrize("wish", ["补充数据", "把新记的写进去，更新一下", "重写"])
def test_without_a_model_new_facts_are_written_in_from_the_notes(wish: str) -> None:
    assert list(rewrite_by_rule(SECTION, wish, write, bare("一。"))) == [SectionStarted("problems")]


@pytest.mark.parametrize("wish", ["换个开头", "语气再正式一些"])
def test_without_a_model_a_wish_of_style_is_refused_with_what_to_do_instead(wish: str) -> None:
    with pytest.raises(BadInput, match="要有语言模型"):
        rewrite_by_rule(SECTION, wish, write, bare("一。"))


@pytest.mark.parametrize("wish", ["再精简些", "更精炼", "太长了，压缩一下"])
def test_without_a_model_a_shorter_text_is_the_facts_without_closing_clauses(wish: str) -> None:
    written = list(rewrite_by_rule(SECTION, wish, write, bare("人手紧。")))

    assert written == [SectionDone(replace(SECTION, text="人手紧。"))]


def test_where_nothing_can_be_left_out_it_is_said_before_anything_is_touched() -> None:
    with pytest.raises(BadInput, match="事实都在"):
        rewrite_by_rule(SECTION, "再精简些", write, bare(SECTION.text))


def test_a_persons_own_words_are_not_shortened_by_rule() -> None:
    with pytest.raises(BadInput, match="要有语言模型"):
        rewrite_by_rule(SECTION.edited("我写的一长段话。"), "再精简些", write, bare("短。"))
