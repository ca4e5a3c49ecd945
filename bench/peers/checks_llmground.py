"""llmground: verify() of value and quote; a weak or ungrounded field counts as flagged."""

import json
import sys

from llmground import Verdict, verify

for line in sys.stdin:
    row = json.loads(line)
    fact = {"quote": row["quote"]}
    if row["value"] is not None:
        fact["value"] = float(row["value"])
    report = verify(fact, row["text"])
    passed = {Verdict.GROUNDED, Verdict.SKIPPED}
    print(
        json.dumps(
            {"id": row["id"], "flagged": any(r.verdict not in passed for r in report.results)}
        )
    )
