"""`python -m bot model` for who runs the program without a browser."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from bench.scripted_server import ScriptedServer
from bot.__main__ import main


@pytest.fixture(autouse=True)
def nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY", "SHUFA_MODEL", "SHUFA_DATA_DIR"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_model_it_says_so_and_a_test_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["model"]) == 0
    assert capsys.readouterr().out == "按规则起草，不用模型\n"
    assert main(["model", "--test"]) == 2
    assert "SHUFA_MODEL" in capsys.readouterr().err


def test_a_test_says_what_the_model_can_do_and_is_on_record(
    model_server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SHUFA_MODEL", "scripted")
    monkeypatch.setenv("OPENAI_BASE_URL", model_server.url)
    assert main(["model", "--test", "--record", "记录.xlsx"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "模型 scripted 起草，在本机"
    assert "✓ 连接：连得上 127.0.0.1。" in lines
    rows = list(load_workbook("记录.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True))
    assert {row[5] for row in rows} == {"try_text", "try_json"}
