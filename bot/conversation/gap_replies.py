"""What the bot says of last year's report, of the demands on a report, and of the 素材报送表."""

from collections.abc import Sequence

from bot.domain.last_year import LastYear

NO_SUCH_PROMISE = "没有这条承诺，上年报告可能换过了，请刷新后再看。"
NO_SUCH_ITEM = "没有这一项，请刷新后再看。"
NO_SUCH_QUESTION = "这一项已经有材料了，不用再问。"
NOT_IN_LIBRARY = "范文库里没有本单位上一年度的报告，请直接上传。"
NO_SUCH_ROW = "报送表里没有这一项或这个科室，请刷新后再选。"
EMPTY_FORM = "这张报送表还没有人填，没有读到内容；请填好“填写内容”或“数量”再传。"
NOT_DONE = "记下了，这条承诺今年没有落实；要在报告里说明原因，请把原因发过来。"
MOST_DEPARTMENTS, LONGEST_DEPARTMENT = 40, 20
BAD_DEPARTMENTS = (
    f"科室最多{MOST_DEPARTMENTS}个，每个名称不超过{LONGEST_DEPARTMENT}个字，用顿号分开，比如“办公室、法规科、执法队”。"
)


def last_year_taken(name: str, last: LastYear) -> str:
    """What was read from the report, and why it may be the wrong one."""
    unkept, half = len(last.unkept()), last.half_kept()
    told = f"《{name}》作上年报告对照，没有当成今年的材料：读到{len(last.answers)}条承诺"
    if last.answers:
        told += f"，{len(last.answers) - unkept}条今年有回应，"
        told += (f"{half}条只有部分回应，" if half else "") + f"{unkept - half}条还没有"
    return f"{told}，在“要点”里看。" + "".join(last.doubts)


def guide_taken(name: str, count: int) -> str:
    return f"收下《{name}》，{count}条要点，已列在“要点”里，和规定的要点一起核对。"


def departments_taken(names: Sequence[str]) -> str:
    return f"记下了，{len(names)}个科室：{'、'.join(names)}。报送表每个科室一张，可在“要点”里调整分工、下载。"


def form_taken(name: str, new: int, changed: int, same: int, people: Sequence[str]) -> str:
    who = f"（{'、'.join(people)}）" if people else ""
    parts = [
        f"新记{new}条" if new else "",
        f"更新{changed}条" if changed else "",
        f"{same}条和上次一样" if same else "",
    ]
    return f"收到报送表《{name}》{who}：{'，'.join(part for part in parts if part)}。"
