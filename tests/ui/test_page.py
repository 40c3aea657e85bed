"""What the page makes of the desk's words, without a browser."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from bot.errors import BadInput
from bot.ui.page import SCRIPTS, SHEETS, Talk, bubbles, build_page, echo, page_options

STATIC = Path(__file__).parents[2] / "bot" / "ui" / "static"


@dataclass
class QuietDesk:
    """A desk with one draft, whose answers are given by hand."""

    answer: str = "记下了。"
    refuses: str = ""
    messages: list[dict[str, Any]] = field(default_factory=list)

    def genres(self) -> list[dict[str, str]]:
        return [{"id": "annual_report", "name": "法治政府建设年度报告"}, {"id": "feature", "name": "工作纪实"}]

    def snapshot(self, owner: str, draft_id: str) -> dict[str, Any]:
        assert (owner, draft_id) == ("甲", "d1")
        return {"messages": list(self.messages), "brief": {"genre": "feature"}}

    def reply(self, owner: str, draft_id: str, message: str) -> None:
        if self.refuses:
            raise BadInput(self.refuses)
        self.messages += [
            {"role": "user", "content": message, "options": []},
            {"role": "assistant", "content": self.answer, "options": ["跳过"]},
        ]


@pytest.fixture
def request_of_owner() -> gr.Request:
    return gr.Request(cookies={"shufa": "甲"})


def test_a_long_paste_is_echoed_by_its_beginning_and_its_length() -> None:
    paste = "今年开展普法活动6场。\n" * 300

    shown = echo(paste)

    assert shown.startswith("今年开展普法活动6场。")
    assert f"共{len(paste):,}字" in shown
    assert len(shown) < 200


def test_a_paste_that_the_desk_shortened_keeps_the_length_that_the_desk_told() -> None:
    kept = "线上答题、送法进企业。" * 40 + "……（共12,345字，全文已记入材料）"

    shown = echo(kept)

    assert shown.endswith("（共12,345字，全文已记入材料）")
    assert len(shown) < 200


def test_a_short_message_is_echoed_as_it_is() -> None:
    assert echo("还缺什么材料？") == "还缺什么材料？"


def test_only_the_last_message_offers_quick_replies() -> None:
    said = [
        {"role": "assistant", "content": "哪个单位？", "options": ["稍后"]},
        {"role": "assistant", "content": "哪一年？", "options": ["2025"]},
    ]

    first, last = bubbles(said)

    assert "options" not in first
    assert last["options"] == [{"value": "2025", "label": "2025"}]


def test_a_new_draft_is_greeted() -> None:
    (greeting,) = bubbles([])

    assert greeting["role"] == "assistant"
    assert "粘贴" in greeting["content"]


def test_a_persons_words_stand_on_the_page_before_the_answer_does(request_of_owner: gr.Request) -> None:
    talk = Talk(QuietDesk())

    at_once, answered = talk.say("今年培训6场", "d1#3", "feature", request_of_owner)

    assert at_once[0][-1] == {"role": "user", "content": "今年培训6场"}
    assert at_once[2] == ""
    assert [bubble["content"] for bubble in answered[0]] == ["今年培训6场", "记下了。"]


def test_a_refused_message_goes_back_into_the_box_with_the_reason_in_the_chat(request_of_owner: gr.Request) -> None:
    talk = Talk(QuietDesk(refuses="一次最多粘贴100,000字，请分几次粘贴。"))

    *_, last = talk.say("长" * 5, "d1#3", "feature", request_of_owner)

    assert last[2] == "长" * 5
    assert [bubble["content"] for bubble in last[0]][-2:] == ["长" * 5, "一次最多粘贴100,000字，请分几次粘贴。"]


def test_the_genre_is_only_changed_on_the_page_where_it_differs(request_of_owner: gr.Request) -> None:
    talk = Talk(QuietDesk())

    _, changed = talk.show("d1#1", "annual_report", request_of_owner)
    _, same = talk.show("d1#2", "feature", request_of_owner)

    assert changed == "feature"
    assert same == gr.skip()


def test_no_part_of_the_page_needs_evaluated_script() -> None:
    page = build_page(QuietDesk())

    assert not any(isinstance(block, gr.HTML) for block in page.blocks.values())
    assert not any(function.js for function in page.fns.values())
    assert "js" not in page_options()


def test_every_linked_file_is_there() -> None:
    assert [name for name in (*SCRIPTS, *SHEETS) if not (STATIC / name).is_file()] == []


@pytest.mark.parametrize("script", sorted(STATIC.glob("*.js")), ids=lambda path: path.name)
def test_scripts_write_text_never_markup(script: Path) -> None:
    source = script.read_text("utf-8")

    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", source) == []
