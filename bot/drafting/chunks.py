"""Chunks of a sentence: times, amounts, quoted names; how they are told apart, ordered and joined."""

import re
from functools import lru_cache

from bot.reading.dates import dates
from bot.reading.kinds import Day
from bot.reading.wording import load_wording

_SHIELD = re.compile(r"“[^”]*”|《[^》]*》")
_DAY = r"(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日(?:至(?:\d{1,2}月)?\d{1,2}日)?|[上中下]旬|底|初|份)?|[一二三四五六七八九十]月(?:[上中下]旬|底|初)?)"
TIME = rf"(?:(?:截至|到|至)?{_DAY}(?:起|前后|前|后|以来|间)?|全年|今年(?:以来)?|去年|本年度?|年内|[上下]半年|[一二三四]季度(?:前|末|底)?|前三季度|(?:截至|到)(?:目前|年底|\d{{4}}年底)|20\d\d年(?:以来|[春秋夏冬]季|起|底前?|初|度)?|[春秋夏冬]季|每季度|每月|每周|每年|每半[月年]|[一二三四五六七八九十]+年(?:来|间)?(?!级)|近[一二三四五]年(?:来)?)"
ADVERB = r"(?:均已|均|全部|已经|已|共计?|一共|累计|先后|陆续|分别|新|再|又|还|集中|统一|专门)"


def _amount() -> str:
    units = load_wording().measures.pattern.pattern
    number = r"(?:\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千]+)"
    return rf"(?:近|约|超过|超|逾|达)?{number}[余多]?[万亿千百]?[余多]?{units}(?:（次）)?"


AMOUNT = _amount()
"""A number with its measure word, as a pattern without groups."""
AMOUNT_ALONE = re.compile(rf"(?:共|约|近)?{AMOUNT}(?:（[^）]*）)?$")
_TIME_ALONE = re.compile(rf"{_DAY}$")
_PLACE_ALONE = re.compile(r"在[^，\d]{2,14}$")
_EVENT = re.compile(r"(?:会|会议|检查|培训|活动|直播|座谈|调研|排查|整治|行动|演练|评查|宣传|宣讲|讲座|咨询)$")
_SPOT = re.compile(r"(?:调解室|服务站|工作站|驿站|小屋|说事院|议事厅|工作室|法庭|直播间|法治院落|评理堂)$")
_LAWS = re.compile(r"^(?:(?:[\u4e00-\u9fff]{3,14}(?:法|条例|法典)|宪法|[\ue100][\ue300-\uefff])[、和]?)+$")
_ENACTED = re.compile(rf"^{TIME}|施行|公示|征求|通过|印发|出台|上会|听证")
_HOSTS = re.compile(r"^(?P<who>[^，]{2,10})主持$")
_MEETING = re.compile(rf"^(?P<time>{TIME})?，?(?P<meeting>[^，]{{1,14}}会议?)$")
_STUDIED = re.compile(r"^(?P<meeting>[^，]{2,10}会)(?:专题)?学习?了?$")
_ARRANGED = re.compile(r"^按(?:照)?(?P<whose>[^，]{1,10}?)(?:的)?(?P<how>安排|部署|要求)(?:搞|开展|办|做|弄)(?:的|了)?$")
_DONE_VERBS = {"制定": "制定", "建立": "建立", "完成": "完成", "建": "建立", "办": "举办", "做": "制作", "写": "撰写", "印": "印制", "发": "发放", "报": "报送", "签": "签订", "订": "制定"}
_TITLE_VERBS = {"印": "印发", "发": "印发", "出": "出台", "定": "制定", "印发": "印发", "出台": "出台", "修订": "修订", "通过": "通过"}
_DATED_DONE = re.compile(rf"^(?P<time>{TIME})，?(?P<verb>印发|出台|修订|通过|印|发|出|定)(?:了|的)?$")
_DONE = re.compile(r"^已?(?:建|办|做|写|印|发|报|签|订|制定|建立|完成)(?:好|完|成|立)?了?$")


def shield(text: str) -> tuple[str, list[str]]:
    """The text with “…” and 《…》 replaced by two-character marks, and what they stand for."""
    held: list[str] = []

    def mark(match: re.Match[str]) -> str:
        held.append(match.group())
        return ("\ue100" if match.group()[0] == "《" else "\ue200") + chr(0xE300 + len(held) - 1)

    return _SHIELD.sub(mark, text), held


def unshield(text: str, held: list[str]) -> str:
    return re.sub(r"[\ue100\ue200]([\ue300-\uefff])", lambda match: held[ord(match[1]) - 0xE300], text)


