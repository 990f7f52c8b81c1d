def encode(source, valid_lengths):
    counts = [
        torch.bincount(letters[:n], minlength=linear.in_features)
        for letters, n in zip(source.T, valid_lengths)
    ]
    return torch.tanh(linear(torch.stack(counts).float()))
