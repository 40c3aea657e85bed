from itertools import pairwise

import pytest

from bot.reading.kinds import Kind
from bot.reading.specifics import specifics
from bot.reading.titles import bank_is_valid, identity_is_valid
from bot.reading.wording import load_wording

WORDS = load_wording()


def found(text: str, kind: Kind) -> list[str]:
    return [one.quote for one in specifics(text, WORDS) if one.kind is kind]


def test_the_specifics_of_a_sentence_are_found_in_order_and_apart() -> None:
    text = "5月16日，苍溪局印发《案卷评查办法》，组织“以案说法”活动3场，参加群众1.2万人次。"

    one = specifics(text, WORDS)

    assert [(item.kind, item.quote) for item in one] == [
        (Kind.DAY, "5月16日"),
        (Kind.ORGANISATION, "苍溪局"),
        (Kind.TITLE, "《案卷评查办法》"),
        (Kind.QUOTED, "“以案说法”"),
        (Kind.FIGURE, "3场"),
        (Kind.FIGURE, "1.2万人次"),
    ]
    assert all(text[item.start : item.end] == item.quote for item in one)
    assert all(before.end <= after.start for before, after in pairwise(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("三场讲座", "3场讲座"), ("23.6万元", "236000元"), ("31名队员", "31位队员"), ("三成", "30%"), ("12件", "12起")],
)
def test_equal_figures_have_equal_normal_forms(one: str, other: str) -> None:
    assert specifics(one, WORDS)[0].normal == specifics(other, WORDS)[0].normal


def test_a_figure_knows_what_it_counts() -> None:
    (one,) = [item for item in specifics("全年累计排查矛盾纠纷732件", WORDS) if item.figure]

    assert one.figure is not None
    assert (one.figure.value, one.figure.unit_class) == (732, "件")
    assert one.figure.head.endswith("矛盾纠纷")


@pytest.mark.parametrize(
    ("text", "kind", "quote"),
    [
        ("局主任林知遥主持会议", Kind.PERSON, "林知遥"),
        ("会同临汀区司法局开展检查", Kind.ORGANISATION, "临汀区司法局"),
        ("走进松坞社区宣讲", Kind.PLACE, "松坞社区"),
        ("建成河长驿站12个（含柘坪区3个）", Kind.PLACE, "柘坪区"),
        ("荣获全省依法行政示范单位", Kind.AWARD, "全省依法行政示范单位"),
        ("当事人何某已签字", Kind.PERSON, "何某"),
        ("按临政办〔2024〕12号执行", Kind.DOCUMENT_NUMBER, "临政办〔2024〕12号"),
        ("电话13900000000", Kind.PHONE, "13900000000"),
        ("身份证110101199003070033", Kind.IDENTITY, "110101199003070033"),
        ("卡号6222 0000 0000 0000 000", Kind.BANK, "6222 0000 0000 0000 000"),
        ("“八五”普法规划", Kind.ERA, "“八五”"),
    ],
)
def test_each_kind_is_told_by_its_form_or_by_the_words_around_it(text: str, kind: Kind, quote: str) -> None:
    assert quote in found(text, kind)


@pytest.mark.parametrize(
    "text",
    ["主任高度重视", "局长任组长", "书记带头学法", "推动全区各部门落实", "加强城市管理", "做好街道工作", "辖区各社区"],
)
def test_ordinary_words_beside_a_post_or_with_the_end_of_a_name_are_no_names(text: str) -> None:
    kinds = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)

    assert not [one for one in specifics(text, WORDS) if one.kind in kinds and one.certainty >= 0.55]


def test_a_month_range_beside_a_count_is_a_date_and_a_number() -> None:
    one = specifics("1至12月累计开展宣传100余次", WORDS)

    assert [(item.kind, item.quote) for item in one] == [(Kind.DAY, "1至12月"), (Kind.FIGURE, "100余次")]


def test_check_digits_tell_true_numbers_from_slips() -> None:
    assert identity_is_valid("11010519491231002X")
    assert not identity_is_valid("110105194912310021")
    assert bank_is_valid("4111 1111 1111 1111")
    assert not bank_is_valid("4111 1111 1111 1112")


@pytest.mark.parametrize(
    ("text", "unit"), [("1500多家长", ""), ("12家企业", "家"), ("3个人", "个人"), ("6处理", ""), ("整改隐患59处", "处")]
)
def test_a_measure_word_is_none_where_it_begins_another_word(text: str, unit: str) -> None:
    (one,) = [item for item in specifics(text, WORDS) if item.figure]

    assert one.figure is not None
    assert one.figure.unit == unit
