"""Between trained weights and the arrays the engine maps: eight bits a weight, a scale a row."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from gov_docs.typos import tagger as stored
from tools.train_typo_model.tagger.network import Tagger


def arrays(network: Tagger) -> dict[str, NDArray[np.generic]]:
    weights = {_short(k): v.float().numpy() for k, v in network.state_dict().items()}
    packed, scales = [], []
    for name, shape in stored.matrices(network.sounds.num_embeddings).items():
        matrix = weights[f"{name}.weight"]
        if matrix.shape != shape:
            raise ValueError(f"{name}: {matrix.shape} is not {shape}")
        scale = np.abs(matrix).max(axis=1, keepdims=True) / 127 + 1e-9
        packed.append(np.round(matrix / scale).astype(np.int8).ravel())
        scales.append(scale.ravel())
    vectors = [weights[name] for name in stored.vectors()]
    return {
        "tagger_matrices": np.concatenate(packed),
        "tagger_scales": np.concatenate(scales).astype(np.float32),
        "tagger_vectors": np.concatenate(vectors).astype(np.float32),
    }


def restored(arrays: Mapping[str, NDArray[Any]], syllables: NDArray[np.int64]) -> dict[str, Any]:
    """Return stored arrays as the network's weights, to go on training where the model stands."""
    weights = stored.widened(arrays, int(syllables.max()) + 2)
    out = {}
    for name, value in weights.items():
        whole = f"{name}.weight" if name in stored.matrices(1) else name
        out[f"blocks.{whole}" if whole[0].isdigit() else whole] = torch.from_numpy(value.copy())
    return out


def _short(name: str) -> str:
    return name.removeprefix("blocks.")
