"""Train the tagger, or go on training it; stops at the end of its time, saves every few minutes.

    python -m tools.train_typo_model.tagger --model DIR --work DIR --hours H --out FILE

    torchrun --nproc-per-node 2 -m tools.train_typo_model.tagger ... --threads 1

The second form uses two cores better than two threads do. --model is the folder of the tables,
--work holds corpus.pickle and held_out.pickle of the table
training; --out receives the weights. Training goes on from --out where it exists, else from the
tagger among the tables where there is one, and at the end puts its own there (--store).
"""

import argparse
import math
import pickle
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import rjieba
import torch
from numpy.typing import NDArray

from gov_docs.typos import model as files
from gov_docs.typos.alphabet import Alphabet
from gov_docs.typos.model import Model
from gov_docs.typos.tagger import ARRAYS, EXTRA, GAP
from tools.train_typo_model.tagger import storing, together, windows
from tools.train_typo_model.tagger.muon import Muon
from tools.train_typo_model.tagger.network import MASK, Tagger

OFFICIAL = ("laws", "news", "reports")
_ROWS = 48
_PEAK, _LEAST, _WARM = 1.2e-3, 3e-5, 300
_DENSE = 0.7  # share of the time with more mistakes
_SAVE_S = 240
_CHECK = 24  # batches of held-out text


def main() -> int:
    options = _options()
    together.meet()
    torch.set_num_threads(options.threads)
    model = _tables(options.model)
    text, held_out, others = _data(options, model)
    tagger = Tagger(syllables(model))
    seen = restore(tagger, options.out, options.model, model)
    train(tagger, text, held_out, others, model.alphabet, options, seen)
    if options.store and together.rank() == 0:
        for name, array in storing.arrays(tagger).items():
            np.save(options.model / f"{name}.npy", array)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.train_typo_model.tagger")
    parser.add_argument("--model", type=Path, default=Path("resources/models/typo"))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the weights, .pt")
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--peak", type=float, default=_PEAK, help="highest step size")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--store", action="store_true", help="put the tagger among the tables")
    return parser.parse_args()


def _tables(folder: Path) -> Model:
    arrays = {name: np.load(folder / f"{name}.npy") for name in files.ARRAYS}
    return files.assemble((folder / files.CHARACTERS).read_text("utf-8"), arrays, {})


def _data(
    options: argparse.Namespace, model: Model
) -> tuple[windows.Text, windows.Text, windows.Others]:
    stored = options.work / "tagger_windows.pickle"
    if together.rank() == 0 and not stored.exists():
        with (options.work / "corpus.pickle").open("rb") as file:
            train = pickle.load(file)  # noqa: S301 - written by the table training
        with (options.work / "held_out.pickle").open("rb") as file:
            held_out, counts = pickle.load(file)  # noqa: S301 - likewise
        seen = Counter(word for part in train.values() for word in rjieba.cut(part, False))
        usual = [w for w, n in seen.items() if n >= 3 and 2 <= len(w) <= 4 and _is_han(w, model)]
        rows, words = windows.word_others(usual, model.alphabet, model.sounds, counts, 1)
        single = windows.character_others(model.alphabet, model.sounds, model.shapes, counts, 2)
        # Official text counts twice: it is what the tagger is for.
        parts = [train[name] for name in train] + [train[n] for n in OFFICIAL if n in train]
        text = windows.text("\n".join(parts), model.alphabet, rows)
        usual_chars = windows.usual_others(text, model.alphabet, model.sounds, 3)
        data = (
            text,
            windows.text("\n".join(held_out.values()), model.alphabet, rows),
            windows.Others(single, usual_chars, words),
        )
        with stored.open("wb") as file:
            pickle.dump(data, file, 5)
    together.agreed(0.0)  # the others wait for the first to have written it
    with stored.open("rb") as file:
        text, held_out, others = pickle.load(file)  # noqa: S301 - written above
    return text, held_out, others


def _is_han(word: str, model: Model) -> bool:
    return bool(model.alphabet.han[model.alphabet.encode(word)].all())


def syllables(model: Model) -> torch.Tensor:
    first = model.sounds.first()
    return torch.from_numpy(np.r_[first, first.max() + 1])


def restore(tagger: Tagger, path: Path, folder: Path, model: Model) -> int:
    """Load the weights, if there are any; return how many characters they have seen."""
    if path.exists():
        stored = torch.load(path, weights_only=True)
        tagger.load_state_dict(stored["weights"])
        return int(stored["seen"])
    if (folder / f"{ARRAYS[0]}.npy").exists():
        arrays = {name: np.load(folder / f"{name}.npy") for name in ARRAYS}
        tagger.load_state_dict(storing.restored(arrays, model.sounds.first()))
    return 0


