"""`python -m bot draft --last-year`: what is promised, answered and open, in the JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from tests.gathering.answer_pairs import Pair, pairs

FIRST = pairs()[0]
OPEN = ["修订《取水许可审批流程规定》，压缩审批时限", "建设节水法治主题公园1处，打造水法治宣传阵地"]


def draft(folder: Path, last: str | None, unit: str = FIRST.unit, notes: str = FIRST.notes) -> dict[str, Any]:
    (folder / "台账.txt").write_text(notes, "utf-8")
    command = [
        "draft",
        "--unit",
        unit,
        "--year",
        "2025",
        "--genre",
        "annual_report",
        "--data-dir",
        str(folder / "data"),
    ]
    command += [
        "--facts",
        str(folder / "台账.txt"),
        "--out",
        str(folder / "稿.docx"),
        "--json",
        str(folder / "稿.json"),
    ]
    if last is not None:
        (folder / "上年.txt").write_text(last, "utf-8")
        command += ["--last-year", str(folder / "上年.txt")]
    assert main(command) == 0
    told: dict[str, Any] = json.loads((folder / "稿.json").read_text("utf-8"))
    return told


def test_of_six_promises_exactly_the_two_open_ones_are_named_asked_and_found(tmp_path: Path) -> None:
    told = draft(tmp_path, FIRST.last)

    assert [(one["kind"], one["answered"]) for one in told["promises"]].count(("plan", False)) == 2
    assert [one["quote"] for one in told["promises"] if not one["answered"]] == OPEN
    assert [one["text"] for one in told["questions"] if one["id"].startswith("promise:")] == [
        f"上年报告安排“{quote}”，今年做了没有？做了请说时间、次数或结果，没做也请说一声。" for quote in OPEN
    ]
    assert [
        quote for one in told["findings"] if one["kind"] == "promise" for quote in OPEN if quote in one["says"]
    ] == OPEN
    assert {"thing": "全年开展水行政执法检查", "before": "312次", "now": "358次"}.items() <= told["last_year"][
        "figures"
    ][2].items()


def test_without_last_years_report_nothing_is_different(tmp_path: Path) -> None:
    with_it, without = draft(tmp_path, FIRST.last), draft(tmp_path, None)

    assert {"promises", "last_year"}.isdisjoint(without)
    assert with_it["sections"] == without["sections"]
    assert with_it["facts"] == without["facts"]
    assert [one for one in with_it["questions"] if not one["id"].startswith("promise:")] == without["questions"]


@pytest.mark.parametrize("pair", pairs()[:4], ids=lambda pair: pair.name)
def test_nothing_of_last_years_report_enters_the_draft(tmp_path: Path, pair: Pair) -> None:
    told = draft(tmp_path, pair.last, "别处县档案馆", "组织全馆学法3次\n")

    text = "".join(section["text"] for section in told["sections"])
    assert not any(one["quote"][:12] in text for one in told["promises"])
    assert len(told["facts"]) == 1


def test_another_units_report_and_another_years_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    older = FIRST.last.replace("2024年", "2023年").replace("2025年1月20日", "2024年1月20日")
    told = draft(tmp_path, older, "棠湾县水利局")

    assert told["last_year"]["doubts"] == [
        "上年报告写的单位是“澜坪县水务局”，不是“棠湾县水利局”，请确认没有拿错文件。",
        "上年报告写的是2023年度，本次起草2025年度，应对照2024年度的报告，请确认。",
    ]
    assert "注意：上年报告写的单位是" in capsys.readouterr().out
