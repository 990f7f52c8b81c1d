def encode(source, valid_lengths):
    H = torch.zeros(source.shape[1], encoder.cell.hidden_size)
    for t, X in enumerate(encoder.embedding(source)):
        M = (t < valid_lengths).float()[:, None]
        H = M * encoder.cell(X, H) + (1 - M) * H
    return H
