"""Names of the XML vocabularies a .docx is written in."""

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M_NS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
MC_NS = "http://schemas.openxmlformats.org/markup-compatibility/2006"

# Strict OOXML (ISO/IEC 29500) says the same under other names.
STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": W_NS,
    "http://purl.oclc.org/ooxml/officeDocument/math": M_NS,
    "http://purl.oclc.org/ooxml/officeDocument/relationships": R_NS,
    "http://purl.oclc.org/ooxml/drawingml/main": A_NS,
}


def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return f"{{{W_NS}}}{name}"


def m(name: str) -> str:
    return f"{{{M_NS}}}{name}"


def r(name: str) -> str:
    return f"{{{R_NS}}}{name}"


def a(name: str) -> str:
    return f"{{{A_NS}}}{name}"


def mc(name: str) -> str:
    return f"{{{MC_NS}}}{name}"
