"""Fills in every unlocked cell of a book but those of the plan that are left out, with what its checks allow.

Arguments: the book, the filled book, the plan ({sheet: {cell: "leave" or "month"}}), what was put in ({sheet: {cell: value}}).
"""

import datetime
import json
import re
import sys

import openpyxl
from openpyxl.utils import range_boundaries

source, target, plan_file, put_file = sys.argv[1:]
book = openpyxl.load_workbook(source)
with open(plan_file, encoding="utf-8") as file:
    plan = json.load(file)


def rules_of(sheet):
    found = {}
    for rule in sheet.data_validations.dataValidation:
        for part in str(rule.sqref).split():
            left, top, right, bottom = range_boundaries(part)
            found |= {(row, column): rule for row in range(top, bottom + 1) for column in range(left, right + 1)}
    return found


def words_of(formula):
    name, column, first, last = re.match(r"'(.+)'!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?$", formula).groups()
    return [book[name][f"{column}{row}"].value for row in range(int(first), int(last or first) + 1)]


def value_for(rule, number):
    kind = rule.type if rule else None
    if kind == "list":
        words = words_of(rule.formula1)
        return words[number % len(words)]
    if kind == "date":
        day = datetime.date(2025, number % 12 + 1, number % 28 + 1)
        return day if number % 2 else day.isoformat()
    if kind == "decimal":
        return number + 0.25 if number % 3 else f"{number}.5"
    if kind == "whole":
        return number
    return f"≥{number}%" if kind == "custom" else f"文{number}"


put = {}
count = 0
for sheet in book.worksheets:
    if sheet.sheet_state != "visible":
        continue
    rules = rules_of(sheet)
    own = put.setdefault(sheet.title, {})
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        task = plan.get(sheet.title, {}).get(cell.coordinate)
        is_covered = type(cell).__name__ == "MergedCell"
        if is_covered or cell.protection.locked or task == "leave" or cell.data_type == "f":
            continue
        count += 1
        if task == "year":
            cell.value = 2025
        elif cell.value is None:
            value = value_for(rules.get((cell.row, cell.column)), count)
            cell.value = value
            own[cell.coordinate] = value if isinstance(value, (str, int, float)) else value.isoformat()
        elif "1—" in str(cell.value):
            cell.value = cell.value.replace("1—", "1—7")
        else:
            own[cell.coordinate] = cell.value
book.save(target)
with open(put_file, "w", encoding="utf-8") as file:
    json.dump(put, file, ensure_ascii=False)
