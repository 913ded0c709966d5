import lzma
from pathlib import Path

from tools.train_typo_model import corpus

SHARED = "本办法由某县财政局会同有关单位负责解释"


def _read(folder: Path, lines: list[str]) -> str:
    tests = folder / "tests"
    tests.mkdir()
    (tests / "a.tsv").write_text(f"source\ttarget\n{SHARED}呀\t{SHARED}。\n", "utf-8")
    (folder / "a.txt.xz").write_bytes(lzma.compress("\n".join(lines).encode()))
    read = corpus.read(folder, tests)
    return "\n".join([*read.train.values(), *read.held_out.values()])


def test_a_sentence_that_shares_twelve_characters_with_a_test_set_goes(tmp_path: Path):
    text = _read(
        tmp_path, [f"第二十条自公布之日起施行。{SHARED[:14]}工作。", "各单位应当认真执行本办法。"]
    )
    assert SHARED[:12] not in text
    assert "自公布之日起施行" in text


def test_a_line_counts_once(tmp_path: Path):
    text = _read(tmp_path, ["各单位应当认真执行本办法。"] * 3)
    assert text.count("认真执行") == 1
