"""The year whose facts a report tells. A title may lie; the text, its headings and its date are asked too."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.domain.genre import Role
from bot.domain.past_report import ReportSection
from bot.reading.outline_words import outline_words

_HAN_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
    "o": "0",
    "两": "2",
}
_NOT_FACTS = re.compile(
    r"《[^》]*》|[（(]20\d\d[年]?[-—–至到]+20\d\d年?[)）]|20\d\d年?[-—–至到]+20\d\d年|自20\d\d年[^，。]{0,12}?(?:成立|施行|实施|启动|担任|以来)|20\d\d年(?:\d{1,2}月(?:份|底|初)?)?(?:起|开始)?(?:担?任|就任|到任|任职|调任|当选|组建|挂牌|修订|修正|版|成立)|20\d\d年\d{1,2}月\d{1,2}日起施行"
)


def facts_year(
    title: str | None, sections: Sequence[ReportSection], signed_on: str | None, genre: str | None
) -> tuple[int | None, str | None]:
    """(year, warning). The year is None where nothing tells it."""
    in_title = _title_year(title or "")
    told = _told_years(sections)
    signed = _year_before_signing(signed_on)
    campaign = _campaign(title or "", sections) if genre == "campaign_summary" else None
    if campaign and (in_title is None or not campaign[0] <= in_title <= campaign[1]):
        return _campaign_year(campaign, in_title, told, signed)
    in_body = _leading(told)
    if in_title is None:
        year = in_body or signed
        return year, None
    votes = Counter(year for year in (in_title, in_body, signed) if year)
    if votes[in_title] >= 2 or len(votes) == 1:
        return in_title, None
    other = in_body or signed
    assert other is not None
    if in_body and signed and in_body != signed and told[in_title]:
        return in_title, f"标题写的是{in_title}年，落款推算为{signed}年，请核对"
    if told[in_title] and told[in_title] * 2 >= told[other] and in_body:
        return in_title, None
    if in_body is None:
        return in_title, f"标题写的是{in_title}年，而落款日期推算为{signed}年，请核对"
    return other, f"标题写的是{in_title}年，正文说的却是{other}年的事，已按{other}年收入，请核对"


def news_year(published: str | None, text: str) -> int | None:
    """The year of a piece that states none, by the day a website gives it: its own, unless it looks back in spring."""
    year, month = year_of_date(published)
    if year is None or month is None or ("去年" in text and "今年" not in text):
        return None
    return year if month >= 4 or "今年" in text else None


def year_of_date(text: str | None) -> tuple[int | None, int | None]:
    """(year, month) of a written date: 2024年12月31日, 2024.12.31, 二〇二四年十二月."""
    plain = "".join(_HAN_DIGITS.get(char, char) if index < 4 else char for index, char in enumerate(text or ""))
    match = re.match(r"(20\d\d)\D(?:(\d{1,2})|(元|十?[一二三四五六七八九十]))?", plain)
    if not match:
        return None, None
    han = match[3] and (
        1 if match[3] == "元" else 10 * ("十" in match[3]) + "一二三四五六七八九".find(match[3][-1]) + 1
    )
    return int(match[1]), int(match[2]) if match[2] else han or None


def _title_year(title: str) -> int | None:
    spoken = re.search(r"二[〇○零O0][〇○零一二三四五六七八九]{2}(?=年)", title)
    if spoken:
        return year_of_date(spoken[0] + "年")[0]
    years = [
        int(year) for year in re.findall(r"(?<!\d)(20[0-4]\d)(?=年|年度|\D|$)", re.sub(r"20\d\d年?[-—–至]+", "", title))
    ]
    return years[0] if years else None


def _year_before_signing(signed_on: str | None) -> int | None:
    """Reports signed from January to June tell of the year before (rule: by 1 March, published by 1 April)."""
    year, month = year_of_date(signed_on)
    if year is None:
        return None
    return year - 1 if month is not None and month <= 6 else year


def _told_years(sections: Sequence[ReportSection]) -> Counter[int]:
    """How often each year is told of outside the plans; a year in a heading counts three times."""
    told: Counter[int] = Counter()
    for section in sections:
        if section.role is Role.PLANS:
            continue
        told.update(dict.fromkeys(_years_in(section.heading), 3))
        told.update(_years_in(section.text))
        for child in section.children:
            told.update(_told_years((child,)))
    return told


def _years_in(text: str) -> list[int]:
    return [int(year) for year in re.findall(r"(?<!\d)(20[0-4]\d)(?=年(?!底前|.{0,6}将|前))", _NOT_FACTS.sub("", text))]


def _leading(told: Counter[int]) -> int | None:
    """The year that is told of most, if it is told of at least twice or is the only one."""
    if not told:
        return None
    (year, times), *rest = told.most_common(2)
    if rest and rest[0][1] == times:
        return max(year, rest[0][0])
    return year if times >= 2 or not rest else None


def _campaign(title: str, sections: Sequence[ReportSection]) -> tuple[int, int] | None:
    spans = outline_words().genres.campaigns
    named = re.search("|".join(spans), title)
    if (
        named is None
        and sections
        and (early := Counter(re.findall("|".join(spans), sections[0].text + sections[0].heading)))
    ):
        five_years = re.search(r"五年来|五年普法|20\d\d年?[-—–至]+20\d\d年|以来", sections[0].text)
        return spans[early.most_common(1)[0][0]] if five_years else None
    return spans[named[0]] if named else None


def _campaign_year(
    span: tuple[int, int], in_title: int | None, told: Counter[int], signed: int | None
) -> tuple[int, str | None]:
    """A summary of five years belongs to the last of them, one made half-way to the year it was signed in."""
    first, last = span
    inside = [year for year in told if first <= year <= last]
    year = signed if signed and first <= signed < last and max(inside, default=first) <= signed else last
    if in_title is not None and in_title != year:
        return year, f"标题写的是{in_title}年，正文说的却是{first}—{last}年的普法规划，已按{year}年收入，请核对"
    return year, None
