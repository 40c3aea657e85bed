import pytest

from bot.domain.genre import Role
from bot.domain.past_report import PastReport, ReportSection
from bot.library.passages import LONGEST, passages_of, pieces, shown_sections

REPORT = PastReport(
    title="苇岸区粮食局关于2023年度法治政府建设情况的报告",
    unit="苇岸区粮食局",
    year=2023,
    genre="annual_report",
    addressee=None,
    signoff=(None, None),
    sections=(
        ReportSection("preface", Role.PREFACE, 1, "", "", "2023年，我局坚持依法管粮。\n\n现将情况报告如下："),
        ReportSection(
            "measures-2",
            Role.MEASURES,
            1,
            "二、",
            "主要举措",
            "",
            (ReportSection("measures-2.1", Role.MEASURES, 2, "（一）", "严格检查", "检查企业27次。"),),
        ),
    ),
    unit_type="粮食局",
)


def test_every_paragraph_is_a_passage_under_the_heading_above_it() -> None:
    passages = passages_of(REPORT, "粮食局2023", str)

    assert [(passage.section, passage.heading, passage.text) for passage in passages] == [
        ("preface", "", "2023年，我局坚持依法管粮。"),
        ("preface", "", "现将情况报告如下："),
        ("measures", "严格检查", "检查企业27次。"),
    ]


def test_a_passage_knows_its_report_and_its_pattern() -> None:
    last = passages_of(REPORT, "粮食局2023", lambda text: text.replace("27次", "〔数量:次〕"))[-1]

    assert (last.report, last.unit, last.year, last.genre) == ("粮食局2023", "苇岸区粮食局", 2023, "annual_report")
    assert (last.role, last.unit_type) == (Role.MEASURES, "粮食局")
    assert last.pattern == "检查企业〔数量:次〕。"


def test_a_long_paragraph_is_cut_behind_full_stops_and_nothing_is_lost() -> None:
    paragraph = "".join(f"第{number}项制度完成修订，办事流程逐项公开，群众查询更加便利。" for number in range(40))

    cut = pieces(paragraph)

    assert "".join(cut) == paragraph
    assert all(len(piece) <= LONGEST and piece.endswith("。") for piece in cut)
    assert len(cut) == -(-len(paragraph) // LONGEST)


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    sentence = "群众说：“" + "这个窗口办事快，" * 20 + "真方便。”"

    assert pieces(sentence * 3) == [sentence, sentence, sentence]


@pytest.mark.parametrize("blank", ["", "  　", "——", "2024.12"])
def test_a_paragraph_that_says_nothing_gives_no_passage(blank: str) -> None:
    assert pieces(blank) == []


def test_the_page_sees_every_heading_with_text_and_pattern() -> None:
    shown = shown_sections(REPORT, lambda text: text.replace("27", "〔数量〕"))

    assert [(one.level, one.heading, one.text, one.pattern) for one in shown[1:]] == [
        (1, "二、主要举措", "", ""),
        (2, "（一）严格检查", "检查企业27次。", "检查企业〔数量〕次。"),
    ]
