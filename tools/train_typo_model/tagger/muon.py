"""The step for the matrices: the gradient's mean, made orthogonal (Jordan et al. 2024).

Its size is that of an Adam step (Liu et al. 2025), so that both take one step size.
"""

from collections.abc import Iterable

import torch
from torch import Tensor

_FACTORS = (3.4445, -4.7750, 2.0315)
_ROUNDS = 5


class Muon(torch.optim.Optimizer):  # type: ignore[misc]  # torch is not there when types are checked
    def __init__(self, matrices: Iterable[Tensor], lr: float, decay: float = 0.02) -> None:
        super().__init__(matrices, {"lr": lr, "decay": decay, "momentum": 0.95})

    @torch.no_grad()  # type: ignore[untyped-decorator]
    def step(self) -> None:
        for group in self.param_groups:
            for matrix in group["params"]:
                mean = self.state[matrix].setdefault("mean", torch.zeros_like(matrix))
                mean.lerp_(matrix.grad, 1 - group["momentum"])
                ahead = matrix.grad.lerp(mean, group["momentum"])
                width = matrix.shape[1]
                parts = ahead.split(width) if len(ahead) == 3 * width else (ahead,)
                turn = torch.cat([orthogonal(part) for part in parts])
                size = 0.2 * max(parts[0].shape) ** 0.5
                matrix.mul_(1 - group["lr"] * group["decay"]).add_(turn, alpha=-group["lr"] * size)


def orthogonal(matrix: Tensor) -> Tensor:
    """Return the nearest matrix with orthogonal rows or columns (Newton-Schulz, bf16)."""
    one, two, three = _FACTORS
    x = matrix.bfloat16()
    x = x / (x.norm() + 1e-7)
    if wide := x.shape[0] <= x.shape[1]:
        x = x.T
    for _ in range(_ROUNDS):
        square = x.T @ x
        x = one * x + x @ (two * square + three * square @ square)
    return (x.T if wide else x).float()
