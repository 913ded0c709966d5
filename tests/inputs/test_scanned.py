import builtins
from pathlib import Path

import pytest

from gov_docs.core.errors import NoRecogniserError, NoTextError, UnreadableFileError
from gov_docs.core.roles import label
from gov_docs.inputs import scanned
from gov_docs.inputs.reader import read_file
from gov_docs.inputs.scanned import read_scan
from tests.inputs.pdf_builder import Frame, pdf, written

WIDTH, HEIGHT = 1654, 2339  # A4 at 200 dots per inch


def box(left: float, top: float, right: float, bottom: float) -> list[list[float]]:
    return [[left, top], [right, top], [right, bottom], [left, bottom]]


PAGE = [
    (box(620, 480, 1040, 530), "某环〔2026]12号", 0.9),
    (box(330, 640, 1330, 700), "关于做好冬季大气污染防治工作的通知", 0.95),
    (box(220, 800, 570, 850), "各区生态环境分局：", 0.9),
    (box(308, 880, 1430, 930), "为做好冬季大气污染防治工作，现就有关事项通知如下，请认", 0.9),
    (box(220, 960, 480, 1010), "真抓好落实。", 0.9),
    (box(500, 1100, 560, 1120), "～～", 0.2),
    (box(960, 1300, 1330, 1350), "某某市生态环境局", 0.9),
    (box(980, 1380, 1330, 1430), "2026年11月20日", 0.9),
]


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """Let every page be read as PAGE; return the shapes of the pictures that were looked at."""
    seen: list[tuple[int, ...]] = []

    def read(picture):
        seen.append(picture.shape)
        scale = picture.shape[1] / WIDTH
        return [
            ([[x * scale, y * scale] for x, y in corners], text, sure)
            for corners, text, sure in PAGE
        ], None

    monkeypatch.setattr(scanned, "_loaded", lambda: read)
    return seen


def blank_pdf(folder: Path, pages: int = 1) -> Path:
    return written(folder, pdf(*([[Frame(10, 10, 20, 20)]] * pages)))


def picture(folder: Path, name: str = "扫描.png") -> Path:
    image = pytest.importorskip("PIL.Image")
    path = folder / name
    image.new("RGB", (WIDTH, HEIGHT), "white").save(path)
    return path


def test_a_recognised_page_is_a_document_with_its_elements(tmp_path, recognised):
    path = blank_pdf(tmp_path)
    document = label(read_scan(path, path.read_bytes()).document)
    elements = document.elements
    assert elements.doc_number == "某环〔2026〕12号"  # a bracket told wrong is put right
    assert elements.title == "关于做好冬季大气污染防治工作的通知"
    assert (elements.issuer, elements.date) == ("某某市生态环境局", "2026-11-20")
    assert "～" not in "".join(para.text for para in document.paragraphs)
    assert "请认真抓好落实。" in next(p.text for p in document.paragraphs if "请认" in p.text)


def test_a_picture_is_read_as_well(tmp_path, recognised):
    for name in ("扫描.png", "照片.jpg", "传真.tif"):
        path = picture(tmp_path, name)
        assert read_scan(path, path.read_bytes()).document.paragraphs
    assert recognised == [(HEIGHT, WIDTH, 3)] * 3


def test_of_a_long_scan_the_first_pages_and_the_last_are_read(tmp_path, recognised):
    path = blank_pdf(tmp_path, 9)
    document = read_scan(path, path.read_bytes()).document
    assert sorted({para.place.page for para in document.paragraphs}) == [0, 1, 2, 3, 4, 8]


def test_without_the_extra_it_is_said_what_to_do(tmp_path, monkeypatch):
    path = blank_pdf(tmp_path)
    real = builtins.__import__

    def without(name, *rest, **more):
        if name.startswith("rapidocr"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    scanned._loaded.cache_clear()
    with pytest.raises(NoRecogniserError, match=r"照原件填写.*gov_docs\[ocr\]"):
        read_scan(path, path.read_bytes())


def test_an_empty_page_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(scanned, "_loaded", lambda: lambda _: (None, None))
    path = blank_pdf(tmp_path)
    with pytest.raises(NoTextError, match="没有认出文字"):
        read_scan(path, path.read_bytes())


def test_a_picture_that_is_none_is_told(tmp_path, recognised):
    pytest.importorskip("PIL")
    path = tmp_path / "坏.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n broken")
    with pytest.raises(UnreadableFileError, match="图片打不开"):
        read_scan(path, path.read_bytes())


def test_a_pdf_without_text_is_known_for_a_scan(tmp_path):
    with pytest.raises(NoTextError):
        read_file(blank_pdf(tmp_path))


@pytest.mark.slow
def test_the_real_recogniser_reads_a_number(tmp_path):
    pytest.importorskip("rapidocr_onnxruntime")
    image = pytest.importorskip("PIL.Image")
    draw, font = pytest.importorskip("PIL.ImageDraw"), pytest.importorskip("PIL.ImageFont")
    page = image.new("RGB", (900, 300), "white")
    draw.Draw(page).text((60, 100), "2026-11-22", font=font.load_default(80), fill="black")
    page.save(tmp_path / "a.png")
    read = read_scan(tmp_path / "a.png", (tmp_path / "a.png").read_bytes())
    assert "2026-11-22" in "".join(para.text for para in read.document.paragraphs)
