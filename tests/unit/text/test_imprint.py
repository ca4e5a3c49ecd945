"""Title, publisher and days of a page."""

from datetime import date

import pytest

from service.text import read

BODY = "青屿市人工智能企业达到312家,比上年末增加41家,覆盖芯片、模型和应用。"


@pytest.mark.parametrize(
    ("imprint", "publisher", "published"),
    [
        ("2026-04-08 10:15 | 青屿科技网 | 阅读 8823", "青屿科技网", "2026-04-08"),
        ("青屿两岸观察  二〇二六年一月十二日", "青屿两岸观察", "2026-01-12"),
        ("青屿晚报 二〇二五年十一月三十日", "青屿晚报", "2025-11-30"),
        ("中部经济周刊  2026年2月9日", "中部经济周刊", "2026-02-09"),
        ("发布时间:2026/3/2 来源:青屿日报 作者:某某", "青屿日报", "2026-03-02"),
        ("2025年02月15日 来源: 点击:", None, "2025-02-15"),
        ("2026.01.05 青屿发布", "青屿发布", "2026-01-05"),
        ("By Lin Yue | Updated: 2026-03-18 09:12   A- A A+   Share 1.2k", None, "2026-03-18"),
        ("Qingyu Daily | March 2, 2026", "Qingyu Daily", "2026-03-02"),
        ("Published 14 Feb 2026", None, "2026-02-14"),
        ("2026-07-09 10:22 青屿一线", "青屿一线", "2026-07-09"),
        ("The Qingyu Review, 2 June 2026", "The Qingyu Review", "2026-06-02"),
        ("青屿经济导刊 | 2026年2月25日 | 记者 某某", "青屿经济导刊", "2026-02-25"),
        ("2026-02-31 来源:青屿科技网", "青屿科技网", None),
    ],
)
def test_the_line_below_the_title_tells_publisher_and_day(
    imprint: str, publisher: str | None, published: str | None
) -> None:
    article = read(f"青屿交出成绩单\n{imprint}\n\n{BODY}")
    assert article.title == "青屿交出成绩单"
    assert article.publisher == publisher
    assert article.published == (date.fromisoformat(published) if published else None)


@pytest.mark.parametrize(
    ("opening", "published", "dateline", "publisher"),
    [
        ("中新社青屿2月14日电 (某某)", "2025-02-15", "2025-02-14", "中新社"),
        ("新华社青屿12月31日电 ", "2026-01-01", "2025-12-31", "新华社"),
        ("本报青屿3月2日讯 ", "2026-03-02", "2026-03-02", None),
        ("中新网青屿2024年3月2日电 ", "2026-03-02", "2024-03-02", "中新网"),
        ("QINGYU, March 1 (Xinhua) -- ", "2026-03-02", "2026-03-01", "Xinhua"),
        ("中新社青屿2月14日电 ", None, None, "中新社"),
        (
            "QINGYU, March 1, 2026 (Harbour District Office) — ",
            *("2026-03-01", "2026-03-01", "Harbour District Office"),
        ),
        ("2月14日,", "2025-02-15", None, None),
        ("QINGYU, China, Dec. 18, 2025 /Harbour Newswire/ -- ", None, "2025-12-18", None),
        ("QINGYU, 18 November 2025 – ", None, "2025-11-18", None),
        ("Qingyu, Bay Area, 14 October 2025: ", None, "2025-10-14", None),
        ("In Qingyu, 18 November 2025 was a day like others. ", None, None, None),
    ],
)
def test_the_dateline_takes_its_year_from_the_page(
    opening: str, published: str | None, dateline: str | None, publisher: str | None
) -> None:
    day = date.fromisoformat(published) if published else None
    article = read(opening + BODY, published=day)
    assert article.dateline == (date.fromisoformat(dateline) if dateline else None)
    if publisher:
        assert article.publisher == publisher


PROSE = "\n".join((BODY, *("市数据局介绍,全市智能算力规模为9.6EFLOPS,其中公共算力占三成。",) * 4))
"""More paragraphs than the foot of a page has lines."""


