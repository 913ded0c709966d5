"""The tables of the archive, beside those of the register; the code of each item is there once."""

TABLES = (
    """CREATE TABLE archive_items (
        id {key},
        entry BIGINT,
        code TEXT NOT NULL,
        fonds TEXT NOT NULL,
        year TEXT NOT NULL,
        period TEXT NOT NULL,
        subject_code TEXT NOT NULL,
        number INTEGER NOT NULL,
        filed TEXT NOT NULL,
        who TEXT NOT NULL,
        item TEXT NOT NULL
    )""",
    """CREATE TABLE archive_files (
        id {key},
        item BIGINT NOT NULL,
        path TEXT NOT NULL,
        digest TEXT NOT NULL,
        role TEXT NOT NULL
    )""",
    "CREATE UNIQUE INDEX archive_items_code ON archive_items (code)",
    "CREATE INDEX archive_files_digest ON archive_files (digest)",
    "CREATE INDEX archive_files_item ON archive_files (item)",
)
