"""The tables of the register, beside those of the library, the same in SQLite and PostgreSQL."""

from collections.abc import Sequence

from gov_docs.handling.archive.schema import TABLES as ARCHIVE

NAME = "handling_version"  # its row in the table `state`

# What stands under a number never changes once it was shipped; a later version adds a tuple, so
# that a database of any age is brought up to date step by step. `{key}` is spelled by the engine.
#
# The log is the truth and only grows: each row of `entries` can be made again from it. An entry's
# version is the number of its newest row there, so whoever saw version 7 is told what came after.
_FIRST = (
    """CREATE TABLE handling_log (
        id {key},
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        who TEXT NOT NULL,
        entry BIGINT,
        event TEXT NOT NULL,
        field TEXT NOT NULL DEFAULT '',
        before TEXT,
        after TEXT,
        about BIGINT
    )""",
    """CREATE TABLE entries (
        id {key},
        version BIGINT NOT NULL,
        book TEXT NOT NULL,
        year INTEGER NOT NULL,
        serial INTEGER NOT NULL,
        number_key TEXT NOT NULL DEFAULT '',
        step TEXT NOT NULL DEFAULT '',
        void INTEGER NOT NULL DEFAULT 0,
        received TEXT NOT NULL DEFAULT '',
        sender TEXT NOT NULL DEFAULT '',
        doc_number TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '',
        date TEXT NOT NULL DEFAULT '',
        copies TEXT NOT NULL DEFAULT '',
        copy_number TEXT NOT NULL DEFAULT '',
        secrecy TEXT NOT NULL DEFAULT '',
        urgency TEXT NOT NULL DEFAULT '',
        kind TEXT NOT NULL DEFAULT '',
        attachments TEXT NOT NULL DEFAULT '',
        way TEXT NOT NULL DEFAULT '',
        category TEXT NOT NULL DEFAULT '',
        opinion TEXT NOT NULL DEFAULT '',
        instruction TEXT NOT NULL DEFAULT '',
        lead TEXT NOT NULL DEFAULT '',
        assist TEXT NOT NULL DEFAULT '',
        due TEXT NOT NULL DEFAULT '',
        due_basis TEXT NOT NULL DEFAULT '',
        readers TEXT NOT NULL DEFAULT '',
        reminders TEXT NOT NULL DEFAULT '',
        done TEXT NOT NULL DEFAULT '',
        result TEXT NOT NULL DEFAULT '',
        archive_code TEXT NOT NULL DEFAULT '',
        handler TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        drafted TEXT NOT NULL DEFAULT '',
        addressees TEXT NOT NULL DEFAULT '',
        cc TEXT NOT NULL DEFAULT '',
        drafter TEXT NOT NULL DEFAULT '',
        reviewer TEXT NOT NULL DEFAULT '',
        countersign TEXT NOT NULL DEFAULT '',
        signatory TEXT NOT NULL DEFAULT '',
        signed TEXT NOT NULL DEFAULT '',
        printed TEXT NOT NULL DEFAULT '',
        distribution TEXT NOT NULL DEFAULT '',
        publicity TEXT NOT NULL DEFAULT ''
    )""",
    """CREATE TABLE entry_files (
        id {key},
        entry BIGINT NOT NULL,
        machine TEXT NOT NULL,
        path TEXT NOT NULL,
        digest TEXT NOT NULL
    )""",
    """CREATE TABLE entry_places (
        entry BIGINT NOT NULL,
        field TEXT NOT NULL,
        position INTEGER NOT NULL,
        part TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        page INTEGER,
        PRIMARY KEY (entry, field, position)
    )""",
    "CREATE UNIQUE INDEX entries_number ON entries (book, year, serial)",
    "CREATE INDEX entries_doc_number ON entries (number_key)",
    "CREATE INDEX entries_due ON entries (due)",
    "CREATE INDEX handling_log_entry ON handling_log (entry)",
    "CREATE INDEX handling_log_event ON handling_log (event, day)",
    "CREATE INDEX handling_log_about ON handling_log (about)",
    "CREATE INDEX entry_files_entry ON entry_files (entry)",
    "CREATE INDEX entry_files_digest ON entry_files (digest)",
)
VERSIONS: Sequence[Sequence[str]] = (_FIRST, ARCHIVE)
