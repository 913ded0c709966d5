"""`python -m tools.examples` writes the documents of examples/."""

from pathlib import Path

from tools.examples.texts import CLEAN, EVERY_CLASS, REQUIREMENT
from tools.examples.wordml import write

FOLDER = Path(__file__).resolve().parents[2] / "examples"

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    write(FOLDER / "规范的通知.docx", CLEAN)
    write(FOLDER / "新污染物治理方案.docx", REQUIREMENT)
    write(FOLDER / "各类错误.docx", EVERY_CLASS, margins_mm=(25.4, 31.8, 25.4, 31.8))
