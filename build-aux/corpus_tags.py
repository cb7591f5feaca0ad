# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores what the program takes rows of real parts lists for against tags.tsv (see corpus-score).

A magnet is found when its kind is the one that the tag says, or, where the tag says none, when the
program asks for it. A motor, fan, speaker or the like is found when it has elements or when the program
asks for its magnet. A white LED is a trace use, which is off: it is left aside when it gets neither.
Precision looks at every row of the tagged sheets: what the program takes for a magnet (or for something
with one inside) without such a tag is wrong.
"""

import csv

MAGNET = "magnet-"
CARRIERS = ("motor-pm", "contains-magnet")
UNKNOWN = "magnet of unknown kind"
KINDS = {"ndfeb": "ndfeb", "smco": "smco", "sm2co17": "smco", "smfen": "smfen", "ferrite": "ferrite",
         "alnico": "alnico", "iron": "iron-nitride", "mnbi": "mnbi"}


def read_tags(path):
    """Returns the tagged rows by file."""
    tags = {}
    with open(path, encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            tags.setdefault(line["file"], []).append(line)
    return tags


def kind_of_magnet(item):
    """The kind of magnet that the row itself is for the program, or None."""
    composition = item["composition"]
    if composition["component"] == UNKNOWN:
        return "unknown"
    material = (composition["material"] or "").split("-")[0].rstrip("5")
    return KINDS.get(material) if composition["component"] is None else None


def asks(item):
    return any(finding["kind"] == "magnet" for finding in item["findings"])


class TagScore:
    def __init__(self):
        self.found = {"magnet": [0, 0], "carrier": [0, 0], "friend": [0, 0], "trace": [0, 0]}
        self.flagged = {"magnet": [0, 0], "carrier": [0, 0]}
        self.other = []
        self.differences = []

    def count(self, counts, good):
        counts[0] += bool(good)
        counts[1] += 1

    def score_tag(self, line, item):
        """Whether a tagged row is taken for what it is; item is None where it was not read."""
        tag = line["tag"]
        kind = item and kind_of_magnet(item)
        elements = bool(item and item["elements"])
        flagged = bool(item and (elements or asks(item)))
        if tag.startswith(MAGNET):
            good = kind == tag.removeprefix(MAGNET)
            self.count(self.found["magnet"], good)
        elif tag in CARRIERS:
            good = flagged
            self.count(self.found["carrier"], good)
        elif tag == "phosphor-led":
            good = item is not None and not flagged
            self.count(self.found["trace"], good)
        elif tag == "false-friend":
            good = not elements
            self.count(self.found["friend"], not elements)
            if flagged and not elements:
                self.other.append(self.tell(line, item))
        else:
            good = elements
        if not good:
            self.differences.append(self.tell(line, item))

    def score_item(self, place, item, tag):
        """Whether a row that the program flags is one that is tagged so."""
        kind = kind_of_magnet(item)
        if kind:
            good = tag == MAGNET + kind
            self.count(self.flagged["magnet"], good)
        elif asks(item) or item["elements"]:
            good = tag in CARRIERS or tag.startswith(MAGNET) or tag == "optic-re"
            self.count(self.flagged["carrier"], good)
        else:
            return
        if not good and tag in ("", "phosphor-led"):
            text = item["description"] or item["part_number"] or item["mpn"]
            self.differences.append(f"{place}: {text}: taken for {self.name(item)}, has no such tag")

    def name(self, item):
        if item is None:
            return "no item"
        composition = item["composition"]
        named = composition["component"] or composition["material"]
        elements = " ".join(element["symbol"] for element in item["elements"])
        words = f" by “{composition['words']}”" if composition["words"] else ""
        return f"{named or 'nothing'}{' with ' + elements if elements else ''}{words}"

    def tell(self, line, item):
        return (f"{line['file']} [{line['sheet']}] row {line['row']}: {line['text']}: "
                f"taken for {self.name(item)}, should be {line['tag']}")

    def score_file(self, lines, report):
        sheets = {line["sheet"] for line in lines}
        items = {}
        for item in report.get("items", ()):
            source = report["sources"][item["source"]]
            sheet = source["sheet"] or "-"
            if sheet in sheets:
                items.setdefault((sheet, str(item["row"])), item)
        tags = {(line["sheet"], line["row"]): line for line in lines}
        for place, line in tags.items():
            self.score_tag(line, items.get(place))
        for (sheet, row), item in items.items():
            line = tags.get((sheet, row))
            self.score_item(f"{lines[0]['file']} [{sheet}] row {row}", item,
                            line["tag"] if line else "")

    def show(self, share, brief):
        """Prints the figures; share makes the words for one of them."""
        for name, key in (("magnets", "magnet"), ("motors and others", "carrier")):
            print(f"{name:19} precision {share(*self.flagged[key])}; recall {share(*self.found[key])}")
        good, rows = self.found["friend"]
        print(f"false friends       {share(rows - good, rows)} get a rare earth; "
              f"{len(self.other)} more are asked for a magnet")
        print(f"trace uses          {share(*self.found['trace'])} left aside")
        if not brief:
            print(*self.differences, *self.other, sep="\n")
