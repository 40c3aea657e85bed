import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.reports_sql import SqlReports
from bot.domain.genre import Role
from bot.domain.past_report import Corrections
from bot.errors import BadInput, NotFound
from bot.library.kept import Added, Duplicate
from bot.library.library import Library


def test_the_samples_are_found_after_the_first_start(library: Library) -> None:
    best = library.find("举办开放日活动，发放读本", "annual_report")[0]

    assert best.passage.unit == "苇岸区粮食和物资储备局"
    assert (best.passage.section, best.passage.heading) == ("measures", "做实普法宣传")
    assert 0 < best.likeness <= 1
    assert library.progress() == (1, 1)
    assert library.troubles() == ()


def test_progress_is_told_report_by_report(reopen: Callable[[], Library], samples: Path, grain: str) -> None:
    (samples / "second.md").write_text(grain.replace("苇岸", "竹渡"), "utf-8")
    told: list[tuple[int, int]] = []

    reopen().index_samples(samples, lambda done, total: told.append((done, total)))

    assert told == [(0, 2), (2, 2)]


def test_a_second_start_takes_in_nothing(library: Library, reopen: Callable[[], Library], samples: Path) -> None:
    told: list[tuple[int, int]] = []

    again = reopen()
    again.index_samples(samples, lambda done, total: told.append((done, total)))

    assert told == [(1, 1)]
    assert len(again.reports()) == 1
    assert len(again.find("执法", k=50)) == len(library.find("执法", k=50))


def test_a_mended_sample_replaces_what_it_was(
    library: Library, reopen: Callable[[], Library], samples: Path, grain: str
) -> None:
    (samples / "annual-2023-grain.md").write_text(grain.replace("爱粮节粮", "珍惜每一粒米"), "utf-8")

    again = reopen()
    again.index_samples(samples)

    assert len(again.reports()) == 1
    assert "珍惜每一粒米" in again.find("开放活动，发放读本")[0].passage.text


def test_a_sample_that_is_gone_is_found_no_more(
    library: Library, reopen: Callable[[], Library], samples: Path, grain: str
) -> None:
    (samples / "annual-2023-grain.md").unlink()

    again = reopen()
    again.index_samples(samples)

    assert again.reports() == []
    assert again.find("开放活动") == []


def test_a_bad_sample_is_told_and_the_others_are_taken_in(
    reopen: Callable[[], Library], samples: Path, grain: str
) -> None:
    (samples / "a-bad.md").write_text(grain.replace("level:", "levle:"), "utf-8")

    library = reopen()
    library.index_samples(samples)

    assert [report.unit for report in library.reports()] == ["苇岸区粮食和物资储备局"]
    assert len(library.troubles()) == 1
    assert "a-bad.md" in library.troubles()[0]
    assert library.progress() == (1, 2)


def test_samples_are_taken_in_behind_the_page(reopen: Callable[[], Library], samples: Path) -> None:
    library = reopen()

    library.index_in_background(samples).join(timeout=30)

    assert library.progress() == (1, 1)


def test_a_report_of_the_unit_itself_is_found(library: Library, archive: str) -> None:
    added = library.add("档案局2024.txt", archive)

    assert isinstance(added, Added)
    assert (added.report.unit, added.report.year, added.report.genre) == ("青螺区档案局", 2024, "annual_report")
    assert library.find("到期单位移交档案", "annual_report", "measures")[0].passage.unit == "青螺区档案局"


def test_an_added_report_outlives_a_restart(
    library: Library, reopen: Callable[[], Library], samples: Path, archive: str
) -> None:
    library.add("档案局2024.txt", archive)

    again = reopen()
    again.index_samples(samples)

    assert again.find("移交档案")[0].passage.unit == "青螺区档案局"
    assert again.progress() == (2, 2)


def test_a_report_whose_indexing_was_cut_off_is_taken_up_at_the_next_start(
    library: Library, reopen: Callable[[], Library], store: SqlReports, samples: Path, archive: str
) -> None:
    added = library.add("档案局2024.txt", archive).report
    store.mark([added.id], "")
    told: list[tuple[int, int]] = []

    again = reopen()
    again.index_samples(samples, lambda done, total: told.append((done, total)))

    assert told == [(1, 2), (2, 2)]
    found = [match.passage.unit for match in again.find("移交档案，开展宣传，数字化", k=50)]
    assert found.count("青螺区档案局") == len(store.of_report(added.id))


def test_what_the_index_lost_is_put_back_from_the_store(
    library: Library, reopen: Callable[[], Library], index: Any, samples: Path, archive: str
) -> None:
    library.add("档案局2024.txt", archive)
    before = index.sizes()
    index.stores.pop("annual_report.measures.measures")

    again = reopen()
    again.index_samples(samples)

    assert index.sizes() == before


