import Foundation
import TestSupport
import Testing

/// Whatever goes wrong ends the run with one line, and nothing that was there is harmed.
@Suite struct MistakeTests {
    @Test(arguments: options + books + texts + words + divergences + folders + gnuplots)
    func `a run that cannot go on says why, and how it could`(mistake: Mistake) throws {
        try mistake.check()
    }

    @Test(arguments: [("DeepRNN", true), ("BidirectionalRNN", false)])
    func `a text too short is advised --steps where the chapter has it`(
        name: String, hasSteps: Bool
    ) throws {
        try withFolder { folder in
            try write(Data("It was the time.".utf8), to: folder.appending(path: "my.txt"))
            let ran = try Chapter(name).run(["--text", "my.txt"], in: folder)
            #expect(ran.status == 1 && ran.errors.contains("; give a longer text"))
            #expect(ran.errors.contains("--steps") == hasSteps, "\(ran.errors)")
        }
    }
}

/// A wrong option is named, with what would be right.
private let options: [Mistake] = [
    ("--hidden", "0", "1 to 4,096"), ("--hidden", "1e3", "1 to 4,096"),
    ("--epochs", "-1", "1 to 1,000,000"), ("--epochs", "x", "1 to 1,000,000"),
    ("--threads", "0", "1 to 4,096"), ("--seed", "-1", "0 to 9,007,199,254,740,991"),
    ("--learning-rate", "0", "a number above 0"), ("--learning-rate", "nan", "a number above 0"),
    ("--only", "nonsense", "there is no such figure; choose from lstm-cell, lstm-gradient-flow"),
    ("--figures", "", "a path"), ("--text", "", "a path"),
    ("--epoch", "3", "--epochs"), ("--hiden", "3", "--help"), ("nonsense", "", "--help"),
].map { option, value, remedy in
    Mistake(
        testDescription: "\(option) \(value)", arguments: [option, value], says: [option, remedy])
}

/// A book that is missing or wrong is never trained on.
private let books =
    [
        Mistake(
            testDescription: "not in --data", arguments: ["--data", "nowhere"],
            says: ["nowhere/timemachine.txt: no such file", "make data"]),
        Mistake(
            testDescription: "not in $RECURRENT_DATA", environment: ["RECURRENT_DATA": "nowhere"],
            says: ["nowhere/timemachine.txt: no such file", "make data"]),
        Mistake(
            testDescription: "not to be checked",
            files: ["Data/timemachine.txt": Data(count: bookSize)], isIsolated: true,
            says: ["Data/timemachine.txt: its SHA-256 cannot be checked", "install coreutils"]),
    ]
    + [
        ("Data", "truncated, 1000", 1000, []), ("Data", "another file", bookSize + 1, []),
        ("books", "wrong content, its SHA-256 is", bookSize, ["--data", "books"]),
    ].map { folder, problem, size, arguments in
        Mistake(
            testDescription: problem, arguments: arguments,
            files: ["\(folder)/timemachine.txt": Data(count: size)],
            says: ["\(folder)/timemachine.txt: \(problem)", "make data"])
    }

private let texts = [
    ("none", nil, ["my.txt: no such file", "check the name"]),
    ("not UTF-8", Data("one\ntwo ".utf8) + [0xE9], ["my.txt:2: not UTF-8", "iconv"]),
    ("empty", Data(), ["my.txt: empty", "give a text"]),
    ("without a letter", Data("12:30 – …\n".utf8), ["my.txt: holds no letter", "give a text"]),
    (
        "shorter than two windows", Data("It has the time of".utf8),
        ["my.txt: 18 characters, but 34 are needed", "--steps"]
    ),
].map { (name: String, bytes: Data?, says: [String]) in
    Mistake(
        testDescription: name, arguments: ["--text", "my.txt"],
        files: bytes.map { ["my.txt": $0] } ?? [:], says: says)
}

private let words = [
    Mistake(
        testDescription: "without a word that recurs", arguments: ["--text", "my.txt", "--words"],
        files: ["my.txt": Data("the time of the machine ".utf8)],
        says: ["my.txt: no word occurs three times", "--words"])
]

