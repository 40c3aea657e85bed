"""Bad input on the page, without a browser: told in Chinese, shown as it was typed."""

import sqlite3

import gradio as gr
import pytest

from bot.ui.page import Talk, bubbles
from tests.desk_fakes import ZHANG, World


def test_a_message_is_shown_as_it_was_typed() -> None:
    typed = '普法<img src="http://evil.invalid/a.png">42场 & <b>复议</b>'

    (shown,) = bubbles([{"role": "user", "content": typed}])

    assert shown["content"] == '普法&lt;img src="http://evil.invalid/a.png"&gt;42场 &amp; &lt;b&gt;复议&lt;/b&gt;'


def test_a_database_that_nobody_can_read_just_now_is_said_on_the_page(world: World) -> None:
    draft = world.drafted()
    world.let_go()
    holder = sqlite3.connect(world.folder / "shufa.db")
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("CREATE TABLE held (it)")

    with pytest.raises(gr.Error, match="正被别的程序占用") as said:
        next(Talk(world.desk).say("还缺什么", f"{draft}#1", "annual_report", gr.Request(cookies={"shufa": ZHANG})))

    holder.close()
    assert said.value.title == "没有做成"
    assert len(world.store.messages(draft)) == len(world.desk.snapshot(ZHANG, draft)["messages"])
