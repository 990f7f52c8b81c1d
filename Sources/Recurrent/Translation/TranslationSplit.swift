extension TranslationData {
    /// The book's data, its flaws included: the first pairs of the text train and those that follow
    /// validate, among them other translations of sentences trained on; both make the vocabularies;
    /// every sequence is padded or cut to the same length, a long one losing its `<eos>`.
    ///
    /// The book asks for 640 pairs and reads 641. A shorter text is shared out in proportion.
    ///
    /// Source: D2L, section 10.5.3.
    /// - Throws: ``RecurrentError`` when the text has a single pair.
    public static func book(
        _ text: ParallelText, stepCount: Int = 9, trainingCount: Int = 512,
        validationCount: Int = 129, minimumFrequency: Int = 2
    ) throws -> TranslationData {
        require(
            stepCount > 0 && trainingCount > 0 && validationCount > 0,
            "TranslationData: \(stepCount) steps, \(trainingCount) + \(validationCount) pairs")
        let count = min(text.pairs.count, trainingCount + validationCount)
        try text.requireTwo(count, "pairs")
        let share = count * trainingCount / (trainingCount + validationCount)
        let boundary = min(max(share, 1), count - 1)
        return TranslationData(
            text.prefix(count), parts: [Array(0..<boundary), Array(boundary..<count), []],
            stepCount: stepCount, maximumLength: stepCount, minimumFrequency: minimumFrequency,
            keepsEnd: false, knownCount: count)
    }

    /// What becomes of a pair with a sequence beyond the maximum length.
    public enum LongPairs: Sendable {
        /// It is left out.
        case dropped
        /// Its end is cut off, and `<eos>` put in its place.
        case cut
    }

    /// An honest split: all translations of a source sentence are on one side, and the vocabularies
    /// know the training examples only.
    ///
    /// - Parameters:
    ///   - maximumLength: the most tokens of a sequence, `<eos>` included.
    ///   - minimumFrequency: a token that occurs less often becomes `<unk>`.
    ///   - trainingCount: examples to train on; if nil, all that are left.
    ///   - validationCount: source sentences to validate on, with all their targets; at most a
    ///     fifth of all there are, and at least one. The same holds for the test.
    ///   - testCount: 0 for none.
    ///   - generator: draws which source goes where.
    /// - Throws: ``RecurrentError`` when there are too few source sentences for one of each kind.
    public init(
        splitting text: ParallelText, maximumLength: Int = 20, longPairs: LongPairs = .dropped,
        minimumFrequency: Int = 2, trainingCount: Int? = nil, validationCount: Int = 500,
        testCount: Int = 500, using generator: inout Generator
    ) throws {
        require(
            maximumLength > 1 && trainingCount ?? 1 > 0 && validationCount > 0 && testCount >= 0,
            "TranslationData: \(maximumLength) tokens, "
                + "\(validationCount) + \(testCount) sentences held out")
        let kept = text.pairs.indices.filter {
            longPairs == .cut || text.pairs[$0].fits(maximumLength)
        }
        var groups = text.bySource(kept)
        try text.requireTwo(
            groups.count, "source sentences of at most \(maximumLength - 1) tokens",
            least: testCount > 0 ? 3 : 2)
        groups.shuffle(using: &generator)
        let most = max(1, groups.count / 5)
        let (validating, testing) = (min(validationCount, most), min(testCount, most))
        let parts = [
            Array(groups.dropFirst(validating + testing).joined().prefix(trainingCount ?? .max)),
            Array(groups.prefix(validating).joined()),
            Array(groups.dropFirst(validating).prefix(testing).joined()),
        ].map { $0.sorted() }
        self.init(
            text, parts: parts, maximumLength: maximumLength, minimumFrequency: minimumFrequency,
            keepsEnd: true, knownCount: parts[0].count)
    }

    /// A split that was made before: texts to train on, to validate on and to test on, of which
    /// pairs with a long sentence are dropped.
    ///
    /// - Parameters:
    ///   - maximumLength: the most tokens of a sequence, `<eos>` included.
    ///   - minimumFrequency: a token that occurs less often in training becomes `<unk>`.
    /// - Throws: ``RecurrentError`` when a text has no pair that is short enough.
    public init(
        training: ParallelText, validation: ParallelText, test: ParallelText? = nil,
        maximumLength: Int = 20, minimumFrequency: Int = 2
    ) throws {
        let texts = [training, validation] + (test.map { [$0] } ?? [])
        let all = ParallelText(
            pairs: texts.flatMap(\.pairs), name: training.name,
            normalization: training.normalization)
        var (parts, start) = ([[Int]](), 0)
        for text in texts {
            let kept = (start..<start + text.pairs.count).filter {
                all.pairs[$0].fits(maximumLength)
            }
            try throwUnless(
                !kept.isEmpty, text.name, "has no pair of at most \(maximumLength - 1) tokens",
                remedy: "give shorter sentences")
            parts.append(kept)
            start += text.pairs.count
        }
        self.init(
            all, parts: test == nil ? parts + [[]] : parts, maximumLength: maximumLength,
            minimumFrequency: minimumFrequency, keepsEnd: true, knownCount: parts[0].count)
    }
}

extension ParallelText {
    /// The pairs of each source sentence, in order of first appearance.
    fileprivate func bySource(_ numbers: [Int]) -> [[Int]] {
        var places: [[String]: Int] = [:]
        var groups: [[Int]] = []
        for number in numbers {
            let place = places[pairs[number].source, default: groups.count]
            if place == groups.count {
                places[pairs[number].source] = place
                groups.append([])
            }
            groups[place].append(number)
        }
        return groups
    }

    fileprivate func requireTwo(_ count: Int, _ what: String, least: Int = 2) throws {
        try throwUnless(
            count >= least, name, "a split needs \(least) \(what), this has \(count)",
            remedy: "give more pairs")
    }
}
