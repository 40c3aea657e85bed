import pytest

from bot.errors import BadInput, Clash, NotFound
from tests.desk_fakes import ZHANG, World


@pytest.fixture
def draft(world: World) -> str:
    return world.drafted()


def test_an_edit_keeps_the_sources_of_the_sentences_it_left_and_is_checked(world: World, draft: str) -> None:
    saved = world.desk.sections.save(ZHANG, draft, "measures", "全年普法42场。另有999场。\r\n", 1)

    assert saved["revision"] == 2
    assert saved["text"] == "全年普法42场。另有999场。"
    assert saved["sentences"] == [{"text": "全年普法42场。", "facts": ["F1"]}, {"text": "另有999场。", "facts": []}]
    assert [finding["quote"] for finding in saved["findings"]] == ["999"]
    assert world.states(draft)["measures"] == "edited"


def test_saving_the_same_text_makes_no_revision(world: World, draft: str) -> None:
    saved = world.desk.sections.save(ZHANG, draft, "measures", world.texts(draft)["measures"], 1)

    assert saved["revision"] == 1
    assert world.states(draft)["measures"] == "drafted"


def test_an_edit_of_an_older_revision_clashes(world: World, draft: str) -> None:
    world.desk.sections.save(ZHANG, draft, "measures", "甲改。", 1)

    with pytest.raises(Clash) as clash:
        world.desk.sections.save(ZHANG, draft, "measures", "乙改。", 1)

    assert (clash.value.text, clash.value.revision) == ("甲改。", 2)


def test_a_locked_section_takes_no_edit(world: World, draft: str) -> None:
    world.desk.sections.lock(ZHANG, draft, "measures", True)

    with pytest.raises(BadInput, match="已锁定"):
        world.desk.sections.save(ZHANG, draft, "measures", "改。", 1)

    assert world.states(draft)["measures"] == "locked"
    assert world.desk.sections.lock(ZHANG, draft, "measures", False)["state"] == "drafted"


def test_an_emptied_section_may_be_drafted_again(world: World, draft: str) -> None:
    world.desk.sections.save(ZHANG, draft, "measures", " \n", 1)

    world.desk.start(ZHANG, draft)
    world.desk.wait(draft)

    assert world.texts(draft)["measures"] == "全年普法42场。受理复议案件58件。"


def test_an_old_revision_comes_back_as_the_newest_and_is_guarded(world: World, draft: str) -> None:
    world.desk.sections.save(ZHANG, draft, "measures", "改坏了。", 1)

    restored = world.desk.sections.restore(ZHANG, draft, "measures", 1)

    assert (restored["revision"], restored["text"]) == (3, "全年普法42场。受理复议案件58件。")
    assert world.states(draft)["measures"] == "edited"
    with pytest.raises(NotFound):
        world.desk.sections.restore(ZHANG, draft, "measures", 77)


def test_an_ignored_finding_stays_ignored_when_checked_again(world: World, draft: str) -> None:
    found = world.desk.sections.save(ZHANG, draft, "measures", "共999场。", 1)["findings"][0]

    world.desk.bench.ignore_finding(ZHANG, draft, found["id"], "已向执法队核实")
    again = world.desk.sections.save(ZHANG, draft, "measures", "共999场，都办了。", 2)["findings"][0]

    assert (again["id"], again["ignored"], again["reason"]) == (found["id"], True, "已向执法队核实")


def test_headings_are_numbered_by_what_stands(world: World, draft: str) -> None:
    before = [section["heading"] for section in world.desk.snapshot(ZHANG, draft)["sections"]]

    world.desk.sections.save(ZHANG, draft, "other", "另有一事。", 0)

    after = [section["heading"] for section in world.desk.snapshot(ZHANG, draft)["sections"]]
    assert before == ["", "一、主要举措和成效", "二、存在的不足", "三、下步安排", "其他情况"]
    assert after[-1] == "四、其他情况"
