import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.compose import build_desk
from bot.conversation.desk import Desk
from bot.errors import CannotWrite
from bot.settings import Settings
from bot.ui.server import build_api, serve
from tests.desk_fakes import ZHANG, World

ROOT = Path(__file__).parents[2]
NOTES = """各位好，今年的材料汇总如下
1、全年开展普法宣传42场，覆盖1.2万人次
2、受理行政复议案件58件，办结56件
3、党组会前学法6次
存在不足：新进人员较多，办案经验不足，主要是培训不够
2026年打算：举办执法业务培训4期"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk as it is shipped, without past reports."""
    desk = build_desk(Settings(data_dir=tmp_path))
    yield desk
    desk.close()


def test_the_real_tools_take_notes_to_a_word_file(desk: Desk) -> None:
    from docx import Document

    draft = desk.open_draft(ZHANG, "云屏区司法局", 2025)
    understood = desk.reply(ZHANG, draft, NOTES).text

    desk.reply(ZHANG, draft, "开始起草")
    desk.wait(draft)
    made = desk.exports.write(ZHANG, draft, "comment")

    text = "\n".join(
        paragraph.text for paragraph in Document(str(desk.exports.path(ZHANG, draft, made["name"]))).paragraphs
    )
    assert "记下" in understood
    assert desk.snapshot(ZHANG, draft)["status"].startswith("已完成")
    for fact in ("42场", "58件", "6次", "4期"):
        assert fact in text
    assert "各位好" not in text


def test_an_edit_with_a_number_from_nowhere_is_found_at_once(desk: Desk) -> None:
    draft = desk.open_draft(ZHANG, "云屏区司法局", 2025)
    for message in (NOTES, "开始起草"):
        desk.reply(ZHANG, draft, message)
    desk.wait(draft)
    section = next(one for one in desk.snapshot(ZHANG, draft)["sections"] if one["id"] == "measures")

    saved = desk.sections.save(ZHANG, draft, "measures", section["text"] + "另有917场。", section["revision"])

    assert any("917" in finding["quote"] for finding in saved["findings"])


def test_a_port_that_is_taken_is_said(world: World, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CannotWrite, match=f"端口 {port} 已被占用"):
            serve(build_api(world.desk), Settings(data_dir=tmp_path, port=port))


def test_a_wrong_setting_ends_the_start_with_one_sentence(tmp_path: Path) -> None:
    settings = {"SHUFA_PORT": "seven", "SHUFA_DATA_DIR": str(tmp_path / "data")}

    ended = subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 2
    assert ended.stdout == "正在启动…\n"
    assert ended.stderr == "设置“SHUFA_PORT”的值不对，请检查环境变量或 .env 文件后再启动。\n"
    assert not (tmp_path / "data").exists()
