"""Writing by a model from end to end: the real client, a scripted server, the desk and the command line."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.scripted_answers import Asked, Fault
from bench.scripted_sections import answering, careless, faithful
from bench.scripted_server import ScriptedServer
from bench.writing_time import ready
from bot.__main__ import main
from bot.compose import build_desk, build_model
from bot.conversation.desk import Desk
from bot.domain.draft import Author
from bot.domain.model import Prompt, answer
from bot.domain.progress import ReportDone, SectionText
from bot.settings import Settings
from tests.desk_fakes import ZHANG

UNIT = "梧汀县水务局"
NOTES = """\
普法讲座举办36场，听课2150人次
矛盾纠纷调解217件，调解成功209件
水事违法案件查处17起，办结16起
法律顾问审核合同31份，提出意见42条
修订《水行政执法案卷管理办法》
行政复议案件1件，维持
3月18日局长主持召开党组会专题研究法治建设
局长带头学法4次，听取执法工作汇报2次
不足：持证执法人员少，主要原因是编制紧
明年：上半年完成执法案卷评查
"""
NUMBERS = ("36", "2150", "217", "209", "17", "16", "31", "42", "4次", "2次", "3月18日", "案卷管理办法")
LIMIT = 6.0
"""Seconds that a request may take."""


@pytest.fixture
def written(model_server: ScriptedServer) -> ScriptedServer:
    model_server.answer = lambda asked: answering(faithful)(asked) or "你好。"
    return model_server


@pytest.fixture
def desk(written: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk as it is shipped, without past reports, with the scripted model set."""
    monkeypatch.chdir(tmp_path)  # no .env of the developer's
    monkeypatch.setenv("OPENAI_BASE_URL", written.url)
    warm = build_model(Settings(data_dir=tmp_path / "warm", model="scripted"))
    assert warm
    answer(
        warm, Prompt("warm_up", "", "F1｜你好")
    )  # the client takes seconds to open: a page that is up has that behind it
    desk = build_desk(Settings(data_dir=tmp_path / "data", model="scripted", model_timeout=LIMIT))
    yield desk
    desk.close()


def drafted(desk: Desk) -> str:
    draft = desk.open_draft(ZHANG, UNIT, 2025)
    desk.reply(ZHANG, draft, f"粘贴：{NOTES}")
    desk.start(ZHANG, draft)
    desk.wait(draft, 60)
    return draft


def whole(desk: Desk, draft: str) -> str:
    return "\n".join(section["text"] for section in desk.snapshot(ZHANG, draft)["sections"])


def said(desk: Desk, draft: str) -> str:
    return "\n".join(message["content"] for message in desk.snapshot(ZHANG, draft)["messages"])


def when_writing(fault: Fault) -> Callable[[Asked], Fault]:
    """The fault in the section of measures alone."""
    return lambda asked: fault if "现在写的一章：推进法治政府建设的主要举措" in asked.user else Fault.NONE


def test_a_draft_on_the_page_is_the_models_with_every_fact(desk: Desk, written: ScriptedServer) -> None:
    draft = drafted(desk)

    shown = desk.snapshot(ZHANG, draft)
    assert {one["id"]: one["author"] for one in shown["sections"]}["measures"] == "model", said(desk, draft)
    assert all(number in whole(desk, draft) for number in NUMBERS)
    assert "按范式写成" not in said(desk, draft)
    assert written.most_at_once > 1


def test_what_left_is_on_record_on_behalf_of_its_owner(desk: Desk) -> None:
    draft = drafted(desk)

    requests = desk.models.requests(ZHANG)
    assert {one["prompt"] for one in requests} >= {"write_section", "read_again"}
    assert {one["draft_id"] for one in requests} == {draft}


