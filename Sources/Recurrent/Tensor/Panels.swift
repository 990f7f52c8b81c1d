import Synchronization

/// The panels of a matrix that stands on the right of many products, made when first asked for.
final class PanelCache: Sendable {
    private struct Part: Equatable {
        let columns: Range<Int>
        let isTransposed: Bool
    }

    private let made = Mutex<[(part: Part, panels: Panels)]>([])

    /// - Parameter columns: those of the matrix as it is stored.
    func panels(
        _ columns: Range<Int>, isTransposed: Bool, make: () -> Panels
    ) -> Panels {
        made.withLock { made in
            let part = Part(columns: columns, isTransposed: isTransposed)
            if let found = made.first(where: { $0.part == part }) { return found.panels }
            let panels = make()
            made.append((part, panels))
            return panels
        }
    }
}

extension Tensor {
    /// This matrix, some of its columns, or their transpose, in panels.
    /// - Precondition: it is not empty.
    func panels(columns: Range<Int>? = nil, transposed: Bool = false) -> Panels {
        let columns = columns ?? 0..<shape[1]
        func make() -> Panels {
            scalars.withUnsafeBufferPointer { elements in
                let whole = MatrixView(
                    elements.baseAddress!, rows: shape[0], columns: shape[1])
                let part = whole[0..<shape[0], columns]
                return Panels(transposed ? part.transposed : part)
            }
        }
        guard let panelCache else { return make() }
        return panelCache.panels(columns, isTransposed: transposed, make: make)
    }
}

extension Module {
    /// This module with weights that are laid out for products once for all that use them, in as
    /// much memory again: for many steps of a decoder, or a minibatch's shards.
    ///
    /// A parameter that changes lays itself out anew, so it computes what this module does.
    public func keepingPanels() -> Self {
        with(
            parameters: parameters.map {
                var parameter = $0
                parameter.panelCache = PanelCache()
                return parameter
            })
    }
}
