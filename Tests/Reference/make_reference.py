"""Writes torch.json: what PyTorch computes for small recurrent networks, losses and optimisers.

usage: python make_reference.py > torch.json       (needs torch; made with the version it names)

More steps than sequences, and no two sizes equal, so that a swapped axis fails.
"""
import json
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(1997)
STEPS, BATCH, INPUT, HIDDEN = 7, 3, 4, 5


def numbers(tensor):
    return {"shape": list(tensor.shape), "scalars": tensor.detach().flatten().tolist()}


def recurrent(layer):
    x = torch.randn(STEPS, BATCH, INPUT, requires_grad=True)
    names = ["h0", "c0"] if isinstance(layer, nn.LSTM) else ["h0"]
    state = [torch.randn(1, BATCH, HIDDEN, requires_grad=True) for _ in names]
    outputs, last = layer(x, tuple(state) if len(state) == 2 else state[0])
    last = list(last) if len(state) == 2 else [last]
    # A different weight for every number that comes out, so that every path of the gradient counts.
    weights = [torch.randn_like(t) for t in [outputs] + last]
    loss = sum((t * w).sum() for t, w in zip([outputs] + last, weights))
    loss.backward()
    return {
        "input": numbers(x),
        "state": {n: numbers(s[0]) for n, s in zip(names, state)},
        "parameters": {n: numbers(p) for n, p in layer.named_parameters()},
        "outputs": numbers(outputs),
        "last": [numbers(t[0]) for t in last],
        "lossWeights": [numbers(weights[0])] + [numbers(w[0]) for w in weights[1:]],
        "gradients": {
            "input": numbers(x.grad),
            **{n: numbers(s.grad[0]) for n, s in zip(names, state)},
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


print(json.dumps({
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
}, indent=1))
