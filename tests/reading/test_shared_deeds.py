import pytest

from bot.domain.facts import Source
from bot.reading.pieces import Piece
from bot.reading.shared_deeds import each_on_its_day


def read(text: str) -> list[tuple[str, str]]:
    return [(one.quote, one.text) for one in each_on_its_day(Piece(text, text, Source("回答", 1)))]


def test_one_deed_on_two_days_is_two_and_keeps_the_name() -> None:
    assert read("主要负责人是王主任，3月和9月各开了一次专题会") == [
        ("主要负责人是王主任，3月和9月各开了一次专题会", "主要负责人王主任3月开了一次专题会"),
        ("9月各开了一次专题会", "主要负责人王主任9月开了一次专题会"),
    ]


def test_three_days_are_three() -> None:
    assert [text for _, text in read("局长3月12日、6月和11月各讲了一次法治课")] == [
        "局长3月12日讲了一次法治课",
        "局长6月讲了一次法治课",
        "局长11月讲了一次法治课",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "3月和9月共开了两次专题会",
        "3月开了一次专题会，9月各科室各办一场讲座",
        "各村3月和9月各有重点，开展普法12场",
        "3月和9月各开了两次专题会，研究执法问题4个",
    ],
)
def test_anything_else_stays_one(text: str) -> None:
    assert len(read(text)) == 1