@pytest.mark.parametrize(
    ("head", "foot", "published"),
    [
        ("青屿要闻\n首页 > 新闻\n青屿交出成绩单\n发布时间:2025-09-12  阅读:402", "", "2025-09-12"),
        (
            "Qingyu, China | Harbour\nA harbour of robots\nUpdated: 2026-04-15   Font: A A A",
            "",
            "2026-04-15",
        ),
        ("SCIENCE\nRobots at work\nPublished: 6:30pm, 18 Nov 2025", "", "2025-11-18"),
        ("青屿交出成绩单\n副题一行\n成文日期:2025-08-22  公开日期:2025-08-29", "", "2025-08-29"),
        ("青屿交出成绩单", "（《南方智造》2026年5月8日第4版）", "2026-05-08"),
        ("青屿交出成绩单", "本报记者 某某 摄影报道  2025年8月19日", "2025-08-19"),
        ("青屿交出成绩单\n副题一行\n（自2026年1月1日起施行）", "", None),
        ("青屿交出成绩单\n副题一行\n数据截至2025年12月31日", "", None),
        ("Qingyu at a glance", "The next edition will open on Sept. 17, 2026.", None),
    ],
)
def test_the_page_tells_its_day_in_its_head_and_at_its_foot(head, foot, published) -> None:
    article = read(f"{head}\n{PROSE}\n{foot}")
    assert article.published == (date.fromisoformat(published) if published else None)


def test_the_dateline_may_stand_below_a_summary() -> None:
    article = read(f"A plan for Qingyu\n- 40 robots\n- 2 parks\nQINGYU, March 1, 2026 — {BODY}")
    assert article.dateline == date(2026, 3, 1)


def test_the_senders_day_and_title_win_over_the_pages() -> None:
    article = read(
        f"青屿快讯\n另一个标题\n2026-03-02 来源:青屿日报\n{BODY}",
        published=date(2026, 3, 5),
        title="另一个标题",
    )
    assert article.published == date(2026, 3, 5)
    assert article.text[slice(*article.title_span or ())] == "另一个标题"


@pytest.mark.parametrize(
    ("page", "title", "published"),
    [
        (f"首页\n新闻\n青屿交出成绩单\n2026-03-02\n{BODY}", "青屿交出成绩单", "2026-03-02"),
        (f"青屿交出成绩单\n——来自一线\n2026-03-02\n{BODY}", "青屿交出成绩单", "2026-03-02"),
        (f"热门推荐\n甲市签约\n青屿交出成绩单\n2026-03-02\n{BODY}", "青屿交出成绩单", "2026-03-02"),
        (f"问:有多少企业?\n答:{BODY}", None, None),
        (
            f"成文日期:2026年3月2日\n发布日期:2026年3月5日\n青屿市行动计划\n{BODY}",
            "青屿市行动计划",
            "2026-03-05",
        ),
    ],
)
def test_the_title_is_told_from_what_stands_around_it(
    page: str, title: str | None, published: str | None
) -> None:
    article = read(page)
    assert article.title == title
    assert article.published == (date.fromisoformat(published) if published else None)


def test_a_title_that_the_page_does_not_show_has_no_span() -> None:
    article = read(BODY, title="没有印出来的标题")
    assert (article.title, article.title_span) == ("没有印出来的标题", None)
    assert article.body == ((0, len(BODY)),)


def test_a_title_that_only_opens_a_sentence_of_the_body_takes_nothing_from_it() -> None:
    text = "深圳人工智能产业规模达3600亿元，人工智能企业超2800家。"
    article = read(text, title="深圳人工智能产业规模达3600亿元")
    assert (article.title_span, article.body) == (None, ((0, len(text)),))


def test_a_plan_without_an_imprint_has_no_day() -> None:
    article = read(f"青屿市人工智能行动计划(2025-2027年)\n\n{BODY}")
    assert (article.title, article.published) == ("青屿市人工智能行动计划(2025-2027年)", None)


def test_the_identifier_depends_on_everything_that_was_given() -> None:
    given = read(BODY)
    others = [
        read(BODY + "。"),
        read(BODY, published=date(2026, 1, 1)),
        read(BODY, title="青屿"),
        read(BODY, source_url="http://127.0.0.1/1"),
        read(BODY, html=True),
    ]
    assert given.id == read(BODY).id
    assert len({given.id, *(other.id for other in others)}) == 6


@pytest.mark.parametrize(
    "line",
    [
        "Qingyu has published an action plan that would lift its revenue by the end of 2028.",
        "The main goals, issued on March 9 by the General Office of the city, are as follows.",
        "Computing power is to double by the end of the year",
    ],
)
def test_a_line_that_speaks_of_a_publication_is_no_imprint(line: str) -> None:
    article = read(f"Qingyu sets out its plan\n{line}\n{BODY}", published=None)
    start = article.text.index(line)
    assert any(first <= start and start + len(line) <= last for first, last in article.body)
