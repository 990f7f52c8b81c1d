import Foundation

// A run that was stopped and goes on.

extension Trainer {
    /// Saves all that the next step depends on: the model, what the optimizer remembers, the
    /// generator and the number of steps.
    ///
    /// The file is safetensors with PyTorch's layout: the model under `model.`, moments under
    /// `optimizer.`, the rest in the metadata. It replaces an older one as a whole.
    /// - Parameter note: kept in the file for whoever resumes.
    /// - Throws: ``RecurrentError`` when the file cannot be written.
    public func save(to path: String, note: String = "") throws {
        try checkpoint(note: note).write(to: path)
    }

    /// What ``save(to:note:)`` writes.
    func checkpoint(note: String) throws -> Safetensors {
        var file = Safetensors(tensors: model.pyTorchState(under: "model."))
        let state = optimizer.state
        for (kind, moments) in state.moments where !moments.isEmpty {
            let moments = model.with(parameters: moments)
            file.tensors.merge(moments.pyTorchState(under: "optimizer.\(kind).")) { $1 }
        }
        file.metadata = [
            "stepCount": "\(stepCount)",
            "generator": String(decoding: try JSONEncoder().encode(generator), as: UTF8.self),
            "optimizer": "\(Rule.self)",
            "optimizer.stepCount": "\(state.stepCount)",
            "note": note,
        ]
        return file
    }

    /// Takes up what ``save(to:note:)`` left, so that training goes on as if it had never stopped, to
    /// the bit.
    ///
    /// Settings, such as the learning rate and the clipping, are not in the file: they are this
    /// trainer's.
    /// - Returns: the note that was saved.
    /// - Throws: ``RecurrentError`` when the file cannot be read or is no checkpoint of such a model and
    ///   such an optimizer; nothing is changed then.
    @discardableResult
    public mutating func resume(from path: String) throws -> String {
        let checkpoint = Checkpoint(file: try Safetensors(file: path), path: path)
        let rule = try checkpoint.entry("optimizer")
        guard rule == "\(Rule.self)" else {
            throw checkpoint.error("it was made with \(rule), not with \(Rule.self)")
        }
        var state = OptimizerState(stepCount: try checkpoint.count("optimizer.stepCount"))
        let kinds = optimizer.state.moments.keys.sorted()
        for kind in kinds {
            state.moments[kind] =
                state.stepCount == 0
                ? [] : try checkpoint.module(like: model, under: "optimizer.\(kind).").parameters
        }
        let saved = try checkpoint.module(like: model, under: "model.")
        try checkpoint.requireNothingElse(
            ["model."] + (state.stepCount == 0 ? [] : kinds.map { "optimizer.\($0)." }))
        let generator = try checkpoint.generator()
        let note = try checkpoint.entry("note")
        stepCount = try checkpoint.count("stepCount")
        (self.generator, model, optimizer.state) = (generator, saved, state)
        return note
    }
}

/// A trainer's file while it is read.
private struct Checkpoint {
    let file: Safetensors
    let path: String

    func error(_ problem: String) -> RecurrentError {
        RecurrentError(
            place: path, problem: problem,
            remedy: "resume the run that saved it, or start without it")
    }

    func entry(_ name: String) throws -> String {
        guard let entry = file.metadata[name] else {
            throw error("no checkpoint of a training run, its metadata lack \(name)")
        }
        return entry
    }

    func count(_ name: String) throws -> Int {
        let entry = try entry(name)
        guard let count = Int(entry), 0...(1 << 53) ~= count else {
            throw error("\(name) is \(entry), not a number of steps")
        }
        return count
    }

    func generator() throws -> Generator {
        let entry = try entry("generator")
        guard
            let generator = try? JSONDecoder().decode(Generator.self, from: Data(entry.utf8))
        else { throw error("\(entry) is not a generator's state") }
        return generator
    }

    func module<M: Module>(like model: M, under prefix: String) throws -> M {
        let tensors = file.tensors.filter { $0.key.hasPrefix(prefix) }
            .map { (String($0.key.dropFirst(prefix.count)), $0.value) }
        return try model.with(
            pyTorchState: Dictionary(tensors) { $1 }, place: path, prefix: prefix)
    }

    func requireNothingElse(_ prefixes: [String]) throws {
        let others = file.tensors.keys.filter { name in
            !prefixes.contains(where: name.hasPrefix)
        }
        if let other = others.min() { throw error("\(other) does not belong here") }
    }
}

extension Module {
    fileprivate func pyTorchState(under prefix: String) -> [String: Tensor] {
        Dictionary(uniqueKeysWithValues: pyTorchState.map { (prefix + $0.key, $0.value) })
    }
}
