"""Saved pages of government sites: the article whole, the site's furniture gone."""

import quopri

import pytest

from bot.errors import UnreadableFile
from bot.reading.documents import read_bytes
from bot.reading.outline import read_outline

FILLER = "全年围绕重点任务持续推进，各项工作有序开展，按时完成了年度确定的目标，群众反映的问题件件有回音、事事有着落。"
MENU = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("首页", "政务公开", "政务服务", "互动交流", "走进云汀"))
ARTICLE = f"""
<div class="wz">您现在的位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 正文</div>
<h1>云汀县司法局2024年度法治政府建设情况报告</h1>
<div class="info">发布时间：2025-01-20 10:21　来源：县司法局　浏览次数：<span>128</span>　字体：【大 中 小】</div>
<div id="zoom"><p>　　2024年，云汀县司法局坚持以习近平法治思想为指导。{FILLER}现将有关情况报告如下。</p>
<p><strong>一、主要举措和成效</strong></p>
<p>（一）抓学习</p><p>　　{FILLER}</p>
<table border="1"><tr><td>项目</td><td>场次</td></tr><tr><td>讲座</td><td>12</td></tr></table>
<p>（二）抓执法</p><p>　　{FILLER}</p>
<p><strong>二、存在问题</strong></p><p>　　{FILLER}</p>
<p><strong>三、下步打算</strong></p><p>　　{FILLER}</p>
<p style="text-align:right">云汀县司法局</p><p style="text-align:right">2025年1月16日</p></div>
<div class="share">分享到：微信 微博</div>"""


def page(charset: str = "utf-8", body: str = ARTICLE) -> str:
    return f"""<!DOCTYPE html><html><head><meta charset="{charset}">
<meta name="ArticleTitle" content="云汀县司法局2024年度法治政府建设情况报告">
<title>云汀县司法局2024年度法治政府建设情况报告_云汀县人民政府门户网站</title>
<script>var a = "<p>不是正文</p>";</script></head><body><ul class="nav">{MENU}</ul>
{body}
<div class="footer"><p>主办单位：云汀县人民政府办公室</p><p>网站标识码：1234567890　京ICP备1号</p></div></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "utf-16"])
def test_a_page_gives_its_report_in_whatever_encoding(charset: str) -> None:
    data = page(charset).encode("gb18030" if charset == "gb2312" else charset)

    report = read_outline(read_bytes("年报.html", data))

    assert report.title == "云汀县司法局2024年度法治政府建设情况报告"
    assert (report.unit, report.year, report.genre) == ("云汀县司法局", 2024, "annual_report")
    assert report.signoff == ("云汀县司法局", "2025年1月16日")
    assert [section.heading for section in report.sections] == ["", "主要举措和成效", "存在问题", "下步打算"]
    assert [child.heading for child in report.sections[1].children] == ["抓学习", "抓执法"]
    told = str(report)
    assert "项目\\t场次" in told
    assert not [dirt for dirt in ("位置", "浏览", "分享", "主办单位", "ICP", "政务公开", "不是正文") if dirt in told]


def test_a_page_saved_as_one_file_is_read() -> None:
    html = quopri.encodestring(page().encode()).decode()
    mail = (
        "From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\n'
        "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{html}\r\n--B\r\nContent-Type: image/png\r\n\r\nx\r\n--B--\r\n"
    )

    for name in ("年报.mht", "年报.doc"):
        assert read_outline(read_bytes(name, mail.encode())).unit == "云汀县司法局"


def test_a_page_laid_out_by_tables_is_read_by_paragraphs() -> None:
    cells = (
        f"<table><tr><td>{MENU}</td><td>{ARTICLE.replace('<table border', '<table width=1 border')}</td></tr></table>"
    )

    report = read_outline(read_bytes("年报.htm", page(body=cells).encode()))

    assert [section.heading for section in report.sections] == ["", "主要举措和成效", "存在问题", "下步打算"]


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="没有文字"):
        read_bytes("空.html", b"<html><body><script>x</script></body></html>")