@pytest.mark.parametrize(
    "fault", [Fault.CUT, Fault.ENGLISH, Fault.REFUSES, Fault.EMPTY, Fault.GARBAGE_CHUNK, Fault.ENDLESS, Fault.STALLED]
)
def test_a_section_that_fails_is_written_by_rule_and_the_chat_says_why(
    desk: Desk, written: ScriptedServer, fault: Fault
) -> None:
    written.fault = when_writing(fault)

    draft = drafted(desk)

    authors = {one["id"]: one["author"] for one in desk.snapshot(ZHANG, draft)["sections"]}
    assert (authors["measures"], authors["duty"]) == ("pattern", "model")
    assert all(number in whole(desk, draft) for number in NUMBERS)
    assert "“一、推进法治政府建设的主要举措和成效”按范式写成，没有用模型的文字：模型" in said(desk, draft)
    assert desk.snapshot(ZHANG, draft)["state"] == "ready"


def test_a_server_killed_in_mid_draft_leaves_a_whole_draft_in_time(desk: Desk, written: ScriptedServer) -> None:
    written.pace = 40
    written.fault = when_writing(Fault.KILLED)

    draft = drafted(desk)
    ended = time.monotonic()

    assert ended - max(asked.ended or 0.0 for asked in written.chats) < LIMIT + 10
    assert all(number in whole(desk, draft) for number in NUMBERS)
    assert "按范式写成，没有用模型的文字" in said(desk, draft)
    assert desk.snapshot(ZHANG, draft)["status"].startswith("已完成")


@pytest.mark.parametrize("outside", [False, True], ids=["inside", "outside"])
def test_sections_are_written_side_by_side_and_shown_as_they_come(
    model_server: ScriptedServer, tmp_path: Path, outside: bool
) -> None:
    """Told by what happens before what; the seconds are `bench.writing_time`'s.

    The first words of all six sections, and the opening by rule, are seen before anything comes behind them. (Words:
    a bracket alone may be the head of a name that went out disguised.)
    """
    model_server.answer = answering(faithful)
    write = ready(model_server, tmp_path, outside)
    model_server.held = 12
    shown: set[str] = set()
    for event in write():
        if isinstance(event, SectionText):
            shown.add(event.section_id)
        if len(shown) == 7:
            model_server.held = None
        if isinstance(event, ReportDone):
            draft, fell_back = event.draft, event.fell_back

    assert not fell_back
    assert [section.author for section in draft.sections] == [Author.PATTERN] + 6 * [Author.MODEL]
    assert shown == {section.id for section in draft.sections}


def test_the_command_line_writes_by_the_model_that_is_set(
    written: ScriptedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written.answer = answering(careless)
    told = drafted_by_command(tmp_path, monkeypatch, "auto", written.url)

    text = "\n".join(section["text"] for section in told["sections"])
    assert told["writer"] == "model"
    assert all(number in text for number in NUMBERS)
    assert not any(lie in text for lie in ("9876", "先进集体", "新理念"))
    assert "正文由模型 scripted 起草。" in capsys.readouterr().out


@pytest.mark.parametrize("writer", ["auto", "pattern"])
def test_without_a_model_or_without_wanting_one_the_command_writes_by_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str
) -> None:
    server = "http://127.0.0.1:9/v1" if writer == "pattern" else None

    assert drafted_by_command(tmp_path, monkeypatch, writer, server)["writer"] == "pattern"
    assert not (tmp_path / "data").exists()


def drafted_by_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writer: str, server: str | None) -> dict:  # type: ignore[type-arg]
    monkeypatch.chdir(tmp_path)
    if server:
        monkeypatch.setenv("OPENAI_BASE_URL", server)
        monkeypatch.setenv("SHUFA_MODEL", "scripted")
    (tmp_path / "台账.txt").write_text(NOTES, "utf-8")
    words = ["draft", "--unit", UNIT, "--year", "2025", "--genre", "annual_report", "--facts", "台账.txt"]
    assert main([*words, "--writer", writer, "--out", "稿.docx", "--json", "稿.json", "--data-dir", "data"]) == 0
    return json.loads((tmp_path / "稿.json").read_text("utf-8"))  # type: ignore[no-any-return]
