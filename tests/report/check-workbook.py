#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads a workbook that Lodestone wrote with a second program and says what is wrong with it.

check-workbook.py FILE form             parts, relationships, panes, filters, print set-up
check-workbook.py FILE texts TEXT…      each TEXT is the whole of some item's cell, as a text
check-workbook.py FILE figures NAME=N…  levels counted over the items, and the summary's figures
check-workbook.py FILE unknown PART…    what is not known of these parts is written as unknown
check-workbook.py FILE cell PART HEADING TEXT
check-workbook.py FILE explanation PART HEADING TEXT…   TEXT stands in that cell
check-workbook.py FILE summary ROW…     a row of the summary reads so, its cells joined by |
check-workbook.py FILE rules PART HEADING TEXT…   TEXT stands in that cell of the buyers' rules, for PART "-"
                                        in the row about the whole; the summary leads to the sheet
"""

import collections
import posixpath
import sys
import xml.parsers.expat
import zipfile
from xml.etree import ElementTree

try:
    import openpyxl
except ImportError:
    sys.exit(77)

SHEETS = ["Summary", "Items", "Findings", "Explanation", "Ask next", "Left out",
          "Method and sources"]
TABLES = {"Items": "D2", "Findings": "C2", "Explanation": "C2", "Ask next": "B2", "Left out": "A2"}
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def fail(*words):
    sys.exit(" ".join(str(word) for word in words))


def expect(seen, wanted, *where):
    if seen != wanted:
        fail(*where, "is", repr(seen), "instead of", repr(wanted))


def check_relationships(archive, part):
    folder = posixpath.dirname(posixpath.dirname(part))
    for relation in ElementTree.fromstring(archive.read(part)).iter(RELATIONSHIPS):
        if relation.get("TargetMode") == "External":
            fail(part, "leads outside:", relation.get("Target"))
        target = posixpath.normpath(posixpath.join(folder, relation.get("Target")))
        if target.lstrip("/") not in archive.namelist():
            fail(part, "names a part that is not there:", target)


def check_parts(path):
    with zipfile.ZipFile(path) as archive:
        types = ElementTree.fromstring(archive.read("[Content_Types].xml"))
        named = {entry.get("PartName", "").lstrip("/") for entry in types}
        endings = {entry.get("Extension") for entry in types}
        for part in archive.namelist():
            try:
                xml.parsers.expat.ParserCreate().Parse(archive.read(part), True)
            except xml.parsers.expat.ExpatError as error:
                fail(part, "is not well-formed:", error)
            if part not in named and part.rsplit(".", 1)[-1] not in endings:
                fail(part, "has no content type")
            if part.endswith(".rels"):
                check_relationships(archive, part)
            if part.startswith("xl/worksheets/sheet") and b"<f>" in archive.read(part):
                fail(part, "holds a formula")


def check_page(sheet):
    expect(sheet.page_setup.paperSize, 9, sheet.title, "paper")
    expect(sheet.page_setup.fitToHeight, 0, sheet.title, "pages high")
    expect(sheet.sheet_properties.pageSetUpPr.fitToPage, True, sheet.title, "fitting")
    expect(sheet.page_setup.orientation, "portrait" if sheet.title == "Summary" else "landscape",
           sheet.title, "orientation")
    if "Page &P of &N" not in sheet.oddFooter.center.text:
        if "&[Page]" not in sheet.oddFooter.center.text and "&P" not in sheet.oddFooter.center.text:
            fail(sheet.title, "has no page numbers:", sheet.oddFooter.center.text)
    if not sheet.oddHeader.left.text or not sheet.print_area:
        fail(sheet.title, "has no header or print area")


def check_form(path, book):
    check_parts(path)
    expect(book.sheetnames, SHEETS, "sheets")
    expect(book.active.title, "Summary", "active sheet")
    for sheet in book:
        check_page(sheet)
    for name, pane in TABLES.items():
        sheet = book[name]
        expect(sheet.freeze_panes, pane, name, "frozen pane")
        expect(sheet.auto_filter.ref.split(":")[0], "A1", name, "filter")
        expect(sheet.print_title_rows, "$1:$1", name, "repeated rows")
    links = {cell.hyperlink.location for row in book["Summary"].iter_rows() for cell in row
             if cell.hyperlink is not None}
    for name in SHEETS[1:]:
        if f"'{name}'!A1" not in links and f"{name}!A1" not in links:
            fail("the summary has no link to", name, links)
    expect(len(book["Summary"]._charts) > 0, True, "chart")
    levels = {row: book["Items"].row_dimensions[row].outlineLevel
              for row in range(2, book["Items"].max_row + 1)}
    expect(max(levels.values()) > 0, True, "outline of the structure")


def rows_of(book, name="Items"):
    rows = book[name].iter_rows()
    headings = [cell.value for cell in next(rows)]
    return [dict(zip(headings, row)) for row in rows]


def check_texts(book, texts):
    cells = [cell for row in book["Items"].iter_rows(min_row=2) for cell in row]
    for text in texts:
        found = [cell for cell in cells if cell.value == text]
        if not found:
            fail("no cell holds", repr(text))
        for cell in found:
            expect(cell.data_type, "s", cell.coordinate, "type")
            expect(cell.hyperlink, None, cell.coordinate, "link")
            if text[0] in "=+-@\t":
                expect(cell.quotePrefix, True, cell.coordinate, "quote prefix")


def check_figures(book, figures):
    levels = collections.Counter(row["Level"].value.split()[-1] for row in rows_of(book))
    summary = {}
    cells = list(book["Summary"].iter_rows())
    for row in cells:
        label = str(row[1].value or "")
        if isinstance(row[3].value, int):
            summary[label.split()[-1] if label else ""] = row[3].value
    largest = [cell.value for row in cells for cell in row
               if cell.font.sz == 26 and cell.value is not None]
    shares = [cell.value for row in cells for cell in row
              if cell.number_format.startswith("0%") and cell.font.sz == 14]
    for figure in figures:
        name, number = figure.split("=")
        if name == "controlled":
            expect(largest[0], int(number), name)
        elif name == "chinese":
            expect(largest[1], int(number), name)
        elif name.startswith("tier"):
            share = shares[int(name[4:]) - 1]
            expect(abs(share - float(number)) < 1e-9, True, name, share)
        elif name == "items":
            expect(summary["items"], int(number), name)
            expect(sum(count for level, count in levels.items() 
                       if level not in ("fitted", "(substitute)")), int(number),
                   "items with a level")
        else:
            expect(levels[name], int(number), name, "over the items")
            expect(summary[name], int(number), name, "in the summary")


def find_row(book, part):
    for row in rows_of(book):
        if row["Part number"].value == part:
            return row
    fail("no item", part)


def check_unknown(book, parts):
    for part in parts:
        row = find_row(book, part)
        for heading, cell in row.items():
            if heading.startswith("Tier ") or heading.startswith("Rare earths") or \
               heading in ("Mass (g)", "Masses with parts below (g)"):
                expect(cell.value, "unknown", part, heading)
        expect(row["Level"].value, "? unknown", part, "level")


def check_order(book, parts):
    expect([row["Part number"].value for row in rows_of(book)], parts, "order of the items")


def check_cell(book, part, heading, text):
    expect(str(find_row(book, part)[heading].value), text, part, heading)


def find_explanations(book, part):
    return [row for row in rows_of(book, "Explanation") if row["Part"].value == part]


def check_explanation(book, words):
    part, heading, *texts = words
    rows = find_explanations(book, part)
    expect(len(rows), 1, part, "explanations")
    for text in texts:
        if text not in rows[0][heading].value:
            fail(part, heading, "is", repr(rows[0][heading].value), "without", repr(text))


def check_summary(book, wanted):
    rows = ["|".join(f"{cell.value:.4g}" if isinstance(cell.value, float) else str(cell.value)
                     for cell in row if cell.value is not None)
            for row in book["Summary"].iter_rows()]
    for text in wanted:
        if text not in rows:
            fail("no row of the summary reads", repr(text), rows)


def check_rules(book, words):
    part, heading, *texts = words
    name = "Buyers’ rules"
    expect(book.sheetnames, SHEETS[:5] + [name] + SHEETS[5:], "sheets")
    check_page(book[name])
    expect(book[name].freeze_panes, "C2", name, "frozen pane")
    links = {cell.hyperlink.location for row in book["Summary"].iter_rows() for cell in row
             if cell.hyperlink is not None}
    expect(f"'{name}'!A1" in links, True, "link to", name)
    rows = [row for row in rows_of(book, name)
            if (row["About"].value == "the whole" if part == "-" else row["Part"].value == part)]
    for text in texts:
        if not any(text in str(row[heading].value) for row in rows):
            fail(part, heading, "is", [row[heading].value for row in rows], "without", repr(text))


def main():
    path, check, *words = sys.argv[1:]
    book = openpyxl.load_workbook(path)
    if check == "form":
        check_form(path, book)
    else:
        {"texts": check_texts, "figures": check_figures,
         "unknown": check_unknown, "order": check_order, "explanation": check_explanation,
         "summary": check_summary,
         "rules": check_rules,
         "cell": lambda book, words: check_cell(book, *words)}[check](
             book, words)


main()
