"""From text to alternatives: gate, proposals, clusters, features, for a whole document at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gov_docs.typos import gate
from gov_docs.typos.clusters import Clusters, cluster
from gov_docs.typos.edits import Edits
from gov_docs.typos.features import by_kind, measure
from gov_docs.typos.model import Model
from gov_docs.typos.proposals import propose
from gov_docs.typos.stream import Stream, lay_out


@dataclass(frozen=True, slots=True)
class Found:
    stream: Stream
    clusters: Clusters
    features: NDArray[np.float64]
    suspicion: NDArray[np.float32]  # by place: the gate's
    pool: Edits  # the single edits that the clusters were made of


def search(texts: Sequence[str], model: Model) -> Found:
    """Return the places where something else would read better, with their alternatives."""
    stream = lay_out(texts, model.alphabet, model.fluency)
    weights = model.weights["gate"]
    suspicion = gate.suspicion(gate.signs(stream, model.words), weights["signs"])
    near = stream.open & (suspicion > weights["near"])
    hot = stream.open & (suspicion > weights["hot"])
    edits = propose(stream, near, hot, model)
    found = cluster(edits, stream, model)
    features = by_kind(measure(found, stream, suspicion, model))
    return Found(stream, found, features, suspicion, edits)
