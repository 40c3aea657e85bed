"""A finished draft of a made-up bureau, and the standard's layout."""

from pathlib import Path

import pytest

from bot.domain.draft import Draft, Section
from bot.domain.facts import FactSheet
from bot.domain.genre import Brief, Genre, Numbering, Role, SectionSpec
from bot.export.layout import Layout, load_layout

ROOT = Path(__file__).parents[2]
LAYOUT_FILE = ROOT / "corpus" / "layouts" / "gbt9704.yaml"
HALL = "组织窗口人员逐条学习新修订的办事规程，遇有疑难事项由法制审核员当场会商并记入台账，做到受理有据办结有痕。"


def spec(section_id: str, role: Role, *, required: bool = True) -> SectionSpec:
    return SectionSpec(section_id, role, "", "", "", (0, 0), required)


REPORT = Genre(
    id="annual_report",
    name="法治政府建设年度报告",
    title="",
    file_name="法治政府建设情况报告",
    addressee=None,
    closing="特此报告。",
    signed=True,
    numbering=Numbering.CHINESE,
    first_person=False,
    sections=(
        spec("preface", Role.PREFACE),
        spec("measures", Role.MEASURES),
        spec("problems", Role.PROBLEMS),
        spec("other", Role.OTHER, required=False),
    ),
)


@pytest.fixture(scope="session")
def layout() -> Layout:
    return load_layout(LAYOUT_FILE)


@pytest.fixture(scope="session")
def draft() -> Draft:
    measures = "\n".join(
        [
            "（一）健全法制审核机制",
            HALL,
            "（二）规范窗口服务。全年办结事项1206件，开展“办事不找人”测评4次，印发《岚桥区政务大厅办事指引》。",
            "1.开展集中学习",
            f"2.抓好日常监督。{HALL}",
        ]
    )
    return Draft(
        brief=Brief("岚桥区政务服务局", 2025, REPORT),
        title="岚桥区政务服务局关于2025年度法治政府建设情况的报告",
        sections=(
            Section("preface", Role.PREFACE, "", "2025年，岚桥区政务服务局依法履职。现将有关情况报告如下。"),
            Section("measures", Role.MEASURES, "一、主要举措和成效", measures),
            Section("problems", Role.PROBLEMS, "二、存在的不足和原因", "【待补充：今年还有哪些不足】"),
            Section("other", Role.OTHER, "三、其他需要报告的情况", ""),
        ),
        sheet=FactSheet(),
        addressee="岚桥区人民政府",
        closing="特此报告。",
        signoff_unit="岚桥区政务服务局",
        signoff_date="2026年1月9日",
    )
