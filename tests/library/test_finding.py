from dataclasses import replace

from bot.domain.genre import Role
from bot.domain.past_report import Passage
from bot.library.finding import Wish, different, fused
from bot.library.kept import KeptPassage

PASSAGE = Passage("报告", "苇岸区粮食局", 2023, "annual_report", "measures", Role.MEASURES, "", "", "", "粮食局")


def kept(entry: str, pattern: str) -> KeptPassage:
    return KeptPassage(entry, replace(PASSAGE, pattern=pattern), "")


NOBODY = Wish(5)


def order(*rankings: str, wish: Wish = NOBODY, kin: str = "") -> str:
    """Ids of one letter each; `kin`: those of a grain bureau, the others of a water bureau."""
    passages = {
        entry: KeptPassage(entry, replace(PASSAGE, unit_type="粮食局" if entry in kin else "水利局"), "")
        for entry in "".join(rankings)
    }
    return "".join(fused([[*one] for one in rankings], passages, wish))


def test_what_both_rankings_know_comes_before_what_one_ranks_high() -> None:
    assert order("ab", "cb")[0] == "b"


def test_kinship_decides_among_the_nearly_equal_only() -> None:
    wish = Wish(5, unit_type="粮食局")

    assert order("ab", wish=wish, kin="b") == "ba"
    assert order("acdefghijklmnopqrstuvb", "acdefghijklmnopqrstuvb", wish=wish, kin="b")[0] == "a"


def test_a_passage_that_differs_in_a_word_is_not_shown_twice() -> None:
    shown = different(
        [
            kept("1", "组织干部旁听庭审〔数量:次〕，引导干部依法履职。"),
            kept("2", "组织干部旁听庭审〔数量:场〕，引导干部依法履职。"),
            kept("3", "公开政府信息〔数量:条〕，接受群众监督。"),
        ],
        5,
    )

    assert [one.id for one in shown] == ["1", "3"]


def test_a_recent_year_and_the_same_level_are_preferred() -> None:
    wish = Wish(5, level="区县", year=2025)
    old, new, alike = (replace(PASSAGE, **about) for about in ({"year": 2018}, {"year": 2024}, {"level": "区县"}))

    assert wish.bonus(new) > wish.bonus(old)
    assert wish.bonus(replace(alike, year=2018)) > wish.bonus(old)
    assert wish.bonus(replace(PASSAGE, year=None)) == 0
