import Foundation
import TestSupport
import Testing

@Suite struct ContradictionTests {
    @Test(arguments: [
        ("LSTM", "--replace", "--replace goes with --save"),
        ("LSTM", "--save m --only lstm-cell", "--save and --only exclude each other"),
        ("GRU", "--save m --again", "--save and --again exclude each other"),
        ("DeepRNN", "--save m --seeds 3", "--save and --seeds exclude each other"),
        ("Seq2Seq", "--quick --replace", "--replace goes with --save"),
        ("BeamSearch", "--list --check", "--list and --check exclude each other"),
        ("GRU", "--list --redraw", "--list and --redraw exclude each other"),
        ("LSTM", "--save m --plan", "--save and --plan exclude each other"),
        ("LSTM", "--save m --run any", "--save and --run exclude each other"),
        ("LSTM", "--text t --data d", "--text and --data exclude each other"),
        ("GRU", "--text t --check", "--text and --check exclude each other"),
        ("LSTM", "--list --plan", "--list and --plan exclude each other"),
        ("DeepRNN", "--list --run any", "--list and --run exclude each other"),
        ("LSTM", "--quick --data any", "--quick and --data exclude each other"),
        ("GRU", "--plan --only gru-gates", "--plan and --only exclude each other"),
        ("LSTM", "--save a/.recurrent-draft-b", "begin with '.recurrent-' are the programs' own"),
        ("Write", "--prompt a --temperature 0 --seed 3", "--temperature 0 draws nothing"),
        ("Write", "--evaluate f --seed 3", "--seed is for writing"),
        ("Write", "--evaluate f --top-k 3", "--top-k is for writing"),
        ("Translate", "--ban est --prefix est", "--ban 'est' is in --prefix 'est'"),
    ])
    func `an option that would do nothing, or undo another, is wrong usage`(
        _ program: String, _ options: String, _ says: String
    ) throws {
        try withFolder { folder in
            let ran = try Chapter(program).run(
                options.split(separator: " ").map(String.init), in: folder)
            #expect(ran.status == EX_USAGE && ran.output == "")
            #expect(ran.errors.hasPrefix("error: ") && ran.errors.contains(says), "\(ran.errors)")
            #expect(try files(in: folder) == [])
        }
    }
}
