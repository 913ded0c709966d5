"""The report for programs: the JSON of the contract, file by file."""

import json
from typing import TextIO

from gov_docs.batch.reports.report import Report
from gov_docs.batch.shapes import VERSION


def write(report: Report, out: TextIO) -> None:
    only = f' "only": {json.dumps(report.only, ensure_ascii=False)},\n' if report.only else ""
    model = f' "model": {json.dumps(report.with_model)},\n'
    if report.lacks_model:
        model += ' "lacks_model": true,\n'
    out.write(f'{{"version": {VERSION},\n{model}{only} "files": [')
    for number, record in enumerate(report.files):
        out.write(",\n  " if number else "\n  ")
        out.write(json.dumps(record, ensure_ascii=False))
    out.write(f'],\n "summary": {json.dumps(report.summary, ensure_ascii=False)}}}\n')