def test_a_change_of_embedding_puts_all_into_the_new_index(
    library: Library, index: Any, reopen: Callable[[], Library], samples: Path, store: SqlReports
) -> None:
    index.stores.clear()
    index.identity = "another-model"

    again = reopen()
    again.index_samples(samples)

    assert sum(index.sizes().values()) == sum(store.shelves().values()) > 0
    assert {report.indexed for report in again.reports()} == {"another-model"}


def test_the_same_text_is_kept_once_however_it_is_spaced(library: Library, archive: str) -> None:
    library.add("档案局2024.txt", archive)

    again = library.add("另存为.md", archive.replace("\n\n", "\n\n\n") + "  ")

    assert isinstance(again, Duplicate)
    assert again.report.name == "档案局2024.txt"
    assert len(library.reports()) == 2


def test_a_report_that_repeats_another_nearly_is_kept_and_said_to_be_like_it(library: Library, archive: str) -> None:
    library.add("档案局2024.txt", archive)

    again = library.add("改过日期.txt", archive.replace("1月8日", "1月9日"))

    assert isinstance(again, Added)
    assert again.like is not None
    assert again.like.name == "档案局2024.txt"


def test_a_copy_with_a_slip_in_every_other_sentence_is_nearly_the_same(library: Library, archive: str) -> None:
    library.add("档案局2024.txt", archive)
    sentences = archive.split("。")
    scanned = "。".join(one.replace("档案", "挡案", 1) if at % 2 else one for at, one in enumerate(sentences))

    again = library.add("扫描件.txt", scanned)
    other = library.add("别家.txt", archive.split("\n", 1)[0] + "\n\n一、主要举措\n\n检查渡船36艘，整改隐患12处。")

    assert isinstance(again, Added)
    assert again.like is not None
    assert isinstance(other, Added)
    assert other.like is None


def test_a_text_with_nothing_in_it_is_refused_in_a_sentence(library: Library) -> None:
    with pytest.raises(BadInput, match="里没有读出报告正文"):
        library.add("空.txt", "……\n\n2024\n")


def test_what_a_user_adds_is_shown_to_nobody_else(library: Library, archive: str) -> None:
    library.add("档案局2024.txt", archive, owner="甲")

    assert library.find("移交档案", owner="甲")[0].passage.unit == "青螺区档案局"
    assert {match.passage.unit for match in library.find("移交档案", owner="乙")} == {"苇岸区粮食和物资储备局"}
    assert [len(library.reports(owner)) for owner in ("甲", "乙", None)] == [2, 1, 1]
    assert isinstance(library.add("档案局2024.txt", archive, owner="乙"), Added)


def test_a_removed_report_is_gone_for_good(
    library: Library, reopen: Callable[[], Library], samples: Path, archive: str
) -> None:
    added = library.add("档案局2024.txt", archive)
    library.find("移交档案")

    library.remove(added.report.id)
    again = reopen()
    again.index_samples(samples)

    for opened in (library, again):
        assert {match.passage.unit for match in opened.find("移交档案")} <= {"苇岸区粮食和物资储备局"}
        assert len(opened.reports()) == 1


def test_samples_and_reports_of_others_cannot_be_removed(library: Library, archive: str) -> None:
    others = library.add("档案局2024.txt", archive, owner="甲").report

    with pytest.raises(NotFound):
        library.remove(others.id, owner="乙")
    with pytest.raises(BadInput, match="范文不能改、不能移除"):
        library.remove(library.reports()[0].id)


def test_what_the_administrator_added_for_all_is_not_for_one_to_remove(library: Library, archive: str) -> None:
    for_all = library.add("档案局2024.txt", archive).report

    with pytest.raises(BadInput, match="请找管理员"):
        library.remove(for_all.id, owner="甲")

    library.remove(for_all.id)


def test_a_report_put_right_stays_so_when_it_is_read_by_new_rules(
    library: Library, reopen: Callable[[], Library], tmp_path: Path, samples: Path, archive: str
) -> None:
    added = library.add("档案局2024.txt", archive, owner="甲").report
    told = Corrections("青螺区档案馆", 2023, "campaign_summary", {"一、主要举措和成效": Role.PLANS})

    library.correct(added.id, told, owner="甲")
    with closing(sqlite3.connect(tmp_path / "shufa.db")) as database, database:
        database.execute("UPDATE past_reports SET reading = 'of last year'")
    again = reopen()
    again.index_samples(samples)

    kept = next(report for report in again.reports("甲") if report.id == added.id)
    assert (kept.unit, kept.year, kept.genre, kept.corrections) == ("青螺区档案馆", 2023, "campaign_summary", told)
    assert again.find("移交档案", "campaign_summary", role=Role.PLANS, owner="甲")[0].passage.unit == "青螺区档案馆"
    assert again.find("移交档案", "annual_report", owner="甲")[0].passage.unit == "苇岸区粮食和物资储备局"


def test_only_ones_own_report_can_be_put_right(library: Library, archive: str) -> None:
    others = library.add("档案局2024.txt", archive, owner="甲").report

    with pytest.raises(NotFound):
        library.correct(others.id, Corrections(year=2020), owner="乙")
    with pytest.raises(BadInput, match="范文不能改"):
        library.correct(library.reports()[0].id, Corrections(year=2020))


