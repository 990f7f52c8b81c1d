import Foundation
import TestSupport
import Testing

/// Whatever goes wrong ends the run with one line, and nothing that was there is harmed.
@Suite struct MistakeTests {
    @Test(arguments: options + books + texts + divergences + folders + gnuplots)
    func `a run that cannot go on says why, and how it could`(mistake: Mistake) throws {
        try mistake.check()
    }
}

/// A wrong option is named, with what would be right.
private let options: [Mistake] = [
    ("--hidden", "0", "1 to 4,096"), ("--hidden", "1e3", "1 to 4,096"),
    ("--epochs", "-1", "1 to 1,000,000"), ("--epochs", "x", "1 to 1,000,000"),
    ("--threads", "0", "1 to 4,096"), ("--seed", "-1", "0 to 9,007,199,254,740,991"),
    ("--learning-rate", "0", "a number above 0"), ("--learning-rate", "nan", "a number above 0"),
    ("--only", "nonsense", "lstm-gates"), ("--figures", "", "a path"), ("--text", "", "a path"),
    ("--epoch", "3", "--epochs"), ("--hiden", "3", "--help"), ("nonsense", "", "--help"),
].map { option, value, remedy in
    Mistake(
        testDescription: "\(option) \(value)", arguments: [option, value], says: [option, remedy])
}

/// A book that is missing or wrong is never trained on.
private let books = [
    Mistake(
        testDescription: "not in --data", arguments: ["--data", "nowhere"],
        says: ["nowhere/timemachine.txt: no such file", "make data"]),
    Mistake(
        testDescription: "not in $RECURRENT_DATA", environment: ["RECURRENT_DATA": "nowhere"],
        says: ["nowhere/timemachine.txt: no such file", "make data"]),
    Mistake(
        testDescription: "truncated", says: ["Data/timemachine.txt: truncated, 1000", "make data"]
    ) { try write(Data(count: 1000), to: $0.appending(path: "Data/timemachine.txt")) },
    Mistake(
        testDescription: "another file",
        says: ["Data/timemachine.txt: another file", "make data"]
    ) { try write(Data(count: bookSize + 1), to: $0.appending(path: "Data/timemachine.txt")) },
    Mistake(
        testDescription: "of other content", arguments: ["--data", "books"],
        says: ["books/timemachine.txt: wrong content, its SHA-256 is", "make data"]
    ) { try write(Data(count: bookSize), to: $0.appending(path: "books/timemachine.txt")) },
    Mistake(
        testDescription: "not to be checked", isIsolated: true,
        says: ["Data/timemachine.txt: its SHA-256 cannot be checked", "install coreutils"]
    ) { try write(Data(count: bookSize), to: $0.appending(path: "Data/timemachine.txt")) },
]

private let texts = [
    ("none", nil, ["my.txt: no such file", "check the name"]),
    (
        "not UTF-8", Data("one\ntwo \u{e9}".unicodeScalars.map { UInt8($0.value) }),
        [
            "my.txt:2: not UTF-8", "iconv",
        ]
    ),
    ("empty", Data(), ["my.txt: empty", "give a text"]),
    ("without a letter", Data("12:30 – 時間\n".utf8), ["my.txt: holds no letter", "give a text"]),
    (
        "shorter than two windows", Data("It has the time of".utf8),
        [
            "my.txt: 18 characters, but 34 are needed", "give a longer text",
        ]
    ),
].map { (name: String, bytes: Data?, says: [String]) in
    Mistake(testDescription: name, arguments: ["--text", "my.txt"], says: says) { folder in
        if let bytes { try write(bytes, to: folder.appending(path: "my.txt")) }
    }
}

