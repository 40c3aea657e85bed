"""What is another unit's own is known by its report, so that it can be kept out of a draft."""

import pytest

from bot.adapters.reports_sql import SqlReports
from bot.errors import NotFound
from bot.library.library import Library

UNIT = "苇岸区粮食和物资储备局"


def test_another_units_names_are_foreign_with_the_report_they_come_from(library: Library, archive: str) -> None:
    library.add("档案局.txt", archive)

    foreign = library.foreign(UNIT)

    assert foreign["青螺区档案局"] == "青螺区档案局关于2024年度法治政府建设情况的报告"
    assert {"青螺区", "《青螺晚报》"} <= set(foreign)


def test_what_the_units_own_report_says_is_not_foreign_to_it(library: Library, archive: str) -> None:
    library.add("档案局.txt", archive)

    assert not {name for name in library.foreign("青螺区档案局") if "青螺" in name}


def test_the_name_of_a_shared_region_is_not_foreign(library: Library, archive: str) -> None:
    library.add("档案局.txt", archive)

    foreign = library.foreign("青螺区水务局")

    assert "青螺区" not in foreign
    assert "青螺区档案局" in foreign


def test_names_of_one_persons_reports_are_not_told_to_another(library: Library, archive: str) -> None:
    library.add("档案局.txt", archive, owner="甲")

    assert "青螺区档案局" in library.foreign(UNIT, owner="甲")
    assert "青螺区档案局" not in library.foreign(UNIT, owner="乙")


def test_the_names_of_a_removed_report_are_forgotten(library: Library, archive: str, store: SqlReports) -> None:
    added = library.add("档案局.txt", archive)

    library.remove(added.report.id)

    assert "青螺区档案局" not in library.foreign(UNIT)
    assert added.report.id not in store.names()
    with pytest.raises(NotFound):
        library.sections(added.report.id)