def written_dates(text: str, year: int, many_years: bool) -> str:
    """5.16 → 5月16日, 12.1到12.7 → 12月1日至7日; the report's own year is left out."""
    out, at = "", 0
    for found in dates(text):
        out += text[at : found.start] + _written(found.quote, found.days, year, many_years)
        at = found.end
    return out + text[at:]


def _written(quote: str, days: tuple[Day, ...], year: int, many_years: bool) -> str:
    if not re.search(r"[./．\-·]|到|号|—|~|～", quote) or not days[0].month or not days[0].day:
        return quote if many_years or not quote.startswith(f"{year}年") or len(quote) < 7 else quote[5:]
    first = days[0]
    said = _day(first, first.year if first.year and (many_years or first.year != year) else None)
    if len(days) == 1:
        return said
    last = days[1]
    return f"{said}至{last.day}日" if last.month == first.month else f"{said}至{_day(last, None)}"


def _day(day: Day, year: int | None) -> str:
    return f"{f'{year}年' if year else ''}{day.month}月" + (f"{day.day}日" if day.day else day.part)


def time_phrase(time: str | None) -> str:
    """A time at the head of a clause: a full date is followed by a comma."""
    return "" if not time else f"{time}，" if time.endswith("日") else time


def date_first(clause: str) -> str:
    """「综治中心3月28日揭牌」→「3月28日，综治中心揭牌」."""
    clause = re.sub(rf"^(?P<topic>[^，\d]{{2,16}}?)(?P<time>全年|今年|[三五]年(?:来|间)?)(?:共|累计)?(?=\d)(?!\d{{1,2}}月)", r"\g<time>\g<topic>", clause)
    match = re.match(r"^(?P<topic>[^，\d]{2,24}?)于?(?P<day>(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|(?!\d)))(?P<rest>(?!至|、|起|前|后|日|底|初|份|[上中下]旬)\S+)$", clause)
    if not match or re.search(r"截至|[从自至到在、（和及与]$", match["topic"][-2:]) or re.search(r"\d{1,2}月", match["rest"]):
        return clause
    return f"{match['day']}，{match['topic']}{match['rest']}" if match["day"].endswith("日") else f"{match['day']}{match['topic']}{match['rest']}"


def has_amount(text: str) -> bool:
    """Does the text count something, dates aside?"""
    return re.search(AMOUNT, re.sub(_DAY + r"|20\d\d年", "", text)) is not None


def without_amounts(text: str) -> str:
    return re.sub(rf"^(?:{AMOUNT})|(?:{AMOUNT})$", "", text)


def joined_chunks(clauses: list[str]) -> list[str]:
    """Fragments put together: amounts to what they count, times and places to the front, hosts to meetings."""
    clauses = _times_first(clauses)
    clauses = _meeting_with_host(clauses)
    joined: list[str] = []
    for clause in clauses:
        before = joined[-1] if joined else ""
        if joined and AMOUNT_ALONE.match(clause) and not re.fullmatch(TIME, before):
            joined[-1:] = _with_amount(before, clause)
        elif joined and (match := _ARRANGED.match(clause)) and not re.search(AMOUNT, before) and len(joined) == 1:
            joined[-1] = f"按照{match['whose']}{match['how']}开展{before}"
        elif joined and (match := _STUDIED.match(clause)) and re.search(r"[法例定》\ue300-\uefff]$", before):
            head, _, law = before.rpartition("，") if "，" in before else ("", "", before)
            joined[-1] = f"{head}，{match['meeting']}学习{law}".strip("，")
        elif len(joined) == 1 and (match := _DATED_DONE.match(clause)) and re.search(r"[\ue100][\ue300-\uefff]$", before):
            joined[-1] = f"{time_phrase(match['time'])}{_TITLE_VERBS[match['verb']]}{before}"
        elif len(joined) == 1 and _DONE.match(clause) and not re.search(AMOUNT, before) and not before.endswith(("的", "了")):
            joined[-1] = f"{_DONE_VERBS[next(verb for verb in _DONE_VERBS if clause.lstrip('已').startswith(verb))]}{before}"
        elif joined and (match := re.match(r"题目(?:是|为|叫)?(?=[\ue100])", clause)):
            joined[-1] = _titled(before, clause[match.end() :])
        elif joined and re.fullmatch(rf"(?:{TIME})", before) and not joined[:-1]:
            vague = re.match(r"[一二三四]季度|[上下]半年|全年|[春夏秋冬]季", before) and re.match(r"\d{1,2}月", clause)
            joined[-1] = clause if vague else f"{before}，{clause}" if before.endswith("日") else f"{before}{clause}"
        else:
            joined.append(clause)
    return _spots_joined(joined)


