"""One command from text to the typo model.

    python -m tools.train_typo_model --corpus DIR --tests DIR --font FILE --work DIR --out DIR

Intermediate results stay in the work folder; --weights learns only gate and decision again. The
tagger is trained apart, from them (tools/train_typo_model/tagger); --weights follows it.
"""

import argparse
import hashlib
import json
import pickle
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
from pypinyin.phrases_dict import phrases_dict

from gov_docs.typos import features, second_look, tagger
from gov_docs.typos import model as files
from gov_docs.typos.alphabet import Alphabet
from gov_docs.typos.search import search
from tools.train_typo_model import (
    char_model,
    corpus,
    learn,
    neighbour_tables,
    shapes,
    sounds,
    vocabulary,
    word_model,
)
from tools.train_typo_model.noise import Pair

OFFICIAL = ("laws", "news", "reports")
NOISE_LINES = {"articles": 2000, "laws": 4500, "news": 3000, "reports": 900}
USUAL = 4500  # characters that a look-alike is sought among


def main() -> int:
    options = _options()
    options.work.mkdir(parents=True, exist_ok=True)
    options.out.mkdir(parents=True, exist_ok=True)
    if not options.weights:
        _tables(options)
    _weights(options)
    _finish(options)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.train_typo_model", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of .txt.xz")
    parser.add_argument("--tests", type=Path, help="folder of .tsv whose text is kept out")
    parser.add_argument("--font", type=Path, required=True, help="a font with Chinese glyphs")
    parser.add_argument("--work", type=Path, required=True, help="folder for intermediate results")
    parser.add_argument("--out", type=Path, default=Path("resources/models/typo"))
    parser.add_argument("--ngrams", type=int, default=5_000_000)
    parser.add_argument("--pairs", type=int, default=2_500_000)
    parser.add_argument("--weights", action="store_true", help="learn the weights only")
    return parser.parse_args()


def _tables(options: argparse.Namespace) -> None:
    text = corpus.read(options.corpus, options.tests)
    _say("corpus read")
    alphabet = Alphabet(vocabulary.characters(text.train.values()))
    (options.out / files.CHARACTERS).write_text(alphabet.characters, "utf-8")
    words = word_model.count(text.train.values(), alphabet)
    table, counts = word_model.tables(words, phrases_dict, alphabet, options.pairs)
    _save(options.out, word_table=table)
    _say("words counted")
    of_sound = sounds.make(alphabet, counts, least=3)
    _save(options.out, **{name: getattr(of_sound, name) for name in files.ARRAYS[3:8]})
    others, described = shapes.make(alphabet, options.font, USUAL)
    _save(options.out, shape_others=others, described=described)
    _say("sounds and shapes made")
    sizes = _characters(options, text, alphabet)
    facts = {"corpus": text.facts, "ngrams_by_order": sizes, "words": len(counts)}
    (options.work / "facts.json").write_text(json.dumps(facts, ensure_ascii=False), "utf-8")
    with (options.work / "held_out.pickle").open("wb") as file:
        pickle.dump((text.held_out, counts), file)
    with (options.work / "corpus.pickle").open("wb") as file:
        pickle.dump(text.train, file)


def _characters(options: argparse.Namespace, text: corpus.Corpus, alphabet: Alphabet) -> list[int]:
    levels = char_model.count(char_model.stream(list(text.train.values()), alphabet))
    official = [text.train[name] for name in OFFICIAL if name in text.train]
    if official:
        char_model.favour(levels, char_model.stream(official, alphabet))
    after, before = neighbour_tables.make(levels[1].keys, levels[1].raw, alphabet)
    char_model.estimate(levels)
    _say("characters counted")
    char_model.prune(levels, options.ngrams)
    char_model.reweigh(levels)
    single, table = char_model.tables(levels)
    _save(options.out, char_single=single, char_table=table, after=after, before=before)
    _say("n-grams pruned and stored")
    return [len(level.keys) for level in levels]


def _weights(options: argparse.Namespace) -> None:
    with (options.work / "held_out.pickle").open("rb") as file:
        held_out, counts = pickle.load(file)  # noqa: S301 - written by this command
    weights: dict[str, Any] = {}
    model = files.assemble(
        (options.out / files.CHARACTERS).read_text("utf-8"),
        {name: np.load(options.out / f"{name}.npy") for name in _names(options.out)},
        weights,
    )
    texts = learn.sentences(held_out, NOISE_LINES, 1)
    split = len(texts) * 4 // 5
    # Each sentence is spoilt twice: some kinds of mistakes are rare.
    pairs = learn.spoil(texts[:split] * 2, model, counts, 7)
    weights["gate"] = learn.learn_gate(pairs, model)
    _say("gate learned")
    step = "first" if model.tagger else "decision"
    names = features.names_by_kind(features.NAMES)
    weights[step] = learn.learn_decision(pairs, model, search, names)
    _say("decision learned")
    if model.tagger:
        names = features.names_by_kind((*features.NAMES, *second_look.NAMES))
        weights["decision"] = learn.learn_decision(pairs, model, second_look.searched, names)
        _say("decision with the tagger learned")
    # Older articles are left out here: more than half of what is found in them untouched is theirs.
    official = {
        line for name in OFFICIAL if name in held_out for line in held_out[name].split("\n")
    }
    faultless = [text for text in texts if text in official or not official]
    unseen = [text for text in texts[split:] if text in official or not official]
    pairs = learn.spoil(unseen * 2, model, counts, 8)
    pairs += [Pair(text, text) for text in faultless]
    weights["limits"] = learn.limits(pairs, model)
    text = json.dumps(weights, ensure_ascii=False, indent=1)
    (options.out / files.WEIGHTS).write_text(text + "\n", "utf-8")
    _say("calibrated")


def _names(folder: Path) -> tuple[str, ...]:
    """Return the names of the arrays that are there: the tagger's are made apart."""
    with_tagger = (folder / f"{tagger.ARRAYS[0]}.npy").exists()
    return files.ARRAYS + tagger.ARRAYS if with_tagger else files.ARRAYS


def _finish(options: argparse.Namespace) -> None:
    names = [files.CHARACTERS, files.WEIGHTS, *(f"{name}.npy" for name in _names(options.out))]
    digests = {
        name: hashlib.sha256((options.out / name).read_bytes()).hexdigest() for name in names
    }
    facts = json.loads((options.work / "facts.json").read_text("utf-8"))
    manifest = {"version": files.VERSION, "files": digests, "made_from": facts}
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (options.out / files.MANIFEST).write_text(text + "\n", "utf-8")


def _save(folder: Path, **arrays: Any) -> None:  # noqa: ANN401
    for name, array in arrays.items():
        np.save(folder / f"{name}.npy", array)


def _say(text: str) -> None:
    print(f"{time.process_time():7.1f} s of CPU: {text}", flush=True)


sys.exit(main())
