"""The command line: the JSON that measurements run on, and refusals that write nothing."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from docx import Document

import bot.one_run
from bot.__main__ import main

UNIT = "梧汀县水务局"
NOTES = """标题：梧汀县水务局2024年度法治政府建设工作报告
落款：梧汀县水务局 2025.1.8
1. 普法讲座办了36场，听课2800人次
2. 矛盾纠纷调解217件，调成209件
3. 局长主持党组会专题研究法治工作4次
打印机又坏了
不足：持证执法人员只有3个，因为编制紧
明年：持证人员增加到8人
"""
REPORT = """梧汀县水务局2023年度法治政府建设情况报告

县委依法治县办：

2023年，梧汀县水务局坚持以习近平法治思想为指导，扎实推进法治政府建设。现将有关情况报告如下：

一、主要举措和成效

（一）深化普法宣传

举办普法讲座31场，发放资料900份。

二、存在的不足和原因

宣传形式单一，主要原因是经费不足。

三、下一年度工作安排

举办普法讲座36场。

梧汀县水务局
2024年1月9日
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "台账.txt"
    path.write_text(NOTES, "utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "去年.md"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def small_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sample reports, so that the library is indexed in a moment."""
    folder = tmp_path / "corpus"
    (folder / "samples").mkdir(parents=True)
    samples = sorted((bot.one_run.CORPUS / "samples").glob("annual-*.md"))[:2]
    for sample in samples:
        shutil.copy(sample, folder / "samples")
    monkeypatch.setattr(bot.one_run, "CORPUS", folder)
    return folder


def draft_words(notes: Path, out: Path, **changed: str) -> list[str]:
    options = {"unit": UNIT, "year": "2024", "genre": "annual_report", "facts": str(notes), "out": str(out)} | changed
    return ["draft", *(word for name, value in options.items() for word in (f"--{name}", value))]


def drafted_json(notes: Path, tmp_path: Path, **changed: str) -> dict[str, Any]:
    out = tmp_path / "稿.json"
    assert main([*draft_words(notes, tmp_path / "稿.docx", **changed), "--json", str(out)]) == 0
    told: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return told


def test_a_draft_is_told_in_the_agreed_shape(notes: Path, tmp_path: Path) -> None:
    told = drafted_json(notes, tmp_path)

    assert set(told) >= {
        "title", "unit", "year", "genre", "writer", "addressee", "signoff", "sections", "facts", "findings", "questions",
    }  # fmt: skip
    assert (told["unit"], told["year"], told["genre"], told["writer"]) == (UNIT, 2024, "annual_report", "pattern")
    assert told["title"] == "梧汀县水务局2024年度法治政府建设工作报告"
    assert told["signoff"] == {"unit": UNIT, "date": "2025年1月8日"}
    for section in told["sections"]:
        assert set(section) == {"id", "role", "heading", "text", "sentences"}
        assert all(set(one) == {"text", "facts"} for one in section["sentences"])


def test_every_sentence_of_a_draft_names_facts_that_are_told_beside_it(notes: Path, tmp_path: Path) -> None:
    told = drafted_json(notes, tmp_path)

    known = {fact["id"] for fact in told["facts"]}
    used = {fact for section in told["sections"] for one in section["sentences"] for fact in one["facts"]}
    assert used == known
    assert all(set(fact) == {"id", "quote", "section", "status"} for fact in told["facts"])
    assert all(fact["quote"] in NOTES for fact in told["facts"])


def test_the_word_file_holds_the_draft(notes: Path, tmp_path: Path) -> None:
    told = drafted_json(notes, tmp_path)

    text = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "稿.docx")).paragraphs)
    assert told["title"].replace("\n", "") in text.replace("\n", "")
    for section in told["sections"]:
        assert all(line in text for line in section["text"].split("\n"))


def test_several_files_of_facts_make_one_draft(notes: Path, tmp_path: Path) -> None:
    more = tmp_path / "补充.txt"
    more.write_text("人民调解员轮训3期，132人参加", "utf-8")
    words = draft_words(notes, tmp_path / "稿.docx")
    words.insert(words.index("--facts") + 2, str(more))

    assert main([*words, "--json", str(tmp_path / "稿.json")]) == 0
    assert "轮训3期" in (tmp_path / "稿.json").read_text("utf-8")


