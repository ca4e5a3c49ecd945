"""What titles and headings say of what stands under them: data, one row is one line to add."""

PLAN = (
    "行动计划",
    "行动方案",
    "实施方案",
    "工作方案",
    "建设方案",
    "实施意见",
    "发展规划",
    "三年行动",
    "工作要点",
    "总体目标(?!是什么|有哪些|是啥|[?？])",
    "发展目标(?!是什么|有哪些|是啥|[?？])",
    "主要目标(?!是什么|有哪些|是啥|[?？])",
    "工作目标(?!是什么|有哪些|是啥|[?？])",
    "action plan",
    "development plan",
)
"""A document of this kind speaks of aims unless it says otherwise."""

AIM_HEADING = (
    "安排(?!\\d)",
    "(?<![主重需必次首])要[干做办抓]",
    "重点工作(?!.*(?:情况|回顾|进展|完成|总结|[：:]))",
    "目标",
    "任务",
    "举措",
    "措施(?!.*(?:成效|情况|回顾))",
    "这[么样]干$",
    "下一步",
    "打算",
    "思路",
    "工作计划(?!.*(?:完成|落实|执行|情况))",
    "展望",
    "next(?![- ]door| to\\b| of kin)",
    "goals?",
    "targets?",
    "outlook",
    "ahead",
    "plans? for",
)
"""A section under such a heading speaks of aims."""

STATE_HEADING = (
    "进展",
    "回顾",
    "情(?<!项目情)(?<!项目基本情)(?<!投资情)况",
    "成效",
    "成绩",
    "问题",
    "现状",
    "(?<![夯筑打奠])基础(?![设研支能底层教理模软硬建工])",
    "背景",
    "总结",
    "review",
    "progress",
    "results",
    "so far",
)
"""A section under such a heading speaks of what is."""

POLICY = (
    "若干措施",
    "若干政策",
    "政策措施",
    "实施细则",
    "管理办法",
    "several measures",
    "these measures",
)
"""A document of this kind grants and demands; a bare number in it may be either."""
