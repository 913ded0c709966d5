"""The tables of the store, the same in SQLite and PostgreSQL."""

VERSION = 1

STATE = "state"  # the table that tells a store of ours from an empty database

# `{blob}` and `{key}` are spelled by each engine. Citations carry no target: which document a title
# means is looked up when asked, so one that arrives later is found without a second pass. A removed
# document keeps its row, so that every index hears of it.
TABLES = (
    f"CREATE TABLE {STATE} (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE documents (
        id {key},
        change BIGINT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0,
        title TEXT NOT NULL,
        title_key TEXT NOT NULL,
        doc_number TEXT,
        number_key TEXT NOT NULL,
        issuer TEXT,
        level TEXT,
        date TEXT,
        effective TEXT,
        kind TEXT,
        validity TEXT NOT NULL,
        stated TEXT,
        topic TEXT,
        digest TEXT NOT NULL,
        content {blob}
    )""",
    """CREATE TABLE files (
        machine TEXT NOT NULL,
        path TEXT NOT NULL,
        size BIGINT NOT NULL,
        changed BIGINT NOT NULL,
        document BIGINT NOT NULL,
        PRIMARY KEY (machine, path)
    )""",
    """CREATE TABLE citations (
        document BIGINT NOT NULL,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        title_key TEXT NOT NULL,
        number TEXT NOT NULL,
        number_key TEXT NOT NULL,
        effect TEXT NOT NULL,
        PRIMARY KEY (document, position)
    )""",
    """CREATE TABLE opinions (
        id {key},
        document BIGINT NOT NULL,
        text TEXT NOT NULL,
        kind TEXT NOT NULL,
        quoted TEXT NOT NULL
    )""",
    "CREATE INDEX documents_change ON documents (change)",
    "CREATE INDEX documents_digest ON documents (digest)",
    "CREATE INDEX documents_kind ON documents (kind, removed)",
    "CREATE INDEX documents_title ON documents (title_key)",
    "CREATE INDEX documents_number ON documents (number_key)",
    "CREATE INDEX files_document ON files (document)",
    "CREATE INDEX citations_title ON citations (title_key)",
    "CREATE INDEX citations_number ON citations (number_key)",
    "CREATE INDEX opinions_document ON opinions (document)",
)
