"""A made-up office with its notes, and a function that checks a text against them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.checking import check, draft_from_text
from bot.domain.draft import Finding
from bot.domain.facts import FactSheet, Note
from bot.domain.genre import Brief, Genre
from bot.drafting.genres import load_genres
from bot.reading.wording import Wording, load_wording

NOTES = """汐和区梧岭街道2024年法治台账
1、矛盾纠纷受理412件 化解398件（截至11.30）
2、5.16在松坞社区搞反诈宣传，发手册3600册，来了450多人
3、印发《梧岭街道合同审查办法》，审合同57份，提意见83条
4、6.18综治中心揭牌，“梧岭夜谈”议事会开了26场
5、罚没款18.4万元，立案33件，办结31件
6、抖音普法视频点赞9200，阅读31.5万
7、10月拿到全区法治建设先进集体
8、书记7.2主持会议研究法治建设，全年4次
9、去年培训执法人员45人，今年培训60人
不足：执法人员少，因为编制紧
明年：组织执法轮训2期
"""

HEAD = "汐和区梧岭街道办事处关于2024年度法治政府建设情况的报告\n"
SIGNOFF = "\n汐和区梧岭街道办事处\n2025年1月10日"

Check = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="session")
def words() -> Wording:
    return load_wording()


@pytest.fixture(scope="session")
def genres() -> dict[str, Genre]:
    return load_genres(Path(__file__).parents[2] / "corpus" / "genres")


@pytest.fixture(scope="session")
def brief(genres: dict[str, Genre]) -> Brief:
    return Brief("汐和区梧岭街道办事处", 2024, genres["annual_report"])


@pytest.fixture(scope="session")
def found(words: Wording, brief: Brief) -> Check:
    """Findings of a body under 「一、主要举措和成效」, but for those about parts that a fragment cannot have."""

    def run(body: str, notes: str = NOTES, **more: object) -> tuple[Finding, ...]:
        text = f"{HEAD}一、主要举措和成效\n{body}{SIGNOFF}"
        sheet = FactSheet(notes=(Note("台账", notes),))
        findings = check(draft_from_text(text, brief, sheet), words, **more)  # type: ignore[arg-type]
        return tuple(one for one in findings if one.kind not in ("coverage", "popularity"))

    return run
