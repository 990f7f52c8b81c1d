def step(X, H, C):
    I = torch.sigmoid(X @ Wxi + H @ Whi + bi)
    F = torch.sigmoid(X @ Wxf + H @ Whf + bf)
    O = torch.sigmoid(X @ Wxo + H @ Who + bo)
    C = F * C + I * torch.tanh(X @ Wxc + H @ Whc + bc)
    H = O * torch.tanh(C)
    return H, C