/// With 1,500 characters an epoch is one minibatch, and only the validation can tell.
private let divergences = [
    ("in the second minibatch", 3000, "1e38", "training step 2: the loss is "),
    ("in its perplexity", 3000, "1e20", "epoch 1: the training perplexity is inf"),
    ("after the last minibatch", 1500, "1e38", "epoch 1: the validation perplexity is "),
].map { name, length, rate, words in
    Mistake(
        testDescription: name,
        arguments: ["--text", "my.txt", "--epochs", "1", "--learning-rate", rate],
        figure: "lstm-perplexity", files: ["my.txt": text(ofLength: length)],
        says: [words, "a smaller learning rate"])
}

/// A folder that cannot take the figures is named.
private let folders =
    [
        Mistake(
            testDescription: "under a file", arguments: ["--figures", "file/figures"],
            files: ["file": Data()], says: ["file/figures: cannot be written", "--figures"]),
        Mistake(
            testDescription: "in a file system that takes none, before anything is trained",
            arguments: ["--figures", "/proc/here"], figure: "lstm-perplexity",
            says: ["/proc/here: cannot be written", "--figures"]),
        Mistake(
            testDescription: "with a file for its data", arguments: ["--figures", "other"],
            files: ["other/data": Data()], says: ["other/data: cannot be written", "--figures"]),
        Mistake(
            testDescription: "full at the results",
            arguments: ["--text", "my.txt", "--epochs", "1", "--hidden", "4"],
            figure: "lstm-perplexity", files: ["my.txt": text(ofLength: 1500)], fileLimit: 1,
            isLate: true, says: ["runs/lstm/perplexity/", ": cannot be written", "full"]),
    ]
    + ["{\"runs\": [", "[1, 2]"].map { results in
        Mistake(
            testDescription: "with \(results) for its results",
            files: [".build/figures/lstm.json": Data(results.utf8)],
            says: [".build/figures/lstm.json: is not the results of a chapter", "mend or delete"])
    }
    + [
        ("table", 1, ".build/figures/data: cannot be written"),
        ("script", 5, ".build/figures/data: cannot be written"),
        ("image", 16, "lstm-late-output-gate.svg: gnuplot wrote only a part of it"),
    ].map { file, limit, words in
        Mistake(testDescription: "full at the \(file)", fileLimit: limit, says: [words, "full"])
    }

/// A gnuplot that does not draw leaves the old figure.
private let gnuplots =
    [
        Mistake(
            testDescription: "missing", arguments: ["--redraw"], isIsolated: true,
            says: ["gnuplot: not found on PATH", "apt-get install gnuplot"])
    ]
    + [
        (
            "failing", "#!/bin/sh\necho 'line 3:' >&2; echo ' no terminal' >&2; exit 1\n",
            ["lstm-late-output-gate.gp: gnuplot failed: line 3: no terminal", "5.4 or later"]
        ),
        (
            "failing without a word", "#!/bin/sh\nexit 3\n",
            ["gnuplot failed: status 3", "5.4 or later"]
        ),
        ("drawing nothing", "#!/bin/sh\nexit 0\n", ["gnuplot drew nothing", "5.4 or later"]),
        (
            "killed in the middle",
            "#!/bin/sh\necho '<svg><g>' >lstm-late-output-gate.svg; kill -KILL $$\n",
            ["gnuplot was ended by signal 9", "5.4 or later"]
        ),
        (
            "content with half an image",
            "#!/bin/sh\necho '<svg><g>' >lstm-late-output-gate.svg\n",
            ["lstm-late-output-gate.svg: gnuplot wrote only a part of it", "full"]
        ),
        (
            "losing its folder", "#!/bin/sh\nrm -rf \"$PWD\"\n",
            ["went away while a figure was drawn", "run it again"]
        ),
        ("not a program", "\u{7f}ELF", ["bin/gnuplot does not run", "5.4 or later"]),
    ].map { name, program, says in
        Mistake(
            testDescription: name, files: ["bin/gnuplot": Data(program.utf8)], says: says)
    }
