import Foundation

/// A trained language model of any cell with the encoding of its text: all that writing needs.
public struct Writer: Sendable {
    public let cell: CellKind
    public let encoding: TextEncoding
    public var model: LanguageModel<AnyRecurrentLayer>

    /// A model with weights as they are drawn.
    public init(
        _ cell: CellKind, layerCount: Int, hiddenSize: Int, dropout: Double = 0,
        encoding: TextEncoding, using generator: inout Generator
    ) {
        let size = encoding.vocabulary.count
        let layer = AnyRecurrentLayer(
            stacking: cell, layerCount: layerCount, inputSize: size, hiddenSize: hiddenSize,
            dropout: dropout, using: &generator)
        model = LanguageModel(layer, outputSize: size, using: &generator)
        (self.cell, self.encoding) = (cell, encoding)
    }

    /// Reads a beginning, of which it needs a token, and goes on.
    /// - Returns: beginning and continuation as one text.
    /// - Throws: ``RecurrentError`` for a beginning without a token that the model knows, and for
    ///   options of the sampler that cannot be.
    public func text(
        after beginning: String, by sampler: Sampler, using generator: inout Generator
    ) throws -> String {
        let tokens = encoding.encode(beginning)
        let known = tokens.filter { $0 != encoding.vocabulary.unknownIndex }
        // Other characters than letters become spaces: one is known in a beginning of spaces alone.
        let isBlank = encoding.decode(known).allSatisfy(\.isWhitespace)
        try throwUnless(
            !known.isEmpty && (!isBlank || beginning.allSatisfy(\.isWhitespace)), "the beginning",
            "holds nothing that the model knows", remedy: "begin as its text might")
        let start = model.start(after: tokens)
        let found = try sampler(model.keepingPanels(), from: start, using: &generator)
        return encoding.decode(tokens + found[0].best.tokens)
    }
}

extension LanguageModel {
    /// exp of the mean loss of a token of a text, read as one sequence from a state of zeros, its
    /// first token given.
    /// - Throws: ``RecurrentError`` for fewer than two tokens, and for a model whose numbers overflow.
    public func perplexity(of text: [Int32], name: String = "text") throws -> Double {
        try throwUnless(
            text.count > 1, name, "has no token after the first, which is not predicted",
            remedy: "give a longer text")
        var loss = 0.0
        _ = read(text.dropLast()) { logits, range in
            let targets = Tokens(
                stepCount: range.count, batchSize: 1,
                indices: Array(text[range.lowerBound + 1...range.upperBound]))
            loss += Double(crossEntropy(logits, targets).sum.item)
        }
        let perplexity = exp(loss / Double(text.count - 1))
        try throwUnless(
            perplexity.isFinite, name, "the model's predictions of it are no probabilities",
            remedy: "train the model anew")
        return perplexity
    }

    /// Reads a text in pieces, each from the state after the one before: of 1,024 tokens, or of so many
    /// that their predictions take 64 MB.
    /// - Parameter visit: takes a piece's predictions, `[stepCount, 1, vocabularySize]`, and place
    /// - Returns: the predictions of the last piece and the state after it.
    /// - Precondition: the text has a token.
    func read(
        _ text: ArraySlice<Int32>, visit: (Tensor, Range<Int>) -> Void = { _, _ in }
    ) -> Recurrence<Layer.State> {
        require(!text.isEmpty, "a sequence without a step")
        var last: Recurrence<Layer.State>?
        let pieceLength = max(1, min(1024, (1 << 24) / vocabularySize))
        for first in stride(from: text.startIndex, to: text.endIndex, by: pieceLength) {
            let range = first..<min(first + pieceLength, text.endIndex)
            let tokens = Tokens(
                stepCount: range.count, batchSize: 1, indices: Array(text[range]))
            let piece = self(tokens, from: last?.state)
            visit(piece.outputs, range)
            last = piece
        }
        return last!
    }
}
