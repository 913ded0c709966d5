"""Page numbers for a file that has no footer: two new parts, and what makes the file show them."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import replace

from gov_docs.core.errors import UnprovenFixError
from gov_docs.core.types import Paragraph
from gov_docs.docx_io.archive import read_archive, rebuild
from gov_docs.docx_io.create.figures import Figures
from gov_docs.docx_io.create.page import unstyled_footer
from gov_docs.docx_io.markup import names_at
from gov_docs.docx_io.package import Package, Parts
from gov_docs.docx_io.read import read_package
from gov_docs.docx_io.scan import numbers_of, scan
from gov_docs.docx_io.xmlns import R_NS, w

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
# What the schema puts before w:evenAndOddHeaders in the settings.
_EARLIER = frozenset(
    [
        "writeProtection",
        "view",
        "zoom",
        "removePersonalInformation",
        "removeDateAndTime",
        "doNotDisplayPageBoundaries",
        "displayBackgroundShape",
        "printPostScriptOverText",
        "printFractionalCharacterWidth",
        "printFormsData",
        "embedTrueTypeFonts",
        "embedSystemFonts",
        "saveSubsetFonts",
        "saveFormsData",
        "mirrorMargins",
        "alignBordersAndEdges",
        "bordersDoNotSurroundHeader",
        "bordersDoNotSurroundFooter",
        "gutterAtTop",
        "hideSpellingErrors",
        "hideGrammaticalErrors",
        "activeWritingStyle",
        "proofState",
        "formsDesign",
        "attachedTemplate",
        "linkStyles",
        "stylePaneFormatFilter",
        "stylePaneSortMethod",
        "documentType",
        "mailMerge",
        "revisionView",
        "trackRevisions",
        "doNotTrackMoves",
        "doNotTrackFormatting",
        "documentProtection",
        "autoFormatOverride",
        "styleLockTheme",
        "styleLockQFSet",
        "defaultTabStop",
        "autoHyphenation",
        "consecutiveHyphenLimit",
        "hyphenationZone",
        "doNotHyphenateCaps",
        "showEnvelope",
        "summaryLength",
        "clickAndTypeStyle",
        "defaultTableStyle",
    ]
)


def package_with(package: Package, changed: Mapping[str, bytes]) -> Package:
    """Return the package as it would be read with these parts changed."""
    archive = read_archive(rebuild(package.archive, changed), package.path.name)
    return Package(package.path, Parts(archive, package.path.name), archive)


def page_numbers(package: Package, f: Figures) -> dict[str, bytes]:
    """Return the parts that give the file page numbers; none where it has footers or no section."""
    main = package.main_part()
    root = package.xml(main)
    sections = [one for one in root.iter(w("sectPr")) if one.getparent() is not None]
    has_footer = next(root.iter(w("footerReference")), None) is not None
    settings = package.related(main, "settings")[:1]
    if not sections or has_footer or not settings:
        return {}
    kinds = ("default", "even") if _may_alternate(package) else ("default",)
    named = {_free_name(package, main, at): kind for at, kind in enumerate(kinds, 1)}
    out = {name: unstyled_footer(kind, f).encode() for name, kind in named.items()}
    out |= _referred(package, main, named)
    if len(kinds) > 1:
        out[settings[0]] = _alternating(package.parts[settings[0]])
    return out


def _may_alternate(package: Package) -> bool:
    """Say whether odd and even pages may differ: a header of its own would be lost on even ones."""
    return next(package.xml(package.main_part()).iter(w("headerReference")), None) is None


def _free_name(package: Package, main: str, number: int) -> str:
    folder = posixpath.dirname(main)
    while package.find(posixpath.join(folder, f"footerGw{number}.xml")):
        number += 10
    return posixpath.join(folder, f"footerGw{number}.xml")


def _referred(package: Package, main: str, named: Mapping[str, str]) -> dict[str, bytes]:
    """Return the document, its relationships and the content types that name the new parts."""
    folder, name = posixpath.split(main)
    relations = package.find(posixpath.join(folder, "_rels", f"{name}.rels"))
    types = package.find("[Content_Types].xml")
    if relations is None or types is None:
        raise UnprovenFixError(f"{package.path.name}：文件缺少部件清单，已损坏；请用 Word 打开修复")
    ids = {part: f"rIdGw{at}" for at, part in enumerate(named, 1)}
    links = "".join(
        f'<Relationship Id="{id_}" Type="{R_NS}/footer" Target="{posixpath.basename(part)}"/>'
        for part, id_ in ids.items()
    )
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{_TYPE}"/>' for part in ids)
    return {
        main: _with_references(package, main, {ids[part]: kind for part, kind in named.items()}),
        relations: _at_end(package.parts[relations], links),
        types: _at_end(package.parts[types], overrides),
    }


def _with_references(package: Package, main: str, kinds: Mapping[str, str]) -> bytes:
    """Return the document with the footers in its first section; the others go on with them."""
    data = package.parts[main]
    scanned = scan(data)
    first = next(package.xml(main).iter(w("sectPr")))
    number = numbers_of(package.xml(main), {first}, scanned)[first]
    names, span = names_at(scanned, number), scanned.spans[number]
    references = b"".join(
        names.tag("footerReference", {"type": kind}, "")
        + f' xmlns:gw="{R_NS}" gw:id="{id_}"/>'.encode()
        for id_, kind in kinds.items()
    )
    tag = scanned.start_tag(number)
    if tag.endswith(b"/>"):
        whole = tag[:-2] + b">" + references + names.end("sectPr")
        return data[: span.start] + whole + data[span.end :]
    return data[: span.start_tag_end] + references + data[span.start_tag_end :]


def _at_end(data: bytes, rows: str) -> bytes:
    """Return a list part with rows added; they are of the root's own vocabulary."""
    scanned = scan(data)
    prefix = scanned.prefix(0).decode()
    new = rows.replace("<", f"<{prefix}").encode()
    at = scanned.spans[0].end_tag_start
    return data[:at] + new + data[at:]


