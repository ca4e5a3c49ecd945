"""langextract's own prompt for the same work: same rules, examples and facts, default settings.

It cuts an article into chunks of 1,000 characters and sends rules and examples with each.

In: one JSON object, `{"rules", "examples": [{"text", "facts"}], "articles": [{"text", "facts"}]}`;
a fact is `{"kind", "quote", "attributes"}`. Out: one row an article, `{"requests", "input",
"output"}`: the number of requests, their text, the answer's text.
"""

import json
import sys

from langextract.chunking import ChunkIterator
from langextract.core.data import ExampleData, Extraction
from langextract.core.format_handler import FormatHandler
from langextract.core.tokenizer import UnicodeTokenizer
from langextract.prompting import PromptTemplateStructured, QAPromptGenerator

CHUNK = 1000  # langextract.extract's default max_char_buffer


def extractions(facts: list[dict]) -> list[Extraction]:
    return [
        Extraction(fact["kind"], fact["quote"], attributes=fact["attributes"]) for fact in facts
    ]


given = json.load(sys.stdin)
template = PromptTemplateStructured(
    description=given["rules"],
    examples=[
        ExampleData(text=row["text"], extractions=extractions(row["facts"]))
        for row in given["examples"]
    ],
)
handler = FormatHandler()
generator = QAPromptGenerator(template=template, format_handler=handler)
for article in given["articles"]:
    chunks = ChunkIterator(article["text"], CHUNK, tokenizer_impl=UnicodeTokenizer())
    sent = [generator.render(chunk.chunk_text) for chunk in chunks]
    answer = handler.format_extraction_example(extractions(article["facts"]))
    row = {"requests": len(sent), "input": "".join(sent), "output": answer}
    print(json.dumps(row, ensure_ascii=False))
