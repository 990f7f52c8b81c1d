"""Prints the learning curves of D2L's section 10.7.6 in PyTorch, which PublishedCurve.swift keeps.

usage: python make_seq2seq_curve.py fra.txt [SEEDS]    (made with PyTorch 2.15)

The book's data and model: 512 training pairs and the 128 after them, padding read as text, two
layers of 256 GRUs on either side, embeddings of 256, dropout 0.2, Adam at 0.005, gradients clipped
to norm 1, minibatches of 128, 30 epochs. The training loss of an epoch is the mean of its
minibatches', in nats a token that is no padding; the validation loss is taken after it.
"""
import collections
import sys

import torch
from torch import nn
from torch.nn import functional as F

STEPS, SIZE, LAYERS, TRAIN, VALID = 9, 256, 2, 512, 128
SHOWN = [1, 2, 3, 4, 6, 8, 10, 12, 16, 23, 30]


def sentences(path):
    raw = open(path, encoding="utf8").read().replace("\u202f", " ").replace("\xa0", " ").lower()
    text = "".join(
        " " + c if c in ",.!?" and before != " " else c for before, c in zip(" " + raw, raw))
    pairs = [line.split("\t") for line in text.split("\n")]
    return [[side.split() + ["<eos>"] for side in pair[:2]]
            for pair in pairs if len(pair) >= 2][:TRAIN + VALID]


def tokens(side):
    counts = collections.Counter(token for sentence in side for token in sentence)
    known = ["<unk>", "<pad>", "<bos>"] + sorted(t for t, n in counts.items() if n >= 2)
    numbers = {token: number for number, token in enumerate(known)}
    rows = [[numbers.get(t, 0) for t in s[:STEPS]] + [1] * max(0, STEPS - len(s)) for s in side]
    return torch.tensor(rows), len(known)


class Seq2Seq(nn.Module):
    def __init__(self, sources, targets):
        super().__init__()
        self.read, self.written = nn.Embedding(sources, SIZE), nn.Embedding(targets, SIZE)
        self.encoder = nn.GRU(SIZE, SIZE, LAYERS, dropout=0.2)
        self.decoder = nn.GRU(2 * SIZE, SIZE, LAYERS, dropout=0.2)
        self.dense = nn.Linear(SIZE, targets)
        for name, parameter in self.named_parameters():
            if parameter.dim() == 2 and "coder" in name or name == "dense.weight":
                nn.init.xavier_uniform_(parameter)

    def loss(self, source, target):
        outputs, state = self.encoder(self.read(source.T))
        starts = torch.full((len(target), 1), 2)
        inputs = self.written(torch.cat([starts, target[:, :-1]], 1).T)
        context = outputs[-1].expand(len(inputs), -1, -1)
        hidden, _ = self.decoder(torch.cat([inputs, context], -1), state)
        scores = self.dense(hidden).transpose(0, 1).flatten(0, 1)
        return F.cross_entropy(scores, target.flatten(), ignore_index=1)


pairs = sentences(sys.argv[1])
(source, source_count), (target, target_count) = (tokens([p[side] for p in pairs]) for side in (0, 1))
for seed in range(int(sys.argv[2]) if len(sys.argv) > 2 else 3):
    torch.manual_seed(seed)
    model = Seq2Seq(source_count, target_count)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.005)
    for epoch in range(1, 31):
        model.train()
        losses = []
        for batch in torch.randperm(TRAIN).split(128):
            optimizer.zero_grad()
            loss = model.loss(source[batch], target[batch])
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.append(loss.item())
        model.eval()
        with torch.no_grad():
            validation = model.loss(source[TRAIN:], target[TRAIN:]).item()
        if epoch in SHOWN:
            print(f"seed {seed}, epoch {epoch}: {sum(losses) / len(losses):.3f} {validation:.3f}",
                  flush=True)
