"""langextract: alignment of the extracted text, default settings; unaligned counts as flagged.

What is aligned is the fact's quote, as a model is asked to give it (`extraction_text`); the typed
value travels as an attribute, which langextract does not look at.
"""

import json
import sys

from langextract.core.data import Extraction
from langextract.core.tokenizer import UnicodeTokenizer
from langextract.resolver import WordAligner

tokenizer = UnicodeTokenizer()
aligner = WordAligner()
for line in sys.stdin:
    row = json.loads(line)
    extraction = Extraction("fact", row["quote"], attributes={"value": row["value"]})
    aligned = aligner.align_extractions([[extraction]], row["text"], tokenizer_impl=tokenizer)
    status = aligned[0][0].alignment_status
    print(json.dumps({"id": row["id"], "flagged": status is None}))
