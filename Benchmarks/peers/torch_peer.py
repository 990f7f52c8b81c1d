"""A row of the benchmark in PyTorch: torch_peer.py FOLDER [--compile]

With --compile, recurrent layers are written out step by step for torch.compile to fuse.
"""
import sys

import torch
from torch import nn
from torch.nn import functional as F

import row
from row import setting, weights

COMPILED = "--compile" in sys.argv
HIDDEN, LAYERS = setting["hidden"], setting["layers"]
torch.set_num_threads(setting["threads"])


def compiled(function):
    return torch.compile(function, dynamic=False) if COMPILED else function


def loaded(module, prefix):
    """The module with the weights under a prefix; those of a layer end in its number."""
    state = {name: torch.from_numpy(weights[prefix(name)]) for name in module.state_dict()}
    module.load_state_dict(state)
    return module


def recurrent_layers(size, prefix):
    kind = {"lstm": nn.LSTM, "gru": nn.GRU}[setting["cell"]]
    return nn.ModuleList(
        loaded(
            kind(size if number == 0 else HIDDEN, HIDDEN),
            lambda name, number=number: f"{prefix}.{name.replace('_l0', f'_l{number}')}")
        for number in range(LAYERS))


def run(layer, x, h=None):
    """The hidden states of a sequence x [steps, batch, size]."""
    if not COMPILED:
        return layer(x, h if h is None else h[None])[0]
    W, U, b, c = layer.weight_ih_l0, layer.weight_hh_l0, layer.bias_ih_l0, layer.bias_hh_l0
    projected, outputs = F.linear(x, W, b), []
    h = x.new_zeros(x.shape[1], HIDDEN) if h is None else h
    C = torch.zeros_like(h)
    for p in projected:
        q = F.linear(h, U, c)
        if isinstance(layer, nn.LSTM):
            i, f, g, o = (p + q).chunk(4, 1)
            C = torch.sigmoid(f) * C + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(C)
        else:
            (pr, pz, pn), (qr, qz, qn) = p.chunk(3, 1), q.chunk(3, 1)
            z = torch.sigmoid(pz + qz)
            h = z * h + (1 - z) * torch.tanh(pn + torch.sigmoid(pr + qr) * qn)
        outputs.append(h)
    return torch.stack(outputs)


class ScratchLSTM(nn.Module):
    """The notes' equations."""

    def __init__(self):
        super().__init__()
        for name, weight in weights.items():
            if name.startswith("rnn."):
                weight = torch.from_numpy(weight)
                weight = weight.T.contiguous() if weight.ndim == 2 else weight
                setattr(self, name[4:-3], nn.Parameter(weight))

    def forward(self, x):
        H = x.new_zeros(x.shape[1], HIDDEN)
        C, outputs = torch.zeros_like(H), []
        for X in x:
            I = torch.sigmoid(X @ self.Wxi + H @ self.Whi + self.bi)
            F = torch.sigmoid(X @ self.Wxf + H @ self.Whf + self.bf)
            O = torch.sigmoid(X @ self.Wxo + H @ self.Who + self.bo)
            C = F * C + I * torch.tanh(X @ self.Wxc + H @ self.Whc + self.bc)
            H = O * torch.tanh(C)
            outputs.append(H)
        return torch.stack(outputs)


class LanguageModel(nn.Module):
    def __init__(self):
        super().__init__()
        size = setting["vocabulary"]
        self.head = loaded(nn.Linear(HIDDEN, size), lambda name: f"head.{name}")
        if setting["fromScratch"]:
            self.scratch = ScratchLSTM()
        else:
            self.layers = recurrent_layers(size, "rnn")

    def loss(self, windows):
        x = F.one_hot(windows[:, :-1].T, setting["vocabulary"]).float()
        if setting["fromScratch"]:
            x = self.scratch(x)
        else:
            for layer in self.layers:
                x = run(layer, x)
        return F.cross_entropy(self.head(x).flatten(0, 1), windows[:, 1:].T.flatten())


