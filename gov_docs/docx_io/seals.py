"""Whether a file carries a digital signature or an electronic seal, which any edit would break."""

import re

from gov_docs.docx_io.package import Package
from gov_docs.docx_io.xmlns import w

_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
# Names under which the seal programs register: 金格 iSignature, 点聚 WebSign and AIP, 书生, 北京 CA, e签宝.
_SEAL = re.compile(
    r"seal|isignature|websign|kinggrid|dianju|sursen|bjca|esign|签章|印章", re.IGNORECASE
)


def is_signed(package: Package, main: str) -> bool:
    """Return whether the package has a signature part or the document a known seal object."""
    if any(name.lower().startswith("_xmlsignatures/") for name in package.parts):
        return True
    if any(one.kind == "origin" for one in package.relationships("")):
        return True
    root = package.xml(main)
    names = [element.get("ProgID", "") for element in root.iter(_OLE)]
    names += [element.get(w("name"), "") for element in root.iter(w("control"))]
    return any(_SEAL.search(name) for name in names)