def test_a_search_after_a_correction_finds_the_report_as_put_right(library: Library, archive: str) -> None:
    added = library.add("档案局2024.txt", archive).report
    library.find("移交档案", "annual_report", role=Role.MEASURES)

    library.correct(added.id, Corrections(unit="青螺区档案馆"))

    assert library.find("移交档案", "annual_report", role=Role.MEASURES)[0].passage.unit == "青螺区档案馆"


def test_a_search_can_be_narrowed_to_a_section_or_a_role(library: Library) -> None:
    plans = library.find("执法人员培训", "annual_report", section="plans")
    problems = library.find("执法人员", role=Role.PROBLEMS)

    assert {match.passage.section for match in plans} == {"plans"}
    assert {match.passage.role for match in problems} == {Role.PROBLEMS}
    assert library.find("执法人员", "feature") == []


def test_units_of_the_same_type_are_preferred(library: Library, grain: str) -> None:
    other = (
        grain.partition("# ")[2]
        .replace("苇岸区粮食和物资储备局", "竹渡区水利局")
        .replace("发放《粮食流通管理条例》", "向村民和企业职工免费赠送相关")
    )
    library.add("水利局.txt", other)

    kin = library.find("举办开放活动", "annual_report", unit_type="粮食局")[0]
    own = library.find("举办开放活动", "annual_report", unit="竹渡区水利局")[0]

    assert kin.passage.unit == "苇岸区粮食和物资储备局"
    assert own.passage.unit == "竹渡区水利局"


def test_without_vectors_passages_are_found_by_their_words_and_that_is_said(
    library: Library, index: Any, archive: str
) -> None:
    index.fails = "检索服务连不上，暂时只按词查找。"

    library.add("档案局2024.txt", archive)
    best = library.find("到期单位移交档案")[0]

    assert best.passage.unit == "青螺区档案局"
    assert 0 < best.likeness <= 1
    assert library.troubles() == ("检索服务连不上，暂时只按词查找。",)
    index.fails = ""
    library.add("粮食局2024.txt", archive.replace("青螺", "竹渡").replace("档案", "粮食"))
    assert library.find("到期单位移交档案") != []
    assert library.troubles() == ()
    assert {report.indexed for report in library.reports()} == {index.identity}


@pytest.mark.parametrize("blank", ["", "   ", "2024", "！！"])
def test_a_search_for_nothing_finds_nothing(library: Library, blank: str) -> None:
    assert library.find(blank) == []


def test_patterns_hold_nothing_of_the_unit_they_came_from(library: Library) -> None:
    patterns = [one for role in Role for one in library.patterns("annual_report", role)]

    assert {one.role for one in patterns} == set(Role) - {Role.OTHER}
    for one in patterns:
        said = one.heading + one.text + one.pattern
        assert not re.search(r"\d|苇岸|粮食流通", said.replace("中国特色社会主义", "")), said
        assert (one.report, one.unit) == ("", None)


def test_the_page_sees_a_report_heading_by_heading(library: Library, archive: str) -> None:
    added = library.add("档案局2024.txt", archive)

    sections = library.sections(added.report.id)

    assert [section.heading for section in sections][:3] == ["", "一、主要举措和成效", "（一）规范档案移交"]
    assert "19家" in sections[2].text
    assert "〔数量:家〕" in sections[2].pattern


def test_the_patterns_for_a_section_are_the_fitting_ones_with_the_persons_own_among_them(
    library: Library, archive: str
) -> None:
    library.add("档案局2024.txt", archive, owner="甲")

    def fitting(owner: str) -> list[str]:
        unit = "青螺区档案局"
        found = library.patterns_like("到期单位移交档案", "annual_report", Role.MEASURES, unit, 2025, k=2, owner=owner)
        assert len(found) <= 2
        assert {(one.report, one.unit, one.role) for one in found} == {("", None, Role.MEASURES)}
        assert not re.search(
            r"\d(?!月9日国际档案日|日国际档案日)|青螺|苇岸", "".join(one.heading + one.text for one in found)
        )
        return [one.text for one in found]

    assert "到期单位" in fitting("甲")[0]
    assert not any("到期单位" in text for text in fitting("乙"))


def test_a_units_own_report_on_a_year_is_found_by_unit_year_and_genre_and_only_by_its_owner(
    library: Library, archive: str
) -> None:
    library.add("档案局2024.txt", archive, owner="甲")
    (kept,) = [report for report in library.reports("甲") if report.owner == "甲"]

    assert kept.unit and kept.year and kept.genre
    assert library.report_on(kept.unit, kept.year, kept.genre, "甲") == (kept.called, archive)
    assert library.report_on(kept.unit, kept.year, kept.genre, "乙") is None
    assert library.report_on(kept.unit, kept.year + 1, kept.genre, "甲") is None
    assert library.report_on("别处县水务局", kept.year, kept.genre, "甲") is None
