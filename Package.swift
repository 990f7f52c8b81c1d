// swift-tools-version: 6.2
import PackageDescription

/// The vector instructions of the machine that builds, or of the one that is named.
#if arch(x86_64)
    let vectors = ["-Xcc", "-march=\(Context.environment["RECURRENT_MACHINE"] ?? "native")"]
#else
    let vectors: [String] = []
#endif

/// Optimised in debug builds too, as a whole module, so that `swift run LSTM` and `swift test` run
/// at full speed with no flag to remember. With several threads the compiler writes an object for
/// each file, which a debug build expects; batch mode, a debug build's own, would contradict.
/// A square root that may set C's `errno` would keep a loop from using vectors.
let fast: [SwiftSetting] = [
    .unsafeFlags(
        ["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode", "-Xcc", "-fno-math-errno"]
            + vectors)
]

/// A chapter is an executable whose `main.swift` reads as a notebook, top to bottom.
func chapter(_ name: String, folder: String) -> Target {
    .executableTarget(
        name: name,
        dependencies: ["Recurrent", "Notebook", "Course"],
        path: "Chapters/\(folder)")
}

let chapters: [Target] = [
    chapter("LSTM", folder: "10.1-LSTM"),
    chapter("GRU", folder: "10.2-GRU"),
    chapter("DeepRNN", folder: "10.3-DeepRNN"),
    chapter("BidirectionalRNN", folder: "10.4-BidirectionalRNN"),
    chapter("TranslationData", folder: "10.5-TranslationData"),
    chapter("EncoderDecoder", folder: "10.6-EncoderDecoder"),
    chapter("Seq2Seq", folder: "10.7-Seq2Seq"),
    chapter("BeamSearch", folder: "10.8-BeamSearch"),
]
let chapterPrograms = chapters.map { Target.Dependency(stringLiteral: $0.name) }

/// Where Homebrew keeps what it installed, by its own word.
let homebrew = Context.environment["HOMEBREW_PREFIX"]

/// What libFuzzer runs, see `make fuzz`: its `main` would be one too many in any other build.
let fuzz: [Target] =
    Context.environment["RECURRENT_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "Fuzz", dependencies: ["TestSupport"], path: "Tests/Fuzz",
            swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    ]

let package = Package(
    name: "recurrent",
    // The sums of a matrix product's tile are an `InlineArray`, which came with macOS 26.
    platforms: [.macOS(.v26)],
    products: ["Recurrent", "Notebook", "Course"].map { .library(name: $0, targets: [$0]) },
    traits: [
        .trait(name: "MPI", description: "Lets mpirun start several processes that work together.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        .systemLibrary(name: "CMachine"),
        .systemLibrary(name: "CMPI"),
        .target(
            name: "CGnuplot",
            cxxSettings: homebrew.map { [.unsafeFlags(["-I\($0)/include"])] },
            linkerSettings: [.linkedLibrary("boost_iostreams")]
                + (homebrew.map { [.unsafeFlags(["-L\($0)/lib"])] } ?? [])),
        .target(name: "Recurrent", dependencies: ["CMachine"], swiftSettings: fast),
        .target(
            name: "Notebook",
            dependencies: [
                "Recurrent", "CGnuplot", .target(name: "CMPI", condition: .when(traits: ["MPI"])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(
            name: "Course",
            dependencies: [
                "Recurrent", "Notebook",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "Translate",
            dependencies: [
                "Recurrent", "Notebook", "Course",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "Write",
            dependencies: [
                "Recurrent", "Notebook", "Course",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "weave",
            dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .testTarget(name: "RecurrentTests", dependencies: ["Recurrent", "Course", "TestSupport"]),
        .target(
            name: "TestSupport", dependencies: ["Notebook", "Recurrent"], path: "Tests/Support"),
        .testTarget(
            name: "ChapterTests",
            dependencies: chapterPrograms + [
                "Translate", "Write", "Notebook", "Recurrent", "Course", "TestSupport",
            ]),
        .testTarget(name: "WeaveTests", dependencies: ["weave"]),
        .testTarget(
            name: "FigureTests",
            dependencies: chapterPrograms + ["Notebook", "Course", "Recurrent", "TestSupport"]),
    ] + chapters + fuzz,
    cxxLanguageStandard: .cxx17
)
