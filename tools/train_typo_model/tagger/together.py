"""Several processes that train one network: each its own windows, the mean of their gradients.

Started by torchrun; without it there is one process, and all of this does nothing.
"""

import os

import torch
import torch.distributed as processes


def meet() -> None:
    if count() > 1:
        processes.init_process_group("gloo")


def rank() -> int:
    """Return this process's number, from 0; the first one saves and tells."""
    return int(os.environ.get("RANK", "0"))


def count() -> int:
    return int(os.environ.get("WORLD_SIZE", "1"))


def agreed(value: float) -> float:
    """Return the first process's value, so that all end at the same step."""
    if count() == 1:
        return value
    told = torch.tensor([value], dtype=torch.float64)
    processes.broadcast(told, 0)
    return float(told)


def average(network: torch.nn.Module) -> None:
    """Replace each gradient by the mean of all processes' own."""
    if count() == 1:
        return
    grads = [p.grad for p in network.parameters()]
    flat = torch.cat([grad.flatten() for grad in grads]) / count()
    processes.all_reduce(flat)
    for grad, part in zip(grads, flat.split([grad.numel() for grad in grads]), strict=True):
        grad.copy_(part.view_as(grad))
