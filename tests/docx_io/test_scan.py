"""Element places in bytes agree with lxml's tree."""

import pytest
from lxml import etree

from gov_docs.core.errors import RefusedEditError
from gov_docs.docx_io.scan import element_spans, numbers_of, scan
from gov_docs.docx_io.splice import apply_splices, splice, undo_splices

HARD = (
    "\ufeff<?xml version='1.0'?><!-- <a> --><r xmlns:x='u' b='1>2' c=\"'/>\"><?pi <q>?>"
    "<x:e/><f ><![CDATA[<g>]]>中<h i='a/'></h ></f\n><!--<j/>--></r>"
).encode()


def test_elements_stand_where_lxml_has_them():
    spans = scan(HARD)
    tags = [etree.QName(element).localname for element in etree.fromstring(HARD).iter("*")]
    assert [spans.local_name(n) for n in range(len(spans.spans))] == tags == ["r", "e", "f", "h"]
    assert spans.raw(1) == b"<x:e/>"
    assert spans.content(2) == "<![CDATA[<g>]]>中<h i='a/'></h >".encode()
    assert spans.start_tag(3) == b"<h i='a/'>"
    assert (spans.prefix(1), spans.prefix(2)) == (b"x:", b"")


def test_children_and_ancestors():
    spans = scan(b"<a><b><c/></b><d/><b/></a>")
    assert list(spans.children(0)) == [1, 3, 4]
    assert spans.child(0, "d") == 3
    assert spans.child(2, "d") is None
    assert list(spans.ancestors(2)) == [1, 0]


def test_utf_16_is_refused():
    with pytest.raises(RefusedEditError, match="UTF-8"):
        element_spans("<a/>".encode("utf-16"))
    with pytest.raises(RefusedEditError, match="UTF-8"):
        element_spans(b"<?xml version='1.0' encoding='GBK'?><a/>")


def test_a_tree_of_other_bytes_is_refused():
    root = etree.fromstring(b"<a><b/></a>")
    with pytest.raises(RefusedEditError):
        numbers_of(root, [root[0]], scan(b"<a><b/><c/></a>"))
    with pytest.raises(RefusedEditError):
        numbers_of(root, [root[0]], scan(b"<a><c/></a>"))


def test_splices_are_minimal_and_undone():
    data = b"<t>one two</t>"
    made = [splice("p", data, 3, 10, b"one, two"), splice("p", data, 3, 3, b"0 ")]
    assert (made[0].start, made[0].end, made[0].new) == (6, 6, b",")
    assert splice("p", data, 3, 6, b"one") is None
    new = apply_splices(data, made)
    assert new == b"<t>0 one, two</t>"
    assert undo_splices(new, made) == data


def test_overlapping_splices_are_an_error():
    data = b"abcdef"
    with pytest.raises(ValueError, match="does not fit"):
        apply_splices(data, [splice("p", data, 1, 4, b"X"), splice("p", data, 2, 5, b"Y")])
