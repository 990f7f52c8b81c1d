"""Writes torch.json: what PyTorch computes for small recurrent networks, losses and optimisers.

usage: python make_reference.py > torch.json       (needs torch; made with the version it names)

More steps than sequences, and no two sizes equal, so that a swapped axis fails.
"""
import json
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.manual_seed(1997)
STEPS, BATCH, INPUT, HIDDEN = 7, 3, 4, 5


def numbers(tensor):
    # Nine digits tell any two floats apart.
    scalars = [float(f"{x:.9g}") for x in tensor.detach().flatten().tolist()]
    return {"shape": list(tensor.shape), "scalars": scalars}


def recurrent(layer, lengths=None):
    """A run whose states, one for each layer and direction, lie along a first axis."""
    x = torch.randn(STEPS, BATCH, INPUT, requires_grad=True)
    names = ["h0", "c0"] if isinstance(layer, nn.LSTM) else ["h0"]
    count = layer.num_layers * (2 if layer.bidirectional else 1)
    state = [torch.randn(count, BATCH, HIDDEN, requires_grad=True) for _ in names]
    sequence = x if lengths is None else pack_padded_sequence(x, lengths, enforce_sorted=False)
    outputs, last = layer(sequence, tuple(state) if len(state) == 2 else state[0])
    if lengths is not None:
        outputs, _ = pad_packed_sequence(outputs, total_length=STEPS)
    last = list(last) if len(state) == 2 else [last]
    # A different weight for every number that comes out, so that every path of the gradient counts.
    weights = [torch.randn_like(t) for t in [outputs] + last]
    loss = sum((t * w).sum() for t, w in zip([outputs] + last, weights))
    loss.backward()
    return {
        "input": numbers(x),
        "validLengths": lengths,
        "state": {n: numbers(s) for n, s in zip(names, state)},
        "parameters": {n: numbers(p) for n, p in layer.named_parameters()},
        "outputs": numbers(outputs),
        "last": [numbers(t) for t in last],
        "lossWeights": [numbers(w) for w in weights],
        "gradients": {
            "input": numbers(x.grad),
            **{n: numbers(s.grad) for n, s in zip(names, state)},
            **{n: numbers(p.grad) for n, p in layer.named_parameters()},
        },
    }


def cross_entropy():
    logits = torch.randn(STEPS, BATCH, 6, requires_grad=True)
    targets = torch.randint(0, 6, (STEPS, BATCH))
    loss = F.cross_entropy(logits.reshape(-1, 6), targets.reshape(-1), ignore_index=2)
    loss.backward()
    return {
        "logits": numbers(logits),
        "targets": targets.flatten().tolist(),
        "padding": 2,
        "mean": loss.item(),
        "gradient": numbers(logits.grad),
    }


class Seq2Seq(nn.Module):
    """D2L's encoder and decoder (section 10.7), which reads what the context holds of the source's
    valid tokens alone; with attention, Luong's (2015)."""

    def __init__(self, source_size, target_size, embedding, hidden, attention=None):
        super().__init__()
        parts = {"embedding": nn.Embedding(source_size, embedding),
                 "rnn": nn.GRU(embedding, hidden, num_layers=2)}
        self.encoder = nn.ModuleDict(parts)
        parts = {"embedding": nn.Embedding(target_size, embedding),
                 "rnn": nn.GRU(embedding + hidden, hidden, num_layers=2),
                 "dense": nn.Linear(hidden, target_size)}
        self.decoder = nn.ModuleDict(parts)
        self.attention = attention
        if attention == "additive":
            self.decoder["attention"] = nn.ModuleDict({
                "W_q": nn.Linear(hidden, hidden, bias=False),
                "W_k": nn.Linear(hidden, hidden, bias=False),
                "w_v": nn.Linear(hidden, 1, bias=False)})
        if attention:
            self.decoder["combine"] = nn.Linear(2 * hidden, hidden)

    def attend(self, queries, states, lengths):
        """What D2L's DotProductAttention and AdditiveAttention (sections 11.3.4, 11.3.5) compute;
        all three begin with the batch."""
        valid = torch.arange(states.shape[1]) < torch.tensor(lengths)[:, None]
        if self.attention == "dot":
            return F.scaled_dot_product_attention(
                queries, states, states, attn_mask=valid[:, None, :])
        parts = self.decoder["attention"]
        features = torch.tanh(
            parts["W_q"](queries)[:, :, None] + parts["W_k"](states)[:, None])
        scores = parts["w_v"](features)[..., 0].masked_fill(~valid[:, None, :], -torch.inf)
        return torch.bmm(scores.softmax(-1), states)

    def forward(self, source, lengths, inputs):
        packed = pack_padded_sequence(
            self.encoder["embedding"](source), lengths, enforce_sorted=False)
        states, state = self.encoder["rnn"](packed)
        context = state[-1].expand(inputs.shape[0], -1, -1)
        embedded = self.decoder["embedding"](inputs)
        outputs, _ = self.decoder["rnn"](torch.cat([embedded, context], -1), state)
        if self.attention:
            states, _ = pad_packed_sequence(states, batch_first=True)
            found = self.attend(outputs.transpose(0, 1), states, lengths).transpose(0, 1)
            outputs = torch.tanh(self.decoder["combine"](torch.cat([found, outputs], -1)))
        return self.decoder["dense"](outputs)


