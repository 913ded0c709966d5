"""The tables of the store, the same in SQLite and PostgreSQL."""

VERSION = 1

# `{blob}` and `{key}` are spelled by each engine. Citations carry no target: which document a title
# means is looked up when asked, so a document that arrives later is found without a second pass.
TABLES = (
    """CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT NOT NULL)""",
    """CREATE TABLE IF NOT EXISTS documents (
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
        kind TEXT,
        validity TEXT NOT NULL,
        topic TEXT,
        digest TEXT NOT NULL,
        content {blob}
    )""",
    """CREATE TABLE IF NOT EXISTS files (
        machine TEXT NOT NULL,
        path TEXT NOT NULL,
        size BIGINT NOT NULL,
        changed BIGINT NOT NULL,
        document BIGINT NOT NULL,
        PRIMARY KEY (machine, path)
    )""",
    """CREATE TABLE IF NOT EXISTS citations (
        document BIGINT NOT NULL,
        position INTEGER NOT NULL,
        title TEXT NOT NULL,
        title_key TEXT NOT NULL,
        number TEXT NOT NULL,
        number_key TEXT NOT NULL,
        repeals INTEGER NOT NULL,
        PRIMARY KEY (document, position)
    )""",
    """CREATE TABLE IF NOT EXISTS opinions (
        id {key},
        document BIGINT NOT NULL,
        text TEXT NOT NULL,
        kind TEXT NOT NULL,
        quoted TEXT NOT NULL
    )""",
    "CREATE INDEX IF NOT EXISTS documents_change ON documents (change)",
    "CREATE INDEX IF NOT EXISTS documents_digest ON documents (digest)",
    "CREATE INDEX IF NOT EXISTS documents_title ON documents (title_key)",
    "CREATE INDEX IF NOT EXISTS documents_number ON documents (number_key)",
    "CREATE INDEX IF NOT EXISTS files_document ON files (document)",
    "CREATE INDEX IF NOT EXISTS citations_title ON citations (title_key)",
    "CREATE INDEX IF NOT EXISTS citations_number ON citations (number_key)",
    "CREATE INDEX IF NOT EXISTS opinions_document ON opinions (document)",
)