def _spots_joined(clauses: list[str]) -> list[str]:
    """「“有约”调解室」「大院议事会开了52场」 are one clause; 「未成年人保护法、…」 before a deed is what it was about."""
    if len(clauses) > 1 and _SPOT.search(clauses[0]) and len(clauses[0]) <= 14 and not has_amount(clauses[0]) and has_amount(clauses[1]):
        return [f"{clauses[0]}{clauses[1]}", *clauses[2:]]
    if len(clauses) > 1 and _LAWS.match(clauses[0]) and not re.match(rf"围绕|按照|依据|学习|{TIME}", clauses[0]) and "学" not in clauses[0] and not _ENACTED.search(clauses[1]):
        return [f"围绕{clauses[0]}", *clauses[1:]]
    return clauses


def _titled(before: str, title: str) -> str:
    """「调研报告交了，题目《…》」→「调研报告《…》交了」 is awkward; the title follows its noun at the end."""
    match = re.match(r"(?P<head>.*?)(?P<done>(?:交|写|完成|提交|撰写)(?:完|好)?了)$", before)
    return f"{match['head']}{title}{match['done']}" if match else f"{before}{title}"


def _times_first(clauses: list[str]) -> list[str]:
    """A bare date or place that trails behind is moved to the head of the sentence."""
    if len(clauses) < 2 or re.match(TIME, clauses[0]):
        return clauses
    times = [clause for clause in clauses[1:] if _TIME_ALONE.fullmatch(clause)]
    places = [clause for clause in clauses[1:] if _PLACE_ALONE.fullmatch(clause)]
    if len(times) != 1:
        return clauses
    rest = [clause for clause in clauses if clause not in (times[0], *places)]
    return [times[0], *rest[:1], *rest[1:]] if not places else [times[0], f"{places[0]}{'' if re.match('[举开召组]', rest[0]) else '举办' if _EVENT.search(without_amounts(rest[0])) else ''}{rest[0]}", *rest[1:]]


def _meeting_with_host(clauses: list[str]) -> list[str]:
    """「室务会，过全年安排，主任主持」→「主任主持召开室务会，过全年安排」."""
    host = next((match for clause in clauses if (match := _HOSTS.match(clause))), None)
    at = next((at for at, clause in enumerate(clauses) if _MEETING.match(clause)), None)
    if not host or at is None:
        return clauses
    meeting = _MEETING.match(clauses[at])
    assert meeting
    named = f"{time_phrase(meeting['time'])}{host['who']}主持召开{meeting['meeting']}"
    return [named if place == at else clause for place, clause in enumerate(clauses) if clause != host.group()]


def _with_amount(before: str, amount: str) -> list[str]:
    """An amount on its own goes to the clause before it, or says how many took part."""
    if re.search(r"(?:人次|人|名|个人|位)$", amount) and (re.search(r"\d[场次期轮批节届]次?$", before) or _EVENT.search(without_amounts(before))):
        return [before, f"{amount.replace('个人', '人')}参加"]
    if amount.endswith("平方米") and not has_amount(before):
        return [before, f"面积{amount}"]
    if has_amount(before) or before.endswith(("》", "）")) or re.search(r"[\ue100][\ue300-\uefff]$", before):
        return [before, f"共{amount}" if re.search(r"[\ue100][\ue300-\uefff]$", before) else amount]
    if re.search(r"天$", amount):
        return [before, f"为期{amount}"]
    return [f"{before}{amount}"]


@lru_cache(maxsize=4096)
def _boundaries(text: str) -> dict[int, str]:
    """Where each word of the text begins."""
    import jieba

    jieba.setLogLevel(60)
    found, at = {}, 0
    for word in jieba.cut(text):
        found[at] = word
        at += len(word)
    return found


def tokens_at(text: str, start: int, verb: str) -> bool:
    """Does a word of its own begin at `start` that is the verb (with or without 了, 完 …)?"""
    if text[max(start - 1, 0) : start] in ("均", "已", "全"):
        text, start = text[start:], 0  # 均配 is no word
    word = _boundaries(text).get(start, "")
    return bool(word) and (word == verb or re.fullmatch(re.escape(verb) + "[了过完好成的到]{0,2}", word) is not None)
