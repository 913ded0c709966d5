"""Models of the real classes, made in seconds: a tiny vocabulary and one slip learnt by heart."""

from collections.abc import Callable
from pathlib import Path

import torch
import transformers

SLIP = "各单位要认真做好当前安全生严工作。"
MENDED = SLIP.replace("严", "产")
OTHER = "请园区办牵头抓好2026年落实。"
PAIRS = ((SLIP, MENDED), (MENDED, MENDED), (OTHER, OTHER))
PROMPT = "文本纠错：\n{}\n"
_STEPS = 400
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_SMALL = {"pad_token_id": 0, "bos_token_id": 2, "eos_token_id": 3}


def _tokenizer(folder: Path) -> transformers.BertTokenizerFast:
    told = "".join(wrong + right for wrong, right in PAIRS) + PROMPT
    words = [*_SPECIAL, "2026", *sorted(set(told) - set("{}\n2026"))]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    tokenizer = transformers.BertTokenizerFast(str(folder / "vocab.txt"))
    tokenizer.save_pretrained(folder)
    return tokenizer


def _learn(model: torch.nn.Module, loss: Callable[[], torch.Tensor]) -> None:
    optimizer = torch.optim.Adam(model.parameters(), 3e-3)
    model.train()
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # on busy cores the threads of so small a model only wait
    for _ in range(_STEPS):
        optimizer.zero_grad()
        value = loss()
        value.backward()
        optimizer.step()
        if value.item() < 0.005:
            break
    torch.set_num_threads(threads)


def make_bert(folder: Path) -> None:
    tokenizer = _tokenizer(folder)
    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=len(tokenizer), hidden_size=64, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=64, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    model = transformers.BertForMaskedLM(config)
    batch = tokenizer([wrong for wrong, _ in PAIRS], padding=True, return_tensors="pt")
    labels = tokenizer([right for _, right in PAIRS], padding=True, return_tensors="pt").input_ids
    _learn(model, lambda: model(**batch, labels=labels).loss)
    model.save_pretrained(folder)


def make_t5(folder: Path) -> None:
    tokenizer = _tokenizer(folder)
    torch.manual_seed(1)
    config = transformers.T5Config(
        vocab_size=len(tokenizer), d_model=64, d_kv=32, d_ff=64, num_layers=1, num_heads=2,
        dropout_rate=0.0, decoder_start_token_id=0, **_SMALL,
    )  # fmt: skip
    model = transformers.T5ForConditionalGeneration(config)
    batch = tokenizer([wrong for wrong, _ in PAIRS], padding=True, return_tensors="pt")
    batch.pop("token_type_ids")
    labels = tokenizer([right for _, right in PAIRS], padding=True, return_tensors="pt").input_ids
    labels = labels.masked_fill(labels == 0, -100)
    _learn(model, lambda: model(**batch, labels=labels).loss)
    model.save_pretrained(folder)


def make_gpt2(folder: Path) -> None:
    tokenizer = _tokenizer(folder)
    torch.manual_seed(1)
    config = transformers.GPT2Config(
        vocab_size=len(tokenizer), n_embd=64, n_layer=2, n_head=2, n_positions=96,
        resid_pdrop=0.0, embd_pdrop=0.0, attn_pdrop=0.0, **_SMALL,
    )  # fmt: skip
    model = transformers.GPT2LMHeadModel(config)
    asked = [tokenizer(PROMPT.format(wrong)).input_ids for wrong, _ in PAIRS]
    answered = [tokenizer(right).input_ids[1:] for _, right in PAIRS]
    rows = [a + b for a, b in zip(asked, answered, strict=True)]
    width = max(map(len, rows))
    ids = torch.tensor([row + [0] * (width - len(row)) for row in rows])
    known = [[-100] * len(a) + b for a, b in zip(asked, answered, strict=True)]
    labels = torch.tensor([row + [-100] * (width - len(row)) for row in known])
    mask = (ids != 0).long()
    _learn(model, lambda: model(input_ids=ids, attention_mask=mask, labels=labels).loss)
    model.save_pretrained(folder)