def save(tagger: Tagger, path: Path, seen: int) -> None:
    draft = path.with_suffix(".part")
    weights = {name: value.half() for name, value in tagger.state_dict().items()}
    torch.save({"weights": weights, "seen": seen}, draft)
    draft.replace(path)


def train(
    tagger: Tagger, text: windows.Text, held_out: windows.Text, others: windows.Others,
    alphabet: Alphabet, options: argparse.Namespace, seen: int,
) -> None:  # fmt: skip
    optimisers = _optimisers(tagger, options.peak)
    draw = np.random.default_rng(options.seed + seen + together.rank())
    han = np.r_[alphabet.han, False]
    begin = saved = time.monotonic()
    step, mean = 0, 0.0
    while (share := together.agreed(_share(begin, options.hours))) < 1:
        rate = _LEAST + (options.peak - _LEAST) * (1 + math.cos(math.pi * share)) / 2
        for group in (group for each in optimisers for group in each.param_groups):
            group["lr"] = rate * min(1.0, (step + 1) / _WARM)
        mix = windows.DENSE if share < _DENSE else windows.USUAL
        loss = _loss(tagger, windows.batch(text, others, han, _ROWS, draw, mix))
        tagger.zero_grad(set_to_none=True)
        loss.backward()
        together.average(tagger)
        torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        for optimiser in optimisers:
            optimiser.step()
        step, seen = step + 1, seen + _ROWS * windows.LENGTH * together.count()
        mean += (loss.item() - mean) * max(0.01, 1 / step)
        now = time.monotonic()
        if step % 200 == 0:
            _tell(f"{now - begin:7.0f} s {seen / 1e6:6.2f} M characters, loss {mean:.3f}")
        if now - saved > _SAVE_S and together.rank() == 0:
            saved = now
            save(tagger, options.out, seen)
            _tell(f"{now - begin:7.0f} s saved; {check(tagger, held_out, others, han)}")
    if together.rank() == 0:
        save(tagger, options.out, seen)
        _tell(f"done; {check(tagger, held_out, others, han)}")


def _share(begin: float, hours: float) -> float:
    """Return how much of the time is over."""
    return (time.monotonic() - begin) / (hours * 3600)


def _tell(text: str) -> None:
    if together.rank() == 0:
        print(text, flush=True)


def _optimisers(tagger: Tagger, rate: float) -> list[torch.optim.Optimizer]:
    matrices = [p for p in tagger.blocks.parameters() if p.dim() >= 2]
    tables = [tagger.characters.weight, tagger.sounds.weight]
    plain = [p for p in tagger.parameters() if p.dim() < 2]
    groups = [{"params": tables, "weight_decay": 0.02}, {"params": plain, "weight_decay": 0.0}]
    adam = torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), fused=True)
    return [adam, Muon(matrices, rate)]


def _loss(tagger: Tagger, part: windows.Batch) -> torch.Tensor:
    target = torch.from_numpy(part.target[part.wanted])
    return torch.nn.functional.cross_entropy(_scores(tagger, part), target)


def _scores(tagger: Tagger, part: windows.Batch) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        vectors = tagger(torch.from_numpy(part.source))[torch.from_numpy(part.wanted)]
        scores: torch.Tensor = tagger.scores(vectors)
    return scores.float()


def check(
    tagger: Tagger, text: windows.Text, others: windows.Others, han: NDArray[np.bool_]
) -> str:
    """Return how the tagger does on held-out text: nats by kind of place, mistakes mended."""
    draw = np.random.default_rng(99)
    sums: defaultdict[str, NDArray[np.float64]] = defaultdict(lambda: np.zeros(3))
    for _ in range(_CHECK):
        part = windows.batch(text, others, han, _ROWS, draw, windows.USUAL)
        source, target = part.source[part.wanted], part.target[part.wanted]
        with torch.no_grad():
            scores = _scores(tagger, part)
            chances = torch.log_softmax(scores, 1)
        nats = -chances.numpy()[np.arange(len(target)), target]
        right = scores.argmax(1).numpy() == target
        kinds = {"gap": source == MASK, "kept": source == target}
        kinds |= {"extra": target == EXTRA, "missing": target == GAP}
        for kind, which in (kinds | {"wrong": ~np.logical_or.reduce(list(kinds.values()))}).items():
            sums[kind] += [which.sum(), nats[which].sum(), right[which].sum()]
    return ", ".join(f"{k} {v[1] / v[0]:.3f} nats {v[2] / v[0]:.1%} right" for k, v in sums.items())


if __name__ == "__main__":
    sys.exit(main())
