"""What numbers count: the nouns and the counters that names and texts tell it by.

To teach the checks a thing, add its words to a row.
"""

NOUNS = (
    ("企业", "公司", "厂商", "商户", "compan", "firm", "enterprise", "startup"),
    ("营收", "收入", "营业", "revenue", "income", "sales", "turnover", "turn over", "bring in"),
    ("产值", "增加值", "output"),
    ("增速", "增长", "增幅", "growth"),
    ("算力", "comput", "capacity"),
    ("模型", "model"),
    ("智能体", "agent"),
    ("场景", "scenario"),
    ("案例", "case"),
    ("平台", "platform"),
    ("基地", "园区", "base", "park"),
    ("项目", "工程", "project"),
    ("人才", "工程师", "研究人员", "毕业生", "engineer", "talent", "researcher", "graduate"),
    ("岗位", "职位", "就业", "job", "position", " roles"),
    ("基金", "fund"),
    ("投资", "融资", "投入", "invest", "financing"),
    ("补贴", "补助", "奖励", "资助", "奖补", "subsid", "grant", "reward"),
    ("券", "voucher"),
    ("租金", "rent"),
    ("用户", "user"),
    ("数据集", "数据库", "语料", "dataset"),
    ("机器人", "robot"),
    ("终端", "产品", "设备", "product", "device"),
    ("产量", "出货", "shipment"),
    ("专利", "patent"),
    ("论文", "标准", "paper"),
    ("实验室", "研究院", "中心", "机构", "lab", "institute", "center", "centre"),
    ("工厂", "车间", "产线", "factor", "plant"),
    ("机架", "rack"),
    ("芯片", "显卡", "chip", "GPU"),
    ("学校", "高校", "医院", "school", "universit", "hospital"),
    ("道路", "里程", "路口", "road"),
    ("车辆", "无人车", "航线", "vehicle", "route"),
    ("占比", "比例", "比重", "率", "share", "rate"),
    ("面积", "用地", "area"),
    ("订单", "合同", "交易", "成交", "order", "contract", "deal"),
    ("上限", "封顶", "cap"),
    ("独角兽", "unicorn"),
    ("小巨人", "专精特新", "little giant"),
    ("上市", "listed"),
    ("规上", "规模以上", "above designated"),
    ("备案", "registered"),
    ("登记",),
    ("新增", "新建", "新认定", "new"),
    ("首期", "一期", "first phase"),
    ("二期", "second phase"),
    ("能耗", "电能", "绿电", "energy", "electricity"),
    ("出口", "export"),
)
"""What numbers count: one row of words for one thing. A number whose own words name a thing that
the fact's name does not is no number of that fact."""

MODIFIERS = frozenset(
    {"独角兽", "小巨人", "上市", "规上", "备案", "登记", "新增", "首期", "二期", "上限"}
)
"""First words of the rows of `NOUNS` that only narrow what another names."""

PERSON = frozenset({"人", "名", "位", "person", "people", "persons", "用户", "人次"})
"""Counters that count people alike."""

COUNTED = {
    "家": r"compan|firm|enterprise|startup|start-up|business|mill|factor|manufacturer",
    "款": r"model|product|app(?:lication)?s?\b|app\b",
    "person": r"people|engineer|researcher|graduate|talent|worker|student|staff|expert",
    "项": r"patent|project|measure",
    "台": r"robot|machine|device|unit",
}
"""The English nouns that a Chinese counter counts."""

VAGUE_COUNTERS = frozenset({"个", "大", "项", "种"})
"""Counters that stand for one another where the text writes no stricter one."""

DOING = (
    *(
        "make",
        "build",
        "assemble",
        "sell",
        "design",
        "develop",
        "produce",
        "have",
        "had",
        "own",
        "employ",
    ),
    *("write", "operate", "serve", "grow", "teach", "hire"),
)
"""What so many do, right behind their number: of 310 start-ups, 120 make robots."""
