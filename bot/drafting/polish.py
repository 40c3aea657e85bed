"""A fact's words into written official prose: dates written out, spoken words replaced, clauses ordered.

Every step keeps the specifics as they are; what fits no plan keeps the clerk's order.
"""

import re

from bot.drafting.chunks import AMOUNT, DAY, date_first, shield, tokens_at, unshield, written_dates
from bot.drafting.joining import joined_chunks
from bot.drafting.plans import LAST, ClausePlans
from bot.drafting.style import Style
from bot.reading.digits import in_digits

_MONEY = re.compile(
    r"(?:工资|罚款|罚没款?|经费|资金|金额|挽回|赔付|欠薪|损失|投入|追回|增收|货值)[^，。；\d]{0,8}(?:近|约|超)?\d[\d.]*[余多]?[万亿](?=[，。；）]|$)"
)


def _parted(text: str) -> str:
    """Commas behind the amounts of a clause that runs on without any: 「立案62件罚没款38.4万元移送3件」."""
    text = _NEXT_DEED.sub(r"\1，", text)
    return "，".join(
        _RUN_ON.sub(r"\1，", clause)
        if len(clause) > LONGEST_CLAUSE and len(re.findall(AMOUNT, re.sub(DAY, "", clause))) >= 3
        else clause
        for clause in text.split("，")
    )


LONGEST_CLAUSE = 22
"""Characters; a longer clause with three amounts was written without commas."""
_RUN_ON = re.compile(
    rf"(?<![月年\d.])((?>{AMOUNT}))(?=[\u4e00-\u9fff]{{2}})(?![的以左中内参涉均全都降增扩缩压由为和或个及]|至|到)"
)
_NEXT_DEED = re.compile(
    rf"((?>{AMOUNT}))(?=(?:采纳|清理|办结|结案|废止|整改|化解|立案|移送|败诉|胜诉|撤诉|维持|驳回|纠错|调解|答复|追回)\d)"
)
"""「收到32条采纳19条」: the next deed with a number of its own."""
_LACKED = re.compile(
    r"(?:电子|专门(?=[的人机岗])|专职|统一|固定|量化|细则|制度|机制|标准|经费|编制|人员?|设备|系统|平台|场地|车|钱|流量|人气|分层|配套|抓手)"
)
"""Things that one lacks (没设备 → 缺少设备); before anything else 没 is 未."""

_ACROSS = tuple(
    (re.compile(say), write)
    for say, write in (
        (r"有个(品牌|项目|栏目|做法|平台|队伍|活动)，?叫(?:做|作)?，?(“[^”]+”)，?", r"\2\1，"),
        (r"(?:还有)?(\d{1,2}月)学的?，(?=[^，]*(?:法|条例|规定|》)(?:，|$))", r"\1学习"),
        (r"是?[和跟与]([^，]{2,8}?)一起(?:弄|搞|办|做)的，?叫，?", r"与\1联合开展，名为"),
        (r"^([^，]{4,24}(?:单位|集体|个人|奖))，也?是我们(?=，|$)", r"获评\1"),
    )
)
"""Wordings that run over several clauses: 「有个品牌叫“夜话”，…」 is 「“夜话”品牌，…」."""
_UNDONE = re.compile(r"不(?:了|到|出|起|来|动|完|过|好)|得(?:了|到|起|完)")
_DOUBLED = re.compile(r"([\u4e00-\u9fff])\1")


