import pytest

from bot.errors import BadInput, CannotWrite, NotFound
from tests.desk_fakes import LI, ZHANG, World


def test_the_exported_file_holds_the_persons_words(world: World) -> None:
    draft = world.drafted()
    world.desk.sections.save(ZHANG, draft, "problems", "人员力量不足。", 1)

    made = world.desk.exports.write(ZHANG, draft, "comment")

    path = world.desk.exports.path(ZHANG, draft, made["name"])
    assert made["name"] == "云屏区司法局2025年度报告_comment.docx"
    assert "二、存在的不足\n人员力量不足。" in path.read_text()
    assert made["warnings"] == ["正文里还有1处【待补充】，文件里已标黄。"]


def test_a_file_of_another_draft_or_owner_or_folder_is_not_found(world: World) -> None:
    draft, other = world.drafted(), world.drafted()
    name = world.desk.exports.write(ZHANG, draft, "comment")["name"]

    for owner, of, wanted in ((ZHANG, other, name), (LI, draft, name), (ZHANG, draft, "../../shufa.db")):
        with pytest.raises(NotFound):
            world.desk.exports.path(owner, of, wanted)


def test_the_official_edition_waits_for_what_must_be_mended(world: World) -> None:
    draft = world.drafted("全年普法42场\n不足：办案人员偏少", "粘贴：明年办班")
    world.desk.bench.change_fact(ZHANG, draft, "F3", {"section": "plans"})
    world.desk.start(ZHANG, draft)
    world.desk.wait(draft)
    revision = world.desk.snapshot(ZHANG, draft)["sections"][1]["revision"]
    finding = world.desk.sections.save(ZHANG, draft, "measures", "共999场。", revision)["findings"][0]

    with pytest.raises(BadInput, match="必改没有处理：“999”"):
        world.desk.exports.write(ZHANG, draft, "official")

    world.desk.bench.ignore_finding(ZHANG, draft, finding["id"], "已核实")
    assert world.desk.exports.write(ZHANG, draft, "official")["warnings"] == []


def test_the_official_edition_has_no_placeholders(world: World) -> None:
    with pytest.raises(BadInput, match="1处【待补充】或【待核实】"):
        world.desk.exports.write(ZHANG, world.drafted(), "official")


def test_an_empty_draft_is_not_exported(world: World) -> None:
    draft = world.desk.open_draft(ZHANG, "云屏区司法局", 2025)

    with pytest.raises(BadInput, match="还没有正文"):
        world.desk.exports.write(ZHANG, draft, "comment")


def test_no_room_for_the_folder_is_said(world: World) -> None:
    draft = world.drafted()
    (world.folder / "exports").write_text("a file where the folder should be")

    with pytest.raises(CannotWrite, match="磁盘是否已满"):
        world.desk.exports.write(ZHANG, draft, "comment")
