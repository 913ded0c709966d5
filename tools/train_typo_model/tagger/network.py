"""The tagger's network: characters and their sounds in, one vector for each place out.

A transformer encoder (Vaswani et al. 2017) with normalisation before each part (Xiong et al.
2020) and rotary positions (Su et al. 2021); the output layer is the character embedding itself.
"""

import torch
from torch import Tensor, nn

WIDTH, LAYERS, HEADS, INNER = 256, 4, 4, 1024
MASK = 7131  # one more than the alphabet's largest number
_BASE = 1000.0


class Block(nn.Module):  # type: ignore[misc]  # torch is not there when types are checked
    def __init__(self) -> None:
        super().__init__()
        self.before, self.between = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
        rows, length, _ = x.shape
        parts = self.qkv(self.before(x)).view(rows, length, 3, HEADS, WIDTH // HEADS)
        q, k, v = parts.permute(2, 0, 3, 1, 4)
        chances = turned(q, turns) @ turned(k, turns).transpose(-1, -2) / (WIDTH // HEADS) ** 0.5
        seen = chances.softmax(-1).to(v.dtype) @ v
        x = x + self.out(seen.transpose(1, 2).reshape(rows, length, WIDTH))
        return x + self.narrow(nn.functional.relu(self.widen(self.between(x))).square())


class Tagger(nn.Module):  # type: ignore[misc]  # likewise
    def __init__(self, syllables: Tensor) -> None:
        """`syllables` gives each character's first syllable, by number from 0; MASK has its own."""
        super().__init__()
        self.characters = nn.Embedding(MASK + 1, WIDTH)
        self.sounds = nn.Embedding(int(syllables.max()) + 1, WIDTH)
        nn.init.normal_(self.characters.weight, std=0.06)
        nn.init.normal_(self.sounds.weight, std=0.06)
        self.blocks = nn.ModuleList(Block() for _ in range(LAYERS))
        self.last = nn.LayerNorm(WIDTH)
        self.offset = nn.Parameter(torch.zeros(MASK + 1))
        self.register_buffer("syllables", syllables, persistent=False)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vectors of `ids` (rows x length): rows x length x WIDTH."""
        x = self.characters(ids) + self.sounds(self.syllables[ids])
        turns = angles(ids.shape[1])
        for block in self.blocks:
            x = block(x, turns)
        return self.last(x)

    def scores(self, vectors: Tensor) -> Tensor:
        return vectors @ self.characters.weight.T + self.offset


def angles(length: int) -> tuple[Tensor, Tensor]:
    half = WIDTH // HEADS // 2
    rates = _BASE ** (-torch.arange(half) / half)
    angle = torch.arange(length)[:, None] * rates
    return angle.cos(), angle.sin()


def turned(x: Tensor, turns: tuple[Tensor, Tensor]) -> Tensor:
    cos, sin = turns[0].to(x.dtype), turns[1].to(x.dtype)
    one, two = x.chunk(2, dim=-1)
    return torch.cat([one * cos - two * sin, one * sin + two * cos], dim=-1)
