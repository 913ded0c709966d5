"""Whether a part changed only by what new comments need: added at its end, nothing else."""

import posixpath
from collections.abc import Collection

from lxml import etree

from gov_docs.docx_io.package import Package
from gov_docs.docx_io.xmlns import w


def only_comments_added(before: Package, after: Package, part: str, ours: Collection[str]) -> bool:
    """Say whether a part has all it had, and more only for the comments whose ids are ours."""
    main = before.main_part()
    comments = after.related(main, "comments")[:1]
    added = _added(before, after, part)
    if added is None or not comments:
        return False
    if part in comments:
        return all(one.tag == w("comment") and one.get(w("id")) in ours for one in added)
    if comments[0] in before.parts or len(added) != 1:
        return False
    if part.lower() == "[content_types].xml":
        return added[0].get("PartName") == f"/{comments[0]}"
    folder, name = posixpath.split(main)
    own = part.lower() == posixpath.join(folder, "_rels", f"{name}.rels").lower()
    return own and added[0].get("Target") == posixpath.basename(comments[0])


def _added(before: Package, after: Package, part: str) -> list[etree._Element] | None:
    """Return what stands behind the old content, None where that is not as it was."""
    new = after.xml(part)
    if part not in before.parts:
        return list(new)
    old = before.xml(part)
    olds, news = ([etree.tostring(child, with_tail=False) for child in root] for root in (old, new))
    same = old.tag == new.tag and old.items() == new.items() and news[: len(olds)] == olds
    return list(new)[len(olds) :] if same else None
