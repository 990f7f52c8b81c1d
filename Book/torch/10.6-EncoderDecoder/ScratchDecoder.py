def decode(inputs, H):
    scores = []
    for X in decoder.embedding(inputs):
        H = decoder.cell(X, H)
        scores.append(decoder.dense(H))
    return torch.stack(scores)
