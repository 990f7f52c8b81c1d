"""Writes writer.safetensors, a small language model saved by PyTorch, and writer.json, its
perplexity of a text.

usage: python make_writer_reference.py       (needs torch and safetensors; writes beside itself)
       python make_writer_reference.py FILE CELL HIDDEN LAYERS
                                              (loads FILE and prints its perplexity of that text)

A GRU of two layers with D2L's 28 characters.
"""
import json
import math
import pathlib
import sys
import torch
import torch.nn as nn
from safetensors.torch import load_file, save_file

FOLDER = pathlib.Path(__file__).parent
VOCABULARY = [" ", "<unk>"] + [chr(c) for c in range(ord("a"), ord("z") + 1)]
TEXT = "the time traveller for so it will be convenient to speak of him"


class LanguageModel(nn.Module):
    def __init__(self, cell, hidden, layers):
        super().__init__()
        kind = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[cell]
        self.rnn = kind(28, hidden, num_layers=layers)
        self.head = nn.Linear(hidden, 28)

    def perplexity(self, text):
        tokens = torch.tensor([VOCABULARY.index(c) for c in text])
        inputs = nn.functional.one_hot(tokens[:-1], 28).float().unsqueeze(1)
        logits = self.head(self.rnn(inputs)[0]).squeeze(1)
        return math.exp(nn.functional.cross_entropy(logits, tokens[1:]).item())


def write():
    torch.manual_seed(1895)
    model = LanguageModel("gru", 6, 2)
    for parameter in model.parameters():
        nn.init.normal_(parameter, std=0.3)
    save_file(model.state_dict(), FOLDER / "writer.safetensors")
    run = {"torch": torch.__version__, "text": TEXT, "perplexity": model.perplexity(TEXT)}
    (FOLDER / "writer.json").write_text(json.dumps(run) + "\n")


def judge(file, cell, hidden, layers):
    model = LanguageModel(cell, int(hidden), int(layers))
    model.load_state_dict(load_file(file))
    print(model.perplexity(TEXT))


judge(*sys.argv[1:]) if sys.argv[1:] else write()