def _alternating(data: bytes) -> bytes:
    """Return the settings with odd and even pages set apart."""
    scanned = scan(data)
    if scanned.child(0, "evenAndOddHeaders") is not None:
        return data
    at = scanned.spans[0].start_tag_end
    for number in scanned.children(0):
        if scanned.local_name(number) in _EARLIER:
            at = scanned.spans[number].end
    return data[:at] + names_at(scanned, 0).empty("evenAndOddHeaders", {}) + data[at:]


def prove_only_numbers(before: Package, changed: Mapping[str, bytes]) -> None:
    """Prove that the parts only gained something, and that all paragraphs read as before."""
    for name, data in changed.items():
        if name in before.parts and not _only_gained(before.parts[name], data):
            raise _unproven(before, name)
    after = package_with(before, changed)
    new = set(changed) - set(before.parts)
    shown = [
        para for para in read_package(after).document.paragraphs if para.place.story not in new
    ]
    if _said(shown) != _said(read_package(before).document.paragraphs):
        raise _unproven(before, before.main_part())


def _only_gained(old: bytes, new: bytes) -> bool:
    """Say whether one stretch was put in; an empty element may have been opened for it."""
    pairs = enumerate(zip(old, new, strict=False))
    head = next((at for at, (was, now) in pairs if was != now), len(old))
    rest = old[head:]
    return new.endswith(rest) or (rest.startswith(b"/>") and new.endswith(rest[2:]))


def _said(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    return [replace(para, id=0) for para in paragraphs]


def _unproven(package: Package, part: str) -> UnprovenFixError:
    return UnprovenFixError(
        f"{package.path.name}：加页码后 {part} 与预期不符，未写入任何内容；请在 Word 中插入页码"
    )
