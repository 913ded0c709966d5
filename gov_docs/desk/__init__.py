"""The use cases, one function each; the command line and the desktop call only this."""

from gov_docs.batch.many import Outcome
from gov_docs.batch.reports.recheck import recheck_record, recheck_text
from gov_docs.batch.reports.report import in_words
from gov_docs.batch.wanted import Wanted
from gov_docs.desk.checking import (
    FixOrder,
    check,
    fix,
    print_report,
    recheck,
    report,
    report_form,
    save_report,
)
from gov_docs.desk.ignores import ignore_finding, remove_ignores
from gov_docs.desk.lists import ignore_list, word_list
from gov_docs.desk.rules import rule, rules
from gov_docs.desk.words import Imported, add_word, export_words, import_words, remove_words
from gov_docs.tables.ignores import SCOPES

__all__ = [
    "SCOPES",
    "FixOrder",
    "Imported",
    "Outcome",
    "Wanted",
    "add_word",
    "check",
    "export_words",
    "fix",
    "ignore_finding",
    "ignore_list",
    "import_words",
    "in_words",
    "print_report",
    "recheck",
    "recheck_record",
    "recheck_text",
    "remove_ignores",
    "remove_words",
    "report",
    "report_form",
    "rule",
    "rules",
    "save_report",
    "word_list",
]
