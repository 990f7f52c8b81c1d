"""Writes tagger.safetensors, a small model saved by PyTorch, and tagger.json, a run of it.

usage: python make_safetensors_reference.py       (needs torch and safetensors; writes beside itself)
       python make_safetensors_reference.py FILE  (loads FILE instead and compares with tagger.json)

An embedding, two bidirectional layers and a linear layer; no two sizes are equal.
"""
import json
import pathlib
import sys
import torch
import torch.nn as nn
from safetensors.torch import load_file, save_file

FOLDER = pathlib.Path(__file__).parent


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(7, 3)
        self.rnn = nn.LSTM(3, 4, num_layers=2, bidirectional=True)
        self.head = nn.Linear(8, 5)

    def forward(self, tokens):
        return self.head(self.rnn(self.embedding(tokens))[0])


def write():
    torch.manual_seed(1997)
    model, tokens = Tagger(), torch.randint(0, 7, (6, 2))
    save_file(model.state_dict(), FOLDER / "tagger.safetensors", metadata={"made by": "PyTorch"})
    logits = [float(f"{x:.9g}") for x in model(tokens).flatten().tolist()]
    run = {"torch": torch.__version__, "tokens": tokens.flatten().tolist(), "logits": logits}
    (FOLDER / "tagger.json").write_text(json.dumps(run) + "\n")


def compare(file):
    model, run = Tagger(), json.loads((FOLDER / "tagger.json").read_text())
    model.load_state_dict(load_file(file))
    logits = model(torch.tensor(run["tokens"]).reshape(6, 2)).flatten()
    print("largest difference:", (logits - torch.tensor(run["logits"])).abs().max().item())


compare(sys.argv[1]) if sys.argv[1:] else write()
