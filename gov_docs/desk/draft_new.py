"""空白公文: an empty document that conforms, to be given a name when it is first saved."""

import tempfile
from pathlib import Path

from gov_docs.core.draft import Draft, DraftParagraph, Form
from gov_docs.core.types import Role
from gov_docs.desk.draft_pages import free_name
from gov_docs.desk.editing_source import Opened, open_source
from gov_docs.docx_io import create

NAME = "空白公文"


def new_document(folder: Path) -> Opened:
    """Return a document of a title and one paragraph that lies in no file yet."""
    draft = Draft(
        Form.PLAIN, "", "【待填：标题】", body=(DraftParagraph(Role.BODY, "【待填：正文】"),)
    )
    with tempfile.TemporaryDirectory(prefix="govdocs-") as made:
        path = Path(made) / f"{NAME}.docx"
        create.write(draft, path)
        opened = open_source(free_name(folder, NAME), path)
    opened.is_new = True
    return opened
