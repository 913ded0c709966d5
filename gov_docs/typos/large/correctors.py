"""What is done with a model of each kind, inside its process; the only file that needs torch.

pycorrector's classes hold the model where it is installed, else those of transformers that they
wrap. The answers are read here: pycorrector leaves every sentence with a number or a Latin word
alone, and cuts an answer that is longer than its sentence.
"""

import contextlib
import importlib.util
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from gov_docs.core.text import IS_HAN
from gov_docs.typos.large.kinds import Kind

Correct = Callable[[Sequence[str]], list[str]]

LEAST = 0.75  # of a character's probability; costs a point of F1 and halves the false alarms
_LONGEST = 512  # tokens
_MORE = 32  # tokens an answer may be longer than its sentence
_PROMPT = "文本纠错：\n{}"  # what the published correctors of this kind were trained with
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
# The classes of pycorrector, by the type of model that they can hold.
_PYCORRECTOR = {"bert": "MacBertCorrector", "t5": "T5Corrector"}
_TRANSFORMERS = {
    Kind.MASKED: "AutoModelForMaskedLM",
    Kind.SEQ2SEQ: "AutoModelForSeq2SeqLM",
    Kind.CAUSAL: "AutoModelForCausalLM",
}


def load(kind: str, folder: Path) -> Correct:
    """Return what corrects a batch of sentences with the model of the folder."""
    import torch

    tokenizer, model = _loaded(Kind(kind), str(folder))
    model.eval()
    made = {Kind.MASKED: _masked, Kind.SEQ2SEQ: _seq2seq, Kind.CAUSAL: _causal}[Kind(kind)]
    correct = made(tokenizer, model)

    def without_gradients(sentences: Sequence[str]) -> list[str]:
        with torch.inference_mode():
            return correct(sentences)

    return without_gradients


def _loaded(kind: Kind, folder: str) -> tuple[Any, Any]:
    import transformers

    config = transformers.AutoConfig.from_pretrained(folder, local_files_only=True)
    theirs = _PYCORRECTOR.get(config.model_type)
    if kind is not Kind.CAUSAL and theirs and importlib.util.find_spec("pycorrector"):
        with _without_traces():
            import pycorrector

        held = getattr(pycorrector, theirs)(folder)
        return held.tokenizer, held.model
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = getattr(transformers, _TRANSFORMERS[kind]).from_pretrained(
        folder, local_files_only=True
    )
    return tokenizer, model.to(_device())


@contextlib.contextmanager
def _without_traces() -> Iterator[None]:
    """Take back what importing pycorrector does: a folder in the user's own, ../.. in sys.path."""
    path, environment = list(sys.path), dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYCORRECTOR_DATA_DIR"] = folder
        try:
            yield
        finally:
            sys.path[:] = path
            os.environ.clear()
            os.environ.update(environment)


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def _masked(tokenizer: Any, model: Any) -> Correct:  # noqa: ANN401  torch is not always installed
    longest = min(_LONGEST, getattr(model.config, "max_position_embeddings", _LONGEST))

    def correct(sentences: Sequence[str]) -> list[str]:
        batch = tokenizer(
            list(sentences), padding=True, truncation=True, max_length=longest,
            return_offsets_mapping=True, return_tensors="pt",
        )  # fmt: skip
        places = batch.pop("offset_mapping").tolist()
        known = batch["input_ids"].ne(tokenizer.unk_token_id).tolist()
        logits = model(**batch.to(model.device)).logits.float()
        most, best = logits.max(-1)
        sure = (most - logits.logsumexp(-1)).exp().ge(LEAST).tolist()
        tokens = [tokenizer.convert_ids_to_tokens(row) for row in best.tolist()]
        return [_put(*each) for each in zip(sentences, places, known, sure, tokens, strict=True)]

    return correct


def _put(
    sentence: str,
    places: Sequence[tuple[int, int]],
    known: Sequence[bool],
    sure: Sequence[bool],
    tokens: Sequence[str],
) -> str:
    """Return the sentence with the characters the model is sure of; one for one, Chinese only."""
    out = list(sentence)
    for (start, end), is_known, is_sure, token in zip(places, known, sure, tokens, strict=True):
        if end - start == 1 and is_known and is_sure and IS_HAN.fullmatch(token):
            out[start] = token
    return "".join(out)


def _seq2seq(tokenizer: Any, model: Any) -> Correct:  # noqa: ANN401
    def correct(sentences: Sequence[str]) -> list[str]:
        batch = tokenizer(
            list(sentences), padding=True, truncation=True, max_length=_LONGEST,
            return_tensors="pt",
        )  # fmt: skip
        batch.pop("token_type_ids", None)  # a BERT vocabulary gives them, BART takes none
        room = batch["input_ids"].shape[1] + _MORE
        rows = model.generate(**batch.to(model.device), max_new_tokens=room, do_sample=False)
        return [text.replace(" ", "") for text in _texts(tokenizer, rows)]

    return correct


def _causal(tokenizer: Any, model: Any) -> Correct:  # noqa: ANN401
    def one(sentence: str) -> str:
        batch = tokenizer(_asked(tokenizer, sentence), return_tensors="pt").to(model.device)
        batch.pop("token_type_ids", None)
        room = len(tokenizer(sentence)["input_ids"]) + _MORE
        rows = model.generate(
            **batch, max_new_tokens=room, do_sample=False, pad_token_id=tokenizer.eos_token_id
        )
        (text,) = _texts(tokenizer, rows[:, batch["input_ids"].shape[1] :])
        return _THOUGHT.sub("", text).strip()

    return lambda sentences: [one(sentence) for sentence in sentences]


def _asked(tokenizer: Any, sentence: str) -> str:  # noqa: ANN401
    prompt = _PROMPT.format(sentence)
    if not tokenizer.chat_template:
        return f"{prompt}\n"
    text = tokenizer.apply_chat_template(
        [{"role": "user", "content": prompt}],
        tokenize=False, add_generation_prompt=True, enable_thinking=False,
    )  # fmt: skip
    return str(text)


def _texts(tokenizer: Any, rows: Any) -> list[str]:  # noqa: ANN401
    texts = tokenizer.batch_decode(
        rows, skip_special_tokens=True, clean_up_tokenization_spaces=False
    )
    return [str(text) for text in texts]
