import Course
import Foundation
import Notebook
import Recurrent

/// The translator that 10.7 trained on these data; where there is none, a small
/// one, trained here, whose figures replace none in `Figures`.
func readTranslator(_ data: TranslationData, in notebook: Notebook) throws
    -> Translator
{
    let named = notebook.options.model
    let (ours, trial) = Notebook.modelFolders(of: "seq2seq")
    let usual = notebook.dataSet.isReal ? [ours, trial] : [trial]
    for path in named.map({ [$0] }) ?? usual {
        let isThere = FileManager.default.fileExists(
            atPath: "\(path)/config.json")
        guard isThere || named != nil else { continue }
        let translator = try Translator(folder: URL(fileURLWithPath: path))
        if !translator.isOf(data) {
            let remark = named == nil ? "" : ", perhaps on these too"
            show("\(path) was trained on other pairs\(remark).")
            if named == nil { continue }
        }
        tell(path, notebook.options)
        if named == nil, path == trial { useAsTrial(notebook) }
        return translator
    }
    show("There is no model of 10.7 for these pairs; a small one is trained.")
    useAsTrial(notebook)
    return try trainSmall(data, in: notebook)
}

/// What is drawn from here on replaces no figure of the real translator.
private func useAsTrial(_ notebook: Notebook) {
    notebook.use(DataSet(name: notebook.dataSet.name, isReal: false))
}

/// Names a trained model, and the options of training given in vain.
private func tell(_ path: String, _ options: Options) {
    let given = [
        ("--epochs", options.epochs != nil),
        ("--hidden", options.hidden != nil),
        ("--learning-rate", options.learningRate != nil),
    ].filter(\.1).map(\.0).joined(separator: ", ")
    show(
        "model",
        given.isEmpty ? path : "\(path); not used, as it is trained: \(given)")
}

private func trainSmall(_ data: TranslationData, in notebook: Notebook) throws
    -> Translator
{
    let options = notebook.options
    var random = Generator(seed: options.seed)
    var translator = Translator(
        Seq2SeqConfiguration(
            size: options.hidden ?? (options.quick ? 48 : 128), layerCount: 1),
        data.vocabularies, using: &random)
    var training = TrainingSettings.translation(
        epochs: options.epochs ?? (options.quick ? 8 : 6),
        threadCount: options.threads)
    training.learningRate = options.learningRate ?? 0.005
    if options.quick { training.batchSize = 64 }
    translator.model = try notebook.train(
        "translator",
        TrainingRun(translator.model, training, on: data, using: &random)
    ).best
    return translator
}

extension Translator {
    /// Whether it knows the very words that these data do, as one trained on
    /// them.
    fileprivate func isOf(_ data: TranslationData) -> Bool {
        let (own, theirs) = (vocabularies, data.vocabularies)
        return own.normalization == theirs.normalization
            && own.source.tokens == theirs.source.tokens
            && own.target.tokens == theirs.target.tokens
    }
}
