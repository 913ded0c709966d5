"""Ways to damage a .docx: in the XML of a part, in its bytes, among the parts, in the zip."""

from random import Random

from benchmarks.mutations import in_bytes, in_package, in_tree, in_zip
from benchmarks.mutations.package import Parts, packed, unpacked

__all__ = ["Parts", "mutate", "packed", "unpacked"]

_OF_PARTS = (*in_tree.ALL, *in_tree.ALL, *in_bytes.ALL, *in_package.ALL)  # trees twice as often


def mutate(data: bytes, random: Random) -> tuple[bytes, str]:
    """Return a damaged copy of a .docx, and the names of the one to three ways it was damaged."""
    names: list[str] = []
    parts = unpacked(data)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        if random.random() < 0.08:
            one = random.choice(in_zip.ALL)
            return one(packed(parts), random), "+".join([*names, one.__name__])
        change = random.choice(_OF_PARTS)
        change(parts, random)
        names.append(change.__name__)
    return packed(parts), "+".join(names)
