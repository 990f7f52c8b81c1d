import Foundation
import Notebook
import Recurrent

extension Notebook {
    /// The raw text for a language model: that of `--text`; else, unless this is a `--quick` run,
    /// *The Time Machine*; else the embedded corpus.
    ///
    /// Says in a line which, and names it as the notebook's ``dataSet``. A text of the reader's
    /// that is too short to train on is an error at once, not after the first experiments.
    public func readText() -> String {
        readData(
            "text", book: "The Time Machine", TimeMachine.file,
            TimeMachine.text
        ) { text, path in
            _ = try windows(of: corpus(of: text, name: path), name: path)
        } embedded: {
            Grammar.text(sentenceCount: 600, using: &$0)
        }
    }

    /// Sentence pairs to translate: those of ``readRawPairs()``, in tokens.
    public func readPairs(_ normalization: Normalization = .standard) -> ParallelText {
        let text = readRawPairs(maximumLength: TranslationData.usualLength)
        return run {
            try ParallelText(text: text, name: dataSet.name, normalization: normalization)
        }
    }

    /// The raw text of sentence pairs, a pair a line, a tab between source and target: that of
    /// `--text`; else, unless this is a `--quick` run, the book's English and French; else the
    /// embedded corpus.
    ///
    /// Says in a line which, and names it as the notebook's ``dataSet``. A file of the reader's
    /// that holds anything but pairs, or too few for a split that it has not, is an error at once.
    /// - Parameter maximumLength: the most tokens of a sentence in that split, `<eos>` included.
    public func readRawPairs(maximumLength: Int = 20) -> String {
        readData(
            "pairs", book: "Tatoeba English–French",
            FrenchEnglish.file, FrenchEnglish.text
        ) { text, path in
            let pairs = try ParallelText(text: text, name: path)
            guard options.validation == nil, !options.book else { return }
            var generator = Generator(seed: options.seed)
            _ = try TranslationData(
                splitting: pairs, maximumLength: maximumLength, using: &generator)
        } embedded: {
            Grammar.parallelText(count: options.quick ? 2_000 : 20_000, using: &$0)
        }
    }

    /// *The Time Machine* for a chapter whose own data are others; the embedded corpus's text where
    /// that file is missing or the chapter does not run on real data.
    public func novel() -> String {
        run {
            var generator = Generator(seed: 0)
            let places = DataPlaces(directory: options.data)
            let text = dataSet.isReal && !options.quick ? try TimeMachine.text(in: places) : nil
            return text ?? Grammar.text(sentenceCount: 600, using: &generator)
        }
    }

    /// What draws from kept runs needs no data, but a stand-in for what reads it meanwhile.
    private func readData(
        _ label: String, book: String, _ file: DataFile,
        _ read: (DataPlaces) throws -> String?,
        checkOwn: (_ text: String, _ path: String) throws -> Void,
        embedded: (inout Generator) -> String
    ) -> String {
        run {
            if let path = options.text {
                let text = try TextFile.text(at: path)
                try checkOwn(text, path)
                let name = URL(fileURLWithPath: path).lastPathComponent
                // A pipe can be read once.
                let apart = try [options.validation, options.test].map {
                    try $0.map(TextFile.text(at:))
                }
                var fingerprint = Fingerprint(text)
                for other in apart.compactMap(\.self) { fingerprint.add(other) }
                use(
                    DataSet(
                        name: name, isReal: false, checksum: fingerprint.text,
                        validation: apart[0], test: apart[1]), as: label)
                return text
            }
            var generator = Generator(seed: 0)
            if !options.quick {
                var text = try read(DataPlaces(directory: options.data))
                if text == nil, drawsFromKept {
                    mute()
                    text = embedded(&generator)
                }
                if let text {
                    use(
                        DataSet(name: book, isReal: true, checksum: file.sha256), as: label)
                    return text
                }
                show("There is no Data/\(file.name): \(file.remedy).")
            }
            use(DataSet(name: "embedded corpus", isReal: false), as: label)
            return embedded(&generator)
        }
    }

    /// Runs on what the chapter makes up itself, which is as real as its data can be, and says so
    /// in a line.
    public func useGenerated(_ name: String) {
        use(DataSet(name: name, isReal: true), as: "data")
    }

    private func use(_ dataSet: DataSet, as label: String) {
        use(dataSet)
        show(label, dataSet.name)
    }

    /// What a figure's caption says of its origin: `The Time Machine, seeds 0 to 4`.
    public var origin: String { "\(dataSet.name), \(seedRange)" }

    /// What a caption says after its seeds where a figure shows what several came to; one has no range.
    public var medianAndRange: String { Self.medianAndRange(of: seeds.count) }

    public static func medianAndRange(of seedCount: Int) -> String {
        seedCount > 1 ? ": median and range" : ""
    }

    /// The same with the seeds, where a figure shows the first ones: `seeds 0 to 2: median and range`.
    public func range(ofSeeds count: Int) -> String {
        Self.range(of: Array(seeds.prefix(count))) + Self.medianAndRange(of: count)
    }

    /// The same with the data.
    public func origin(ofSeeds count: Int) -> String { "\(dataSet.name), \(range(ofSeeds: count))" }
}