def seq2seq(attention=None):
    """A batch of three pairs; token 0 pads, and the loss leaves it out."""
    model = Seq2Seq(8, 7, INPUT, HIDDEN, attention)
    lengths, target_lengths = [4, 2, 5], [3, 6, 2]
    pad = nn.utils.rnn.pad_sequence
    source = pad([torch.randint(1, 8, (n,)) for n in lengths])
    targets = pad([torch.randint(1, 7, (n,)) for n in target_lengths])
    inputs = torch.cat([torch.full((1, 3), 6), targets[:-1]])
    logits = model(source, lengths, inputs)
    loss = F.cross_entropy(logits.reshape(-1, 7), targets.reshape(-1), ignore_index=0)
    loss.backward()
    return {
        "parameters": {n: numbers(p) for n, p in model.named_parameters()},
        "source": source.flatten().tolist(),
        "sourceLengths": lengths,
        "inputs": inputs.flatten().tolist(),
        "targets": targets.flatten().tolist(),
        "targetLengths": target_lengths,
        "logits": numbers(logits),
        "mean": loss.item(),
        "gradients": {n: numbers(p.grad) for n, p in model.named_parameters()},
    }


def optimiser(make, clip=None):
    """Ten steps on Σ scale · (p − goal)², the parameter after each."""
    p = nn.Parameter(torch.tensor([1.0, -2.0, 0.5]))
    scale, goal = torch.tensor([1.0, 10.0, 0.1]), torch.tensor([0.0, 1.0, 2.0])
    rule, path = make([p]), []
    for _ in range(10):
        rule.zero_grad()
        (scale * (p - goal) ** 2).sum().backward()
        if clip:
            clip([p])
        rule.step()
        path.append(p.detach().tolist())
    return path


cases = {
    "torch": torch.__version__,
    "lstm": recurrent(nn.LSTM(INPUT, HIDDEN)),
    "rnn": recurrent(nn.RNN(INPUT, HIDDEN)),
    "gru": recurrent(nn.GRU(INPUT, HIDDEN)),
    "crossEntropy": cross_entropy(),
    "sgd": optimiser(lambda p: torch.optim.SGD(p, lr=0.04)),
    "sgdClipNorm": optimiser(
        lambda p: torch.optim.SGD(p, lr=0.04), lambda p: nn.utils.clip_grad_norm_(p, 1.0)),
    "sgdClipValue": optimiser(
        lambda p: torch.optim.SGD(p, lr=0.04), lambda p: nn.utils.clip_grad_value_(p, 0.5)),
    "adam": optimiser(lambda p: torch.optim.Adam(p, lr=0.1)),
    # New cases come last, so that the others keep their numbers.
    "deepGRU": recurrent(nn.GRU(INPUT, HIDDEN, num_layers=2)),
    "deepLSTM": recurrent(nn.LSTM(INPUT, HIDDEN, num_layers=3)),
    "bidirectionalLSTM": recurrent(nn.LSTM(INPUT, HIDDEN, bidirectional=True)),
    "bidirectionalGRU": recurrent(nn.GRU(INPUT, HIDDEN, bidirectional=True)),
    "paddedLSTM": recurrent(nn.LSTM(INPUT, HIDDEN), [3, 7, 4]),
    "paddedBidirectionalLSTM": recurrent(nn.LSTM(INPUT, HIDDEN, bidirectional=True), [3, 7, 4]),
    "paddedDeepBidirectionalGRU": recurrent(
        nn.GRU(INPUT, HIDDEN, num_layers=2, bidirectional=True), [6, 1, 7]),
    "seq2seq": seq2seq(),
    "dotSeq2seq": seq2seq("dot"),
    "additiveSeq2seq": seq2seq("additive"),
}
lines = (f"{json.dumps(name)}: {json.dumps(case)}" for name, case in cases.items())
print("{", ",\n".join(lines), "}", sep="\n")
