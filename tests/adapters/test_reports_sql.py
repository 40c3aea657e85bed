from dataclasses import replace
from pathlib import Path

import pytest

from bot.adapters.reports_sql import SqlReports
from bot.domain.genre import Role
from bot.domain.past_report import Corrections, Passage
from bot.library.kept import KeptPassage, KeptReport, Shelf, WholeReport
from bot.library.passages import ShownSection

REPORT = KeptReport(
    id="r1",
    name="渡口所2023.docx",
    owner=None,
    sample=False,
    digest="d1",
    title="竹渡区渡口管理所2023年度法治政府建设情况报告",
    unit="竹渡区渡口管理所",
    unit_type=None,
    level="区县",
    year=2023,
    genre="annual_report",
    warnings=("文中有多处空白",),
    reading="rules-1",
)
PASSAGE = KeptPassage(
    "r1.1",
    Passage(
        report=REPORT.called,
        unit="竹渡区渡口管理所",
        year=2023,
        genre="annual_report",
        section="measures",
        role=Role.MEASURES,
        heading="守好渡口",
        text="检查渡船36艘。",
        pattern="检查渡船〔数量:艘〕。",
        level="区县",
    ),
    "守好渡口",
)
WHOLE = WholeReport(
    REPORT,
    "全文……",
    (ShownSection(1, "一、守好渡口", "检查渡船36艘。", "检查渡船〔数量:艘〕。"),),
    (PASSAGE,),
    (b"terms",),
    frozenset({11, 12}),
)


@pytest.fixture
def store(tmp_path: Path) -> SqlReports:
    return SqlReports(tmp_path / "shufa.db")


def test_a_report_comes_back_as_it_was_saved(store: SqlReports, tmp_path: Path) -> None:
    store.save(WHOLE)

    again = SqlReports(tmp_path / "shufa.db")

    assert again.reports() == [REPORT]
    assert again.text("r1") == "全文……"
    assert again.sections("r1") == list(WHOLE.sections)
    assert again.of_report("r1") == again.passages(["r1.1", "r9.1"]) == again.newest([PASSAGE.shelf], 5) == [PASSAGE]
    assert again.terms(PASSAGE.shelf) == [("r1.1", b"terms")]


def test_a_saved_report_is_not_indexed_until_it_is_marked(store: SqlReports) -> None:
    store.save(replace(WHOLE, report=replace(REPORT, indexed="lexical")))
    before = store.shelves("lexical")

    store.mark(["r1"], "lexical")

    assert before == {}
    assert store.shelves("lexical") == store.shelves() == {Shelf("annual_report", Role.MEASURES, "measures"): 1}
    assert store.reports()[0].indexed == "lexical"


def test_saving_again_replaces_the_passages(store: SqlReports) -> None:
    store.save(WHOLE)

    store.save(replace(WHOLE, report=replace(REPORT, year=2024), passages=(), terms=()))

    assert [report.year for report in store.reports()] == [2024]
    assert store.of_report("r1") == []


def test_a_removed_report_takes_its_passages_along(store: SqlReports) -> None:
    store.save(WHOLE)

    store.remove("r1")

    assert store.reports() == []
    assert store.shelves() == {}


def test_samples_come_first_and_the_rest_in_the_order_of_adding(store: SqlReports) -> None:
    for number, sample in ((1, False), (2, False), (3, True)):
        store.save(WholeReport(replace(REPORT, id=f"r{number}", sample=sample), "", (), ()))

    assert [report.id for report in store.reports()] == ["r3", "r1", "r2"]


def test_reports_of_two_owners_stand_on_two_shelves(store: SqlReports) -> None:
    store.save(WHOLE)
    own = replace(PASSAGE, id="r2.1", owner="甲")
    store.save(replace(WHOLE, report=replace(REPORT, id="r2", owner="甲"), passages=(own,)))

    assert set(store.shelves()) == {PASSAGE.shelf, own.shelf}
    assert store.newest([own.shelf], 5) == [own]


def test_reports_that_share_sentences_are_counted(store: SqlReports) -> None:
    store.save(WHOLE)

    assert store.sharing([12, 13], None, 5) == {"r1": 1}
    store.save(replace(WHOLE, report=replace(REPORT, id="r2", owner="甲"), passages=(), terms=()))
    assert store.sharing([11, 12], "乙", 5) == {"r1": 2}
    assert store.sharing([11, 12], "甲", 5) == {"r1": 2, "r2": 2}


def test_what_a_person_put_right_is_kept_with_the_report(store: SqlReports) -> None:
    told = Corrections("竹渡区港航中心", 2022, None, {"一、守好渡口": Role.PLANS})

    store.save(replace(WHOLE, report=replace(REPORT, corrections=told)))

    assert store.reports()[0].corrections == told
