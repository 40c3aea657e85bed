"""Thousands of digits, marks or spaces in a row: refused at once, in a sentence, wherever text comes in."""

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.errors import BadInput
from bot.reading.wordless import LONGEST, refuse_wordless
from tests.desk_fakes import ZHANG, World

WORDLESS = {
    "digits": "5" * 50_000,
    "commas": "，" * 50_000,
    "brackets": "（" * 25_000 + "）" * 25_000,
    "spaces": "普法" + " " * 20_000 + "1场",
    "tabs": "普法" + "\t" * 5_000 + "1场",
    "numerals": "一百" * 25_000,
    "letters": "a1" * 25_000,
}


@pytest.mark.parametrize("text", WORDLESS.values(), ids=WORDLESS)
def test_it_is_refused_in_the_chat_and_nothing_is_kept(text: str, world: World) -> None:
    draft = world.desk.open_draft(ZHANG, "云屏区司法局", 2025)

    with pytest.raises(BadInput, match=r"没有一个汉字.*请删掉这一串再发。$"):
        world.desk.reply(ZHANG, draft, text)

    assert world.desk.snapshot(ZHANG, draft)["messages"] == []


def test_it_is_refused_in_a_file_and_in_a_section(world: World) -> None:
    draft = world.drafted()

    with pytest.raises(BadInput, match=r"台账\.txt"):
        world.desk.add_file(ZHANG, draft, "台账.txt", WORDLESS["digits"].encode())
    with pytest.raises(BadInput, match="这一部分"):
        world.desk.sections.save(ZHANG, draft, "problems", WORDLESS["digits"], 1)

    assert world.texts(draft)["problems"] == "不足：办案人员偏少。".removeprefix("不足：")


@pytest.mark.parametrize("command", ["outline", "check"])
def test_it_is_refused_on_the_command_line(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("全年普法42场\n" + WORDLESS["digits"], "utf-8")
    more = ["--facts", str(path), "--unit", "云屏区司法局", "--year", "2025", "--genre", "annual_report"]

    assert main([command, str(path), *(more if command == "check" else [])]) == 2

    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "text",
    [
        "\t".join(["项目", *(f"{month}月" for month in range(1, 13)), *(str(number * 1_234) for number in range(60))]),
        "联系方式见 https://example.invalid/" + "a/" * 100,
        "—" * LONGEST,
        "开展普法宣传" * 10_000,
        "1\n" * 2_000,
    ],
)
def test_wide_tables_addresses_and_long_lines_pass(text: str) -> None:
    refuse_wordless(text, "台账")
