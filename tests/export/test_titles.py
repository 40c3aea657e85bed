import pytest

from bot.export.titles import break_title, width


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("岚桥区法治建设2025年度报告", ("岚桥区法治建设2025年度报告",)),
        (
            "岚桥区政务服务局关于2025年度法治政府建设情况的报告",
            ("岚桥区政务服务局", "关于2025年度法治政府建设情况的报告"),
        ),
        (
            "岚桥区住房和城乡建设局党组书记2025年度述法报告",
            ("岚桥区住房和城乡建设局", "党组书记2025年度述法报告"),
        ),
    ],
)
def test_a_long_title_turns_over_before_its_subject_or_between_words(title: str, lines: tuple[str, ...]) -> None:
    assert break_title(title, 20) == lines


@pytest.mark.parametrize(
    "title",
    [
        "岚桥区交通运输局2021—2025年“八五”普法规划实施情况工作总结",
        "中共岚桥区委网络安全和信息化委员会办公室关于2025年度贯彻落实《法治政府建设实施纲要》情况的报告",
        "岚桥区市场监督管理局主要负责人2025年度履行推进法治建设第一责任人职责述法报告",
    ],
)
def test_every_line_fits_and_no_year_quotation_or_book_title_is_torn(title: str) -> None:
    lines = break_title(title, 20)

    assert "".join(lines) == title
    assert all(width(line) <= 20 for line in lines)
    assert not any(line[0] in "年、”》" or line[-1] in "“《—" for line in lines)
    assert next(line for line in lines if "2025" in line).split("2025")[1].startswith("年")


def test_a_title_that_is_one_word_stays_whole() -> None:
    assert break_title("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ", 20) == (
        "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ",
    )