/// With 1,500 characters an epoch is one minibatch, and only the validation can tell.
private let divergences = [
    ("in the second minibatch", 3000, "1e38", "training step 2: the loss is "),
    ("in its perplexity", 3000, "1e20", "epoch 1: the training perplexity is inf"),
    ("after the last minibatch", 1500, "1e38", "epoch 1: the validation perplexity is "),
].map { name, length, rate, words in
    Mistake(
        testDescription: name,
        arguments: ["--text", "my.txt", "--epochs", "1", "--learning-rate", rate],
        figure: "lstm-perplexity", says: [words, "a smaller learning rate"]
    ) { try write(text(ofLength: length), to: $0.appending(path: "my.txt")) }
}

/// A folder that cannot take the figures is named.
private let folders = [
    Mistake(
        testDescription: "under a file", arguments: ["--figures", "file/figures"],
        says: ["file/figures: cannot be written", "--figures"]
    ) { try write(Data(), to: $0.appending(path: "file")) },
    Mistake(
        testDescription: "in a file system that takes none",
        arguments: ["--figures", "/proc/here"],
        says: ["/proc/here: cannot be written", "--figures"]),
    Mistake(
        testDescription: "with a file for its data", arguments: ["--figures", "other"],
        says: ["other/data: cannot be written", "--figures"]
    ) { try write(Data(), to: $0.appending(path: "other/data")) },
    Mistake(
        testDescription: "with half of lstm.json",
        says: [".build/figures/lstm.json: is not the results of a chapter", "mend or delete"]
    ) { try write(Data("{\"runs\": [".utf8), to: $0.appending(path: ".build/figures/lstm.json")) },
    Mistake(
        testDescription: "with another lstm.json",
        says: [".build/figures/lstm.json: is not the results of a chapter", "mend or delete"]
    ) { try write(Data("[1, 2]".utf8), to: $0.appending(path: ".build/figures/lstm.json")) },
    Mistake(
        testDescription: "full at the table", fileLimit: 1,
        says: [".build/figures/data: cannot be written", "full"]),
    Mistake(
        testDescription: "full at the script", fileLimit: 5,
        says: [".build/figures/data: cannot be written", "full"]),
    Mistake(
        testDescription: "full at the image", fileLimit: 16,
        says: ["lstm-late-output-gate.svg: gnuplot wrote only a part of it", "full"]),
    Mistake(
        testDescription: "full at the results",
        arguments: ["--text", "my.txt", "--epochs", "1", "--hidden", "4"],
        figure: "lstm-perplexity", fileLimit: 1, isLate: true,
        says: ["lstm.json: cannot be written", "full"]
    ) { try write(text(ofLength: 1500), to: $0.appending(path: "my.txt")) },
]

/// A gnuplot that does not draw leaves the old figure.
private let gnuplots = [
    Mistake(
        testDescription: "missing", isIsolated: true,
        says: ["gnuplot: not found on PATH", "apt-get install gnuplot"]),
    Mistake(
        testDescription: "failing", gnuplot: "echo 'line 3:' >&2; echo ' no terminal' >&2; exit 1",
        says: ["lstm-late-output-gate.gp: gnuplot failed: line 3: no terminal", "5.4 or later"]),
    Mistake(
        testDescription: "failing without a word", gnuplot: "exit 3",
        says: ["gnuplot failed: status 3", "5.4 or later"]),
    Mistake(
        testDescription: "drawing nothing", gnuplot: "exit 0",
        says: ["gnuplot drew nothing", "5.4 or later"]),
    Mistake(
        testDescription: "killed in the middle",
        gnuplot: "echo '<svg><g>' >lstm-late-output-gate.svg; kill -KILL $$",
        says: ["gnuplot was ended by signal 9", "5.4 or later"]),
    Mistake(
        testDescription: "content with half an image",
        gnuplot: "echo '<svg><g>' >lstm-late-output-gate.svg",
        says: ["lstm-late-output-gate.svg: gnuplot wrote only a part of it", "full"]),
    Mistake(
        testDescription: "not a program", says: ["bin/gnuplot does not run", "5.4 or later"]
    ) { folder in
        let program = folder.appending(path: "bin/gnuplot")
        try write(Data("\u{7f}ELF".utf8), to: program)
        chmod(program.path, 0o755)
    },
]
