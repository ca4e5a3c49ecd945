"""Draw the table of bench/scanner.py (rows as JSON on stdin) into the SVG file of the argument."""

import json
import sys

import matplotlib.pyplot as plt

plt.rcParams["svg.hashsalt"] = "cityfacts"
rows = [row for row in json.load(sys.stdin) if "failed" not in row][::-1]
names = [row["name"] for row in rows]
figure, (accuracy, speed) = plt.subplots(1, 2, figsize=(10, 3.6), sharey=True)


def share(row: dict, key: str) -> float:
    total = row.get("total", {}).get(key)
    return 100 * row["found"][key] / total if total else 0


for offset, key, colour in (
    (0.27, "zh non-date", "#1f5aa6"),
    (0.0, "zh date", "#5fa1dd"),
    (-0.27, "en non-date", "#c9a227"),
):
    language = key[:2]
    widths = [
        share(row, key)
        if language in row["languages"] and (not key.endswith(" date") or row["dates"])
        else 0
        for row in rows
    ]
    heights = [index + offset for index in range(len(rows))]
    accuracy.barh(
        heights, widths, height=0.25, color=colour, label=key.replace("non-date", "other")
    )
accuracy.set_yticks(range(len(rows)), names)
accuracy.set_xlim(0, 100)
accuracy.set_xlabel("mentions found with the right value, %")
accuracy.legend(loc="lower right", fontsize=8)
speed.barh(
    range(len(rows)), [row.get("chars_per_second", 0) for row in rows], height=0.5, color="#4a4a4a"
)
speed.set_xscale("log")
speed.set_xlabel("characters a second, one core")
for axis in (accuracy, speed):
    axis.spines[["top", "right"]].set_visible(False)
figure.tight_layout()
figure.savefig(sys.argv[1], metadata={"Date": None})
