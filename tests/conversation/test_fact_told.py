"""What a person is shown of a fact beside its words."""

from bot.conversation.fact_told import facts_told
from bot.domain.facts import Fact, Note
from bot.domain.genre import Brief
from bot.drafting.genres import load_genres
from bot.reading.facts import RuleFactReader


def told(*lines: str) -> list[tuple[str, str, list[str]]]:
    brief = Brief("云屏区司法局", 2025, load_genres()["annual_report"])
    facts: tuple[Fact, ...] = RuleFactReader().read([Note("台账", "\n".join(lines))], brief).facts
    shown = facts_told(facts)
    return [(shown[one.id]["topic"], shown[one.id]["when"], shown[one.id]["numbers"]) for one in facts]


def test_a_fact_says_its_topic_its_time_and_its_numbers() -> None:
    assert told("3月18日举办普法讲座36场，听课2150人次") == [
        ("普法宣传", "3月18日", ["举办普法讲座 36场", "听课 2150人次"])
    ]


def test_numbers_in_words_are_told_in_digits_too() -> None:
    assert told("5.16-5.20发放普法资料两万余册，调解纠纷1.2万件") == [
        ("普法宣传", "5月16日~5月20日", ["发放普法资料 两万余册，即约20000", "调解纠纷 1.2万件，即12000"])
    ]


def test_a_fact_without_time_and_number_says_so_by_saying_nothing() -> None:
    assert told("修订《云屏区司法局执法案卷管理办法》") == [("制度建设", "", [])]
