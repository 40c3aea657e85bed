"""How much of a draft stands in last year's report."""

from bot.domain.draft import Section
from bot.domain.genre import Role
from bot.gathering.copying import copied
from bot.reading.wording import load_wording

LAST = (
    "街道坚持每周排查一次矛盾纠纷，由网格员逐户登记、社区调委会当场调处。"
    "以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想。"
    "组织学习《中华人民共和国行政处罚法》《中华人民共和国行政复议法》。"
)


def section(text: str, name: str = "measures") -> Section:
    return Section(name, Role.MEASURES, "", text)


def test_a_sentence_taken_over_is_named_and_counted_in_its_section() -> None:
    own = "今年在锦和小区新设物业纠纷调解工作室，全年调解物业纠纷53件。"
    taken = "街道坚持每周排查一次矛盾纠纷，由网格员逐户登记、社区调委会当场调处。"

    found = copied([section(f"{taken}{own}"), section(own, "duty")], LAST, load_wording())

    assert [one.text for one in found.sentences] == [taken.rstrip("。")]
    assert found.share == 0.333
    assert dict(found.by_section) == {"measures": 0.5, "duty": 0.0}


def test_formulations_and_titles_of_laws_are_nobodys_own() -> None:
    text = (
        "以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想。"
        "组织学习《中华人民共和国行政处罚法》《中华人民共和国行政复议法》。"
    )

    assert copied([section(text)], LAST, load_wording()).share == 0


def test_a_changed_figure_makes_a_sentence_this_years_only_where_much_else_is_changed() -> None:
    changed = "街道坚持每月排查两次矛盾纠纷，请律师逐户登记、司法所会同社区调委会集中调处。"

    assert copied([section(changed)], LAST, load_wording()).share == 0


def test_no_text_copies_nothing() -> None:
    assert copied([], LAST, load_wording()).share == 0