class Polisher:
    """Rewrites the clauses of a fact by the verbs and spoken words of a style."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._plans = ClausePlans(style)
        self._spoken_verb = re.compile(
            rf"(?P<verb>{self._plans.light})"
            rf"(?P<mark>{LAST}(?:了|过(?=[\u4e00-\u9fff])|的(?=[\u4e00-\u9fff\ue100\ue200]{{1,12}}$)|的$))?"
        )

        self._done = re.compile(rf"(?P<verb>{style.verbs.formal.pattern})了(?=[\u4e00-\u9fff\ue100\ue200])")

    def sentence(self, text: str, year: int, many_years: bool) -> str:
        """The fact's text as a chain of written clauses, without a full stop."""
        for say, write in _ACROSS:
            text = say.sub(write, text)
        shielded, held = shield(text)
        dated = re.sub(r"今年(?=\d{1,2}月)", "", written_dates(shielded, year, many_years))
        clauses = joined_chunks(
            [clause.strip() for clause in re.split(r"[，,](?![^（]*）)", _parted(dated)) if clause.strip()]
        )
        clauses = self._plans.with_deed(clauses)
        written = [self.clause(clause, first=at == 0) for at, clause in enumerate(clauses)]
        return unshield(self._finished("，".join(clause for clause in written if clause)), held)

    def plain(self, text: str, year: int, many_years: bool) -> str:
        """The text with its dates and its words written, its order kept: for parts of a whole."""
        shielded, held = shield(text)
        return unshield(self._finished(self._plain(written_dates(shielded, year, many_years))), held)

    def clause(self, clause: str, first: bool = True) -> str:
        """One clause in written words. `first`: a date may be moved to its head."""
        held = self._plain(date_first(clause) if first else clause)
        made = self._lights_replaced(self._plans.rewritten(held) or held)
        # A doubled character that was not there before (召开开) tells of a verb torn out of a word.
        return held if _DOUBLED.search(made) and not _DOUBLED.search(held) else made

    def _plain(self, clause: str) -> str:
        clause = in_digits(clause)
        for say, write in self._style.spoken:
            clause = say.sub(write, clause)
        clause = re.sub(
            r"(?<![罚出埋淹湮沉])没(?![收落])有?(?!关)(?=[\u4e00-\u9fff])",
            lambda match: self._negation(clause, match),
            clause,
        )
        return clause.strip("，, ")

    def _negation(self, clause: str, match: re.Match[str]) -> str:
        """没 before a thing is 缺少, before a deed 未; 没有 before a thing is 无."""
        rest = clause[match.end() :]
        if match.group() == "没有":
            return "未" if self._style.verbs.formal.match(rest) else "无"
        return "缺少" if _LACKED.match(rest) else "未"

    def _lights_replaced(self, clause: str) -> str:
        """Light verbs with 了 or 的, or straight before their object, by what follows them."""

        def replaced(match: re.Match[str]) -> str:
            spoken = match["verb"]
            marked = bool(match["mark"])
            if (
                clause[: match.start()].endswith("在")
                or _UNDONE.match(clause, match.end())
                or not tokens_at(clause, match.start(), spoken)
                or (not marked and spoken not in self._style.verbs.direct)
            ):
                return match.group()
            noun = (
                re.sub(r"^(?:一?[个场次])?的?", "", re.sub(rf"^(?:{AMOUNT})", "", clause[match.end() :]))
                or clause[: match.start()]
            )
            return self._plans.written_verb(spoken, noun.strip("的 "), clause) or (spoken if marked else match.group())

        held = self._spoken_verb.sub(replaced, clause)
        return re.sub(
            r"(?<=[\u4e00-\u9fff])(?<![为除])了(?=[，。；\d（）\ue100\ue200]|的?$)",
            "",
            self._done.sub(_without_done, held),
        )

    def _finished(self, text: str) -> str:
        """Marks put right, 元 after sums of money, no loose 的 at the end."""
        text = re.sub(
            r"：([^，。；：/]{2,40}(?:/[^，。；：/]{2,40})+)",
            lambda match: "：" + "".join(f"《{title}》" for title in match[1].split("/")),
            text,
        )
        text = re.sub(r"((?:公示|征求意见|听证会|座谈会)[^，]{0,8})，提出意见", r"\1，收到意见", text)
        text = re.sub(r"(?<=库)，收到(?=\d)", "，收录", text)
        text = re.sub(r"获了(?=[^，]*奖)", "获", text)
        text = _MONEY.sub(lambda match: match.group() + "元", re.sub(r"，{2,}", "，", text))
        text = re.sub(r"，((?:20\d\d年)?\d{1,2}月\d{1,2}日)，", r"，\1", text)
        text = re.sub(r"(?<=[\u4e00-\u9fff])=(?=[\u4e00-\u9fff])", "为", text)
        text = re.sub(r"(?<=[：；])，|，(?=[；：。])", "", text.replace("(", "（").replace(")", "）"))
        clauses = [
            clause if re.search(r"[是为]", clause) else re.sub(r"(?:了|的)+$", "", clause)
            for clause in text.split("，")
        ]
        return "，".join(clause for clause in clauses if clause).strip("，、；： ")


def _without_done(match: re.Match[str]) -> str:
    """「参加了县里的培训」 → 「参加县里的培训」; a verb of one character keeps its 了."""
    return match["verb"] if len(match["verb"]) > 1 else match.group()
