"""Numbers and names of persons never get into what a draft may use."""

import pytest

from tests.reading.clerk import read, reasons, words

IDENTITY, PHONE, CARD = "110101199003074518", "13812345678", "6222021234567890123"


@pytest.mark.parametrize(
    "line",
    [
        f"当事人身份证号{IDENTITY}，调解3次，赔了2.3万元",
        f"（身份证{IDENTITY}）调解3次，赔了2.3万元",
        f"调解3次，赔了2.3万元，电话{PHONE}",
        f"调解3次 赔了2.3万元 联系 {PHONE[:3]} {PHONE[3:7]} {PHONE[7:]}",
        f"调解3次，赔了2.3万元，银行卡号{CARD}",
        f"当事人赵某，身份证号：{IDENTITY}，联系电话：{PHONE}，调解3次，赔了2.3万元",
    ],
)
def test_identity_phone_and_card_numbers_are_never_in_a_fact_and_the_rest_stays(line: str) -> None:
    sheet = read(line)

    told = "".join(words(sheet)).replace(" ", "")
    assert not any(number in told for number in (IDENTITY, PHONE, CARD))
    assert "3次" in told
    assert "2.3万元" in told


@pytest.mark.parametrize("name", ["赵某", "钱某某", "李xx", "孙××", "王先生", "刘女士"])
def test_a_half_hidden_name_is_never_in_a_fact(name: str) -> None:
    sheet = read(f"当事人{name}的相邻纠纷调了3次，签了协议")

    assert name not in "".join(words(sheet))
    assert "3次" in "".join(words(sheet))


def test_a_hidden_name_is_said_to_be_hidden() -> None:
    sheet = read("当事人赵某的相邻纠纷调了3次")

    assert any("隐去" in reason for reason in reasons(sheet).values())


@pytest.mark.parametrize("ask", ["名字别写", "名字电话别写", "姓名、地址都不要写", "案例可以写，人名不要出现"])
def test_a_full_name_is_hidden_where_the_clerk_asks_for_it(ask: str) -> None:
    sheet = read(f"村民钱大勇家漏水的事调了3次，{ask}")

    told = "".join(words(sheet))
    assert "钱大勇" not in told
    assert "漏水" in told
    assert "3次" in told
    assert "别写" not in told
    assert "不要" not in told


def test_a_full_name_stays_where_nobody_asks_to_hide_it() -> None:
    sheet = read("人民调解员钱大勇获评全县调解能手")

    assert "钱大勇" in "".join(words(sheet))


@pytest.mark.parametrize(
    "line", ["某些企业未公示，责令改正7家", "王家坝水库巡查12次", "陈家沟村法律顾问审合同57份", "12345热线转办417件"]
)
def test_words_and_numbers_that_only_look_private_stay(line: str) -> None:
    sheet = read(line)

    assert words(sheet) == [line]


def test_a_document_number_and_a_large_figure_are_no_phone() -> None:
    sheet = read("阅读量13812345次，累计发放资料1381234份\n梧汀政办〔2024〕138号文件已备案")

    assert "13812345次" in words(sheet)[0]
    assert "1381234份" in words(sheet)[0]
    assert "138号" in words(sheet)[1]


@pytest.mark.parametrize("line", ["李xx的案子调了2次", "王某某家漏水调了3次"])
def test_what_is_left_of_a_sentence_without_its_name_still_reads_as_one(line: str) -> None:
    sheet = read(line)

    assert not words(sheet)[0].startswith(("的", "家漏水"))


@pytest.mark.parametrize(
    "line",
    [
        "护林员老罗家电话8862310，联系补贴的事找他",
        "联系人法规科小齐，分机6608",
        "小齐的手机是一三八零零一二三四五六喊他来领表",
        "值班室座机2265417",
    ],
)
def test_how_to_reach_somebody_is_no_fact(line: str) -> None:
    sheet = read(f"调解纠纷3次\n{line}")

    assert words(sheet) == ["调解纠纷3次"]
    assert any("电话" in one.reason for one in sheet.dropped)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("设立举报电话8862310，受理举报35件", "设立举报电话，受理举报35件"),
        ("12345热线电话受理4910件", "12345热线电话受理4910件"),
        ("电话回访4910人次", "电话回访4910人次"),
    ],
)
def test_a_line_for_everybody_and_a_count_of_calls_stay(line: str, kept: str) -> None:
    assert words(read(line)) == [kept]
