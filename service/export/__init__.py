"""Out again: accepted facts as JSONL, CSV or Parquet, reviewed records as gold.

`FORMATS[name].write(facts)` gives the bytes of a file, some rows at a time; `gold.annotations`
gives a pair of gold files for each reviewed record. docs/export.md describes both.
"""

from service.export.formats import FORMATS, Format

__all__ = ["FORMATS", "Format"]
