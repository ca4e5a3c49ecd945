"""What of a page is the article, and what stands around it."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.errors import EmptyText, NotText
from service.text import read
from tests.unit.text.cases import PAGES, PARAGRAPHS, Page


def _body(text: str) -> str:
    article = read(text)
    return "\n".join(article.text[start:end] for start, end in article.body)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_stands_around_the_article_is_outside_the_body(page: Page) -> None:
    body = _body(page.text)
    assert [words for words in page.outside if words in body] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_article_itself_is_inside_the_body(page: Page) -> None:
    body = _body(page.text)
    assert [paragraph for paragraph in page.inside if paragraph not in body] == []


@pytest.mark.parametrize(
    "line",
    [
        "记者：上半年，深圳人工智能产业交出了一份怎样的成绩单？",
        "注:1.“—”表示当年未设;2.单位为亿元。",
        "序号 指标 单位 2024年 2027年目标",
        "1 人工智能企业数 家 410 700",
        "一、总体目标",
        "KEY FIGURES (31 December 2025)",
        "主要指标（2025年12月31日）",
        "(二)加快建设算力基础设施。",
        "• 到2027年,建成3个以上智算中心。",
        "评论:这一数字还会增长到500家,增速约为8%。",
        "Share prices of the city's 12 listed makers rose by 8 percent last year.",
        "打开市民应用,可以办理200项服务,其中智能导办60项。",
        "下载量达到300万次,居全国同类模型第二。",
        "关闭14处老旧机房,利用率提高到45%。",
        "声明提出,两市三年内共建6个中试平台。",
        "技术支持由本地3家企业提供,费用为200万元。",
        "评论认为,这一数字还会增长到500家。",
        "相关文章的引用量达到3000次,居全国第二。",
        "热门赛道之一是具身智能,已有26家企业。",
        "▲用模型的，按合同额的20%发券，每家至多90万元；\n▲用数据的，按合同额的15%发券。",
        "相关解读：青屿现有机器人企业67家，去年产值约58亿元。",
        "Share of firms that use AI: 38 percent",
        "Share in the city's output: 6.4 per cent",
        "Print shops that use robots: 41 percent",
        "Subscribers to the city's cloud: 2 million",
        "阅读理解测试中,模型得分达到92分,超过人类平均水平。",
    ],
)
def test_a_line_of_the_article_stays_in_the_body(line: str) -> None:
    assert line in _body("\n".join(("青屿的账本", PARAGRAPHS[0], line, PARAGRAPHS[1])))


def test_the_editors_line_above_all_paragraphs_ends_nothing() -> None:
    first, second = "“到这里来。”", "当地人把这里叫作智算园区，规划面积9.5平方公里，已经投用。"
    text = f"塬上的云\n2024-06-18 09:36\n作者 | 某某\n编辑 | 某某\n{first}\n{second}\n“走。”\n"
    assert second in _body(text)


def test_neighbouring_paragraphs_are_one_run() -> None:
    text = "\n\n".join(PARAGRAPHS)
    assert read(text).body == ((0, len(text)),)


def test_a_page_that_is_one_line_has_a_body() -> None:
    assert _body("青屿市有人工智能企业312家") == "青屿市有人工智能企业312家"


@pytest.mark.parametrize("text", ["", " \n\u3000\t"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(EmptyText):
        read(text)


@pytest.mark.parametrize(
    "text", ["\x00PNG", "\x89PNG\x1a\x01\x02" * 9, "\ufffd" * 40 + "abc", "\ud83d abc"]
)
def test_binary_data_is_refused(text: str) -> None:
    with pytest.raises(NotText):
        read(text)


PIECES = st.sampled_from(
    (
        *(*PARAGRAPHS, "相关阅读", "【热门】", "<!--", "-->", "(完)", "网友评论", "责任编辑:某"),
        *("2026-01-02", "\n", "\r\n", "\u3000", "图为", "Copyright", "首页 > 新闻", "\x0b", "•"),
        "中新社北京2月14日电",
    )
)


@example("0<!---->【热门】")
@given(st.lists(PIECES | st.text(max_size=8), min_size=1, max_size=30).map("".join))
def test_body_spans_are_ordered_disjoint_and_within_the_text(text: str) -> None:
    try:
        article = read(text)
    except (EmptyText, NotText):
        return
    edges = [edge for span in article.body for edge in span]
    assert article.text == text
    assert edges == sorted(edges)
    assert all(start < end for start, end in article.body)
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))
    if article.title_span:
        start, end = article.title_span
        assert text[start:end] == article.title


@pytest.mark.parametrize(
    "unit",
    [
        f"{PARAGRAPHS[0]}\n",
        PARAGRAPHS[0],
        "相关阅读\n甲市签约\n",
        f"相关阅读\n{PARAGRAPHS[0]}\n标题\n",
        "<!--",
        "<!-- -->甲",
        "a>",
        "\n",
        " ",
        "2",
    ],
)
def test_the_work_grows_with_the_length(unit: str, count_lines: Callable[[str], int]) -> None:
    """Counted in executed lines, not in seconds: doubling the text at most doubles them."""
    once = count_lines("甲" + unit * 400)
    twice = count_lines("甲" + unit * 800)
    assert twice <= 2.2 * once
