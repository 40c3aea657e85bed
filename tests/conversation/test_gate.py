"""What keeps the official edition back is named; what was set aside stays on record and can be taken up again."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.errors import BadInput, NotFound
from tests.desk_fakes import LI, ZHANG, World


@pytest.fixture
def draft(world: World) -> str:
    return world.drafted()


def gate_of(world: World, draft: str) -> list[tuple[str, str, str]]:
    return [(one["kind"], one["section"], one["quote"]) for one in world.desk.snapshot(ZHANG, draft)["gate"]]


def test_findings_and_holes_stand_in_the_gate_in_the_order_of_the_document(world: World, draft: str) -> None:
    world.desk.sections.save(ZHANG, draft, "measures", "共999场。【待核实：12场或14场】", 1)

    gate = gate_of(world, draft)

    assert [one for one in gate if one[1] == "measures"] == [
        ("finding", "measures", "999"),
        ("hole", "measures", "【待核实：12场或14场】"),
    ]
    assert gate == sorted(gate, key=lambda one: one[1] != "measures")


def test_an_ignored_finding_opens_the_gate_and_taken_up_again_shuts_it(world: World, draft: str) -> None:
    found = world.desk.sections.save(ZHANG, draft, "measures", "共999场。", 1)["findings"][0]
    world.desk.bench.ignore_finding(ZHANG, draft, found["id"], "另有台账为证")
    without = gate_of(world, draft)

    world.desk.bench.heed_finding(ZHANG, draft, found["id"])

    assert ("finding", "measures", "999") not in without
    assert ("finding", "measures", "999") in gate_of(world, draft)


@pytest.mark.parametrize("reason", ["", "  ", "无"])
def test_nothing_is_set_aside_without_a_reason(world: World, draft: str, reason: str) -> None:
    found = world.desk.sections.save(ZHANG, draft, "measures", "共999场。", 1)["findings"][0]

    with pytest.raises(BadInput, match="为什么忽略"):
        world.desk.bench.ignore_finding(ZHANG, draft, found["id"], reason)


def test_another_persons_finding_is_neither_set_aside_nor_taken_up(world: World, draft: str) -> None:
    found = world.desk.sections.save(ZHANG, draft, "measures", "共999场。", 1)["findings"][0]

    for act in (
        lambda: world.desk.bench.ignore_finding(LI, draft, found["id"], "不是我的"),
        lambda: world.desk.bench.heed_finding(LI, draft, found["id"]),
        lambda: world.desk.record(LI, draft),
    ):
        with pytest.raises(NotFound):
            act()


def test_the_record_holds_what_is_open_and_what_was_set_aside_with_its_reason(world: World, draft: str) -> None:
    found = world.desk.sections.save(ZHANG, draft, "measures", "共999场。又999次。", 1)["findings"]
    world.desk.bench.ignore_finding(ZHANG, draft, found[0]["id"], "=另有台账为证")

    name, held = world.desk.record(ZHANG, draft)

    book = load_workbook(BytesIO(held))
    aside = list(book["已忽略"].iter_rows(values_only=True))
    assert name.endswith("校核记录.xlsx")
    assert aside[0][-2:] == ("忽略的理由", "忽略时间")
    assert aside[1][2] == "999"
    assert book["已忽略"]["F2"].value == "=另有台账为证"
    assert book["已忽略"]["F2"].data_type == "s"
    assert len(list(book["未处理"].iter_rows())) == len(found)