@pytest.mark.parametrize("genre", ["campaign_summary", "duty_report", "feature", "法治政府建设年度报告", "duty-report"])
def test_every_genre_can_be_drafted_by_id_or_name(genre: str, notes: Path, tmp_path: Path) -> None:
    told = drafted_json(notes, tmp_path, genre=genre)

    assert any("36场" in section["text"] for section in told["sections"])


def test_findings_of_a_check_quote_the_text_and_say_how_grave_they_are(
    notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "稿.txt"
    text.write_text("梧汀县水务局2024年度法治政府建设情况报告\n\n一、主要举措\n\n举办普法讲座63场。\n", "utf-8")

    code = main(
        [
            "check",
            str(text),
            "--facts",
            str(notes),
            "--unit",
            UNIT,
            "--year",
            "2024",
            "--genre",
            "annual_report",
            "--json",
        ]
    )

    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert set(told) == {"findings"}
    for finding in told["findings"]:
        assert set(finding) == {"kind", "severity", "section", "quote", "says", "suggest"}
        assert finding["severity"] in {"must_fix", "suspect", "hint"}
    assert any("63场" in one["quote"] and one["severity"] == "must_fix" for one in told["findings"])


def test_a_drafted_word_file_can_be_checked(notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "稿.docx"
    assert main(draft_words(notes, out)) == 0
    capsys.readouterr()

    words = ["check", str(out), "--facts", str(notes), "--unit", UNIT, "--year", "2024", "--genre", "annual_report"]
    assert main([*words, "--json"]) == 0

    found = json.loads(capsys.readouterr().out)["findings"]
    assert [one for one in found if one["severity"] == "must_fix"] == []


def test_an_outline_is_told_in_the_agreed_shape(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", str(report), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"title", "unit", "year", "genre", "addressee", "signoff", "sections", "warnings"}
    assert (told["unit"], told["year"], told["genre"]) == (UNIT, 2023, "annual_report")
    assert told["signoff"] == {"unit": UNIT, "date": "2024年1月9日"}
    first = next(section for section in told["sections"] if section["number"])
    assert set(first) == {"id", "role", "level", "number", "heading", "text", "children"}
    assert first["level"] == 1


def test_an_outline_without_unit_and_year_says_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "残稿.md"
    path.write_text("一、主要工作\n\n举办普法讲座31场，发放资料900份。\n\n二、存在的不足\n\n宣传形式单一。\n", "utf-8")

    assert main(["outline", str(path), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["unit"], told["year"]) == (None, None)


def test_taking_in_and_searching_tell_the_agreed_shapes(
    small_corpus: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data-dir", str(tmp_path / "data")]

    assert main(["ingest", str(report), "--json", *data]) == 0
    taken = json.loads(capsys.readouterr().out)
    assert main(["search", "举办普法讲座", "--genre", "annual_report", "-k", "3", "--json", *data]) == 0
    found = json.loads(capsys.readouterr().out)

    assert (taken["files"][0]["status"], taken["summary"]["files"]) == ("added", 1)
    assert 1 <= len(found["matches"]) <= 3
    for match in found["matches"]:
        assert set(match) == {
            "report", "unit", "year", "genre", "section", "role", "heading", "text", "pattern", "likeness",
        }  # fmt: skip
        assert 0 <= match["likeness"] <= 1
        assert "31场" not in match["pattern"]


def test_a_name_from_another_units_past_report_must_be_fixed(
    small_corpus: Path, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    notes = tmp_path / "苇桥台账.txt"
    notes.write_text("审合同41份", "utf-8")
    brief = ["--unit", "苇桥区司法局", "--year", "2024", "--genre", "annual_report", "--facts", str(notes)]
    text = tmp_path / "草稿.txt"
    text.write_text("一、主要举措和成效\n会同梧汀县水务局开展宣传。\n", "utf-8")
    assert main(["ingest", str(report), *data]) == 0
    capsys.readouterr()

    assert main(["check", str(text), *brief, "--json", *data]) == 0

    strangers = [one for one in json.loads(capsys.readouterr().out)["findings"] if one["kind"] == "stranger"]
    assert [(one["quote"], one["severity"]) for one in strangers] == [("梧汀县水务局", "must_fix")]
    assert "往年范文" in strangers[0]["says"]


def test_rules_go_out_to_a_workbook_and_come_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, book = ["--data-dir", str(tmp_path / "data")], str(tmp_path / "规则表.xlsx")

    assert main(["rules", "export", book, *data]) == 0
    assert main(["rules", "import", book, *data]) == 0
    assert main(["rules", "import", str(tmp_path / "没有.xlsx"), *data]) == 2

    told = capsys.readouterr()
    assert "停用内置规则0条" in told.out
    assert told.err.startswith("打不开")


@pytest.mark.parametrize(
    "changed",
    [
        {"genre": "小说"},
        {"year": "20255"},
        {"year": "二〇二四"},
        {"year": "1999"},
        {"year": "-2024"},
        {"unit": "  "},
        {"facts": "没有这个文件.txt"},
    ],
)
def test_bad_words_are_refused_in_one_chinese_sentence_and_nothing_is_written(
    changed: dict[str, str], notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "稿.docx"
    words = ["draft", "--json", str(tmp_path / "稿.json")] + [
        f"--{name}={value}"
        for name, value in (
            {"unit": UNIT, "year": "2024", "genre": "annual_report", "facts": str(notes), "out": str(out)} | changed
        ).items()
    ]

    assert main(words) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(r"[^\n]*[\u4e00-\u9fff][^\n]*。\n", said.err)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["台账.txt"]


@pytest.mark.parametrize("text", ["", "   \n\n"])
def test_an_empty_file_of_facts_is_refused(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "台账.txt"
    path.write_text(text, "utf-8")

    assert main(draft_words(path, tmp_path / "稿.docx")) == 2

    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "稿.docx").exists()


@pytest.mark.parametrize("name", ["坏.docx", "程序.docx"])
def test_a_broken_word_file_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.write_bytes(b"MZ\x90\x00" * 200 if name == "程序.docx" else b"PK\x03\x04\x00")

    assert main(draft_words(path, tmp_path / "稿.docx")) == 2

    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert re.search(r"[\u4e00-\u9fff]", said)
    assert not (tmp_path / "稿.docx").exists()


@pytest.mark.parametrize("command", [["outline"], ["ingest"]])
def test_a_missing_file_is_refused_by_name(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*command, str(tmp_path / "没有.md"), "--json", "--data-dir", str(tmp_path / "data")]

    assert main(words) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert "没有.md" in said.err
    assert not (tmp_path / "data").exists()


def test_a_place_that_cannot_be_written_is_refused(
    notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(draft_words(notes, tmp_path / "没有这个文件夹" / "稿.docx")) == 2

    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "没有这个文件夹").exists()


def test_when_the_json_cannot_be_written_the_word_file_is_not_either(notes: Path, tmp_path: Path) -> None:
    words = [*draft_words(notes, tmp_path / "稿.docx"), "--json", str(tmp_path / "没有" / "稿.json")]

    assert main(words) == 2
    assert not (tmp_path / "稿.docx").exists()


def test_an_empty_folder_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "往年报告").mkdir()

    code = main(["ingest", str(tmp_path / "往年报告"), "--data-dir", str(tmp_path / "data")])

    assert code == 2
    assert capsys.readouterr().err.strip() == "文件夹里没有文件，请把往年报告放进去再收一次。"


def test_a_search_in_an_unknown_genre_is_refused(small_corpus: Path, tmp_path: Path) -> None:
    assert main(["search", "普法讲座", "--genre", "小说", "--json", "--data-dir", str(tmp_path / "data")]) == 2


@pytest.mark.parametrize("words", [["draft"], ["search", "普法", "-k", "很多"], ["起草"]])
def test_a_slip_in_the_words_of_a_command_is_told_in_chinese(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)

    assert left.value.code == 2
    assert re.fullmatch(r"[^\n]*[\u4e00-\u9fff][^\n]*。\n", capsys.readouterr().err)
