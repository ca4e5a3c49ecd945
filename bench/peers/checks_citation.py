"""instructor's CitationMixin: the quote and the amount as written must be found in the context.

It searches with up to five edits; a phrase that is not found is removed, which counts as flagged.
"""

import json
import sys

from instructor.v2.dsl.citation import CitationMixin

for line in sys.stdin:
    row = json.loads(line)
    phrases = [row["quote"], *([row["surface"]] if row["surface"] else [])]
    found = CitationMixin.model_validate(
        {"substring_quotes": phrases}, context={"context": row["text"]}
    )
    print(json.dumps({"id": row["id"], "flagged": len(found.substring_quotes) < len(phrases)}))
