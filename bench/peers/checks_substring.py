"""The naive check: the digits of the amount stand somewhere in the article."""

import json
import sys

for line in sys.stdin:
    row = json.loads(line)
    digits = row["digits"]
    print(json.dumps({"id": row["id"], "flagged": digits not in row["text"]}))
