"""groundgate: admit() with the fact's quote as evidence; anything but `admitted` counts as flagged.

One field per fact, its unit as claimed, the value in base units (its rule for a value with a scale
word); facts without a number are not sent.
"""

import json
import sys

import groundgate

for line in sys.stdin:
    row = json.loads(line)
    if row["value"] is None:
        print(json.dumps({"id": row["id"], "flagged": False}))
        continue
    unit = row["unit"] or None
    schema = {"fields": {"fact": {"type": "number", **({"unit": unit} if unit else {})}}}
    candidate = {
        "field": "fact",
        "value": row["value"],
        **({"unit": unit} if unit else {}),
        "evidence": [{"text": row["quote"]}],
    }
    receipt = groundgate.admit(row["text"], schema, [candidate])
    outcome = receipt.decisions[0].outcome
    print(json.dumps({"id": row["id"], "flagged": str(outcome) != "admitted"}))
