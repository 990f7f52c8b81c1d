"""Writes scratch.json: what the lines of PyTorch in Book/torch compute.

usage: python make_scratch_reference.py > scratch.json       (needs torch)

The lines run as they stand there, with the weights under the names that they use; they are kept with
what came of them, so that none can be shown but those that were run.
"""
import json
import pathlib

import torch
from torch import nn

torch.manual_seed(1997)
STEPS, BATCH, INPUT, HIDDEN = 6, 3, 4, 5
LINES = pathlib.Path(__file__).parent / "../../Book/torch"


def numbers(tensor):
    # Nine digits tell any two floats apart.
    scalars = [float(f"{x:.9g}") for x in tensor.detach().flatten().tolist()]
    return {"shape": list(tensor.shape), "scalars": scalars}


runs = {}


def run(name, call, inputs, parameters, **names):
    """What `call` makes of the functions in a file, with its weights as global names."""
    lines = (LINES / f"{name}.py").read_text()
    space = {"torch": torch, **parameters, **names}
    exec(lines, space)
    runs[name] = {
        "lines": lines,
        "inputs": numbers(inputs),
        "parameters": {n: numbers(p) for n, p in parameters.items()},
        "outputs": numbers(call(space)),
    }


def weights(nodes, inputSize=INPUT):
    """Of nodes such as "i": Wxi, Whi and bi."""
    return {
        name: tensor
        for node in nodes
        for name, tensor in [
            (f"Wx{node}", torch.randn(inputSize, HIDDEN)),
            (f"Wh{node}", torch.randn(HIDDEN, HIDDEN)),
            (f"b{node}", torch.randn(HIDDEN)),
        ]
    }


def steps(inputs, state, next):
    """The hidden states of all steps."""
    outputs = []
    for X in inputs:
        state = next(X, state)
        outputs.append(state[0])
    return torch.stack(outputs)


def zeros(width=HIDDEN):
    return torch.zeros(BATCH, width)


X = torch.randn(STEPS, BATCH, INPUT)

run(
    "10.1-LSTM/ScratchLSTM",
    lambda space: steps(X, (zeros(), zeros()), lambda X, s: space["step"](X, *s)),
    X, weights("ifoc"))

run(
    "10.2-GRU/ScratchGRU",
    lambda space: steps(X, [zeros()], lambda X, s: [space["step"](X, s[0])]),
    X, weights("rzh"))

layers = [weights("h"), weights("h", HIDDEN)]
run(
    "10.3-DeepRNN/Stack",
    lambda space: steps(X, [zeros(), zeros()], lambda X, s: space["step"](X, s[::-1])[::-1]),
    X, {f"{l}.{n}": p for l, layer in enumerate(layers) for n, p in layer.items()},
    layers=[tuple(layer.values()) for layer in layers])

directions = {name: tuple(weights("h").values()) for name in ["forward", "backward"]}
run(
    "10.4-BidirectionalRNN/ScratchBidirectional", lambda space: space["both"](X), X,
    {f"{d}.{n}": p for d, tensors in directions.items() for n, p in zip(["Wx", "Wh", "b"], tensors)},
    **directions)


class Side(nn.Module):
    def __init__(self, inputSize, isDecoder):
        super().__init__()
        self.embedding = nn.Embedding(7, HIDDEN)
        self.cells = nn.ModuleList(
            nn.GRUCell(inputSize if l == 0 else HIDDEN, HIDDEN) for l in range(2))
        if isDecoder:
            self.dense = nn.Linear(HIDDEN, 7)


encoder, decoder = Side(HIDDEN, False), Side(2 * HIDDEN, True)
source = torch.randint(0, 7, (STEPS, BATCH))
lengths = torch.tensor([6, 2, 4])
run(
    "10.7-Seq2Seq/ScratchEncoder",
    lambda space: torch.stack(space["encode"](source, lengths)),
    source, dict(encoder.named_parameters()), encoder=encoder)
states = torch.randn(2, BATCH, HIDDEN)
run(
    "10.7-Seq2Seq/ScratchDecoder",
    lambda space: space["decode"](source, states, states[1]),
    source, {**dict(decoder.named_parameters()), "states": states}, decoder=decoder)



class OneLayer(nn.Module):
    def __init__(self, isDecoder):
        super().__init__()
        self.embedding = nn.Embedding(7, HIDDEN)
        self.cell = nn.GRUCell(HIDDEN, HIDDEN)
        if isDecoder:
            self.dense = nn.Linear(HIDDEN, 7)


encoder, decoder = OneLayer(False), OneLayer(True)
run(
    "10.6-EncoderDecoder/ScratchEncoder", lambda space: space["encode"](source, lengths),
    source, dict(encoder.named_parameters()), encoder=encoder)
state = torch.randn(BATCH, HIDDEN)
run(
    "10.6-EncoderDecoder/ScratchDecoder", lambda space: space["decode"](source, state),
    source, {**dict(decoder.named_parameters()), "state": state}, decoder=decoder)

linear = nn.Linear(7, HIDDEN)
run(
    "10.6-EncoderDecoder/BagEncoder", lambda space: space["encode"](source, lengths),
    source, {f"linear.{n}": p for n, p in linear.named_parameters()}, linear=linear)

K = torch.randn(STEPS, HIDDEN)
query = {"q": torch.randn(1, HIDDEN)}
learned = {"Wq": torch.randn(HIDDEN, HIDDEN), "Wk": torch.randn(HIDDEN, HIDDEN),
           "w": torch.randn(HIDDEN, 1)}
run(
    "10.6-EncoderDecoder/attend",
    lambda space: torch.stack([
        space["attend"](space[f"{score}_scores"](space["q"], K), K)
        for score in ["dot", "additive"]]),
    K, {**query, **learned})

print(json.dumps({
    "torch": torch.__version__,
    "runs": runs,
}))
