extension Module {
    /// The parameters as PyTorch's `state_dict` has them: under the same names, and every matrix
    /// transposed.
    ///
    /// This library multiplies XW with W `[inputSize, outputSize]`; PyTorch keeps Wᵀ. A table of
    /// rows is the same in both. PyTorch's GRU is the one that resets after the product.
    public var pyTorchState: [String: Tensor] {
        var state: [String: Tensor] = [:]
        var module = self
        module.visitParameters(
            ParameterVisitor { name, parameter, isTable in
                let other = state.updateValue(
                    parameter.detached.transposedUnless(isTable), forKey: name)
                require(other == nil, "pyTorchState: two parameters have the name \(name)")
            })
        return state
    }

    /// Saves the parameters so that PyTorch reads them:
    /// `model.load_state_dict(safetensors.torch.load_file(path))`.
    /// - Throws: ``RecurrentError`` when the file cannot be written.
    public func save(to path: String) throws {
        try Safetensors(tensors: pyTorchState).write(to: path)
    }

    /// Loads what ``save(to:)`` or PyTorch saved from a model of the same names and sizes.
    /// - Throws: ``RecurrentError`` when the file cannot be read, see ``Safetensors``, or lacks a
    ///   parameter, has another shape for it, a number that is not finite, or a tensor that is no
    ///   parameter; nothing is changed then.
    public mutating func load(from path: String) throws {
        self = try with(pyTorchState: Safetensors(file: path).tensors, place: path)
    }

    /// This module with other parameters.
    ///
    /// - Parameters:
    ///   - place: the name of the file in errors
    ///   - prefix: what errors add in front of a name
    func with(
        pyTorchState state: [String: Tensor], place: String, prefix: String = ""
    ) throws -> Self {
        func error(
            _ problem: String,
            remedy: String = "load it into a model of the kind and sizes that were saved"
        ) -> RecurrentError {
            RecurrentError(place: place, problem: problem, remedy: remedy)
        }
        let expected = pyTorchState
        if let name = state.keys.filter({ expected[$0] == nil }).min() {
            throw error("\(prefix)\(name) is in the file, but no parameter of the model")
        }
        for (name, parameter) in expected.sorted(by: { $0.key < $1.key }) {
            guard let tensor = state[name] else { throw error("\(prefix)\(name) is missing") }
            guard tensor.shape == parameter.shape else {
                throw error(
                    "\(prefix)\(name) is \(tensor.shape) in the file, \(parameter.shape) in the "
                        + "model")
            }
            guard tensor.scalars.allSatisfy(\.isFinite) else {
                throw error(
                    "\(prefix)\(name) holds what is no finite number",
                    remedy: "save it again, of a training that did not diverge")
            }
        }
        var module = self
        module.visitParameters(
            ParameterVisitor { name, parameter, isTable in
                if let tensor = state[name] { parameter = tensor.transposedUnless(isTable) }
            })
        return module
    }
}

extension Tensor {
    fileprivate func transposedUnless(_ isTable: Bool) -> Tensor {
        shape.count == 2 && !isTable ? transposed() : self
    }
}
