import Notebook

extension Notebook {
    /// Shows numbers, each beside its label, and records them under one name, each under its key.
    public func record(
        _ name: String, showing numbers: [(key: String, label: String, number: Double)]
    ) {
        for one in numbers { show(one.label, one.number) }
        record(name, numbers.reduce(into: [:]) { $0[$1.key] = $1.number })
    }
}