class Translator(nn.Module):
    def __init__(self):
        super().__init__()

        def embedding(side):
            name = f"{side}.embedding.weight"
            return loaded(nn.Embedding(*weights[name].shape), lambda _: name)

        self.read, self.written = embedding("encoder"), embedding("decoder")
        size = self.written.embedding_dim
        self.encoder = recurrent_layers(size, "encoder.rnn")
        self.decoder = recurrent_layers(size + HIDDEN, "decoder.rnn")
        self.dense = loaded(
            nn.Linear(HIDDEN, setting["vocabulary"]), lambda name: f"decoder.dense.{name}")

    def encode(self, source, lengths):
        """The state of each layer after the last valid step; the context is the last of them."""
        x, states = self.read(source.T), []
        for layer in self.encoder:
            x = run(layer, x)
            states.append(x[lengths - 1, torch.arange(len(lengths))])
        return states

    def decode(self, inputs, states, context):
        x, after = self.written(inputs.T), []
        x = torch.cat([x, context.expand(len(x), -1, -1)], -1)
        for layer, state in zip(self.decoder, states):
            x = run(layer, x, state)
            after.append(x[-1])
        return self.dense(x), after

    def loss(self, source, lengths, inputs, targets):
        states = self.encode(source, lengths)
        logits, _ = self.decode(inputs, states, states[-1])
        return F.cross_entropy(logits.flatten(0, 1), targets.T.flatten(), ignore_index=-1)

    def advance(self, tokens, states, context):
        """The log-probabilities of the next tokens."""
        logits, states = self.decode(tokens[:, None], states, context)
        return torch.log_softmax(logits[0], -1), states


def training():
    model = LanguageModel() if setting["kind"] == "language" else Translator()
    parameters = list(model.parameters())
    start = [parameter.detach().clone() for parameter in parameters]
    rule = torch.optim.SGD if setting["kind"] == "language" else torch.optim.Adam
    optimizer = rule(parameters, lr=setting["learningRate"])
    batches = [[torch.from_numpy(table) for table in batch] for batch in row.batches()]
    loss = compiled(model.loss)

    def step(number):
        optimizer.zero_grad()
        value = loss(*batches[number % len(batches)])
        value.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        return value.item()

    @torch.no_grad()
    def reset():
        optimizer.state.clear()
        for parameter, tensor in zip(parameters, start):
            parameter.copy_(tensor)

    return row.Training(step, reset)


@torch.inference_mode()
def beam(model, advance, states):
    """The scores of the best sequences of a fixed length."""
    (sentences, _), size = states[0].shape, setting["beamSize"]
    tokens, context = torch.full([sentences], setting["start"]), states[-1]
    base, scores = torch.arange(sentences)[:, None] * size, torch.zeros(sentences, 1)
    history = torch.empty(sentences, size, 0, dtype=torch.long)
    for step in range(setting["steps"]):
        scored, states = advance(tokens, states, context)
        if step + 1 < setting["steps"]:
            scored[:, setting["end"]] = float("-inf")
        width = scored.shape[1]
        scores, best = (scored.view(sentences, -1, width) + scores[..., None]).flatten(1).topk(size)
        parents, chosen = best // width, best % width
        if step == 0:
            states = [state.repeat_interleave(size, 0) for state in states]
            context = context.repeat_interleave(size, 0)
        elif size > 1:
            states = [state[(base + parents).flatten()] for state in states]
            history = history.gather(1, parents[..., None].expand(-1, -1, step))
        history = torch.cat([history, chosen[..., None]], 2)
        tokens = chosen.flatten()
    return scores


def searching():
    model = Translator()
    source = torch.from_numpy(row.tables["source"])
    with torch.no_grad():
        states = model.encode(source, torch.from_numpy(row.tables["sourceLengths"]))
    advance = compiled(model.advance)
    return row.Search(lambda: beam(model, advance, states))


row.serve(searching() if setting["kind"] == "search" else training(), torch.__version__)
