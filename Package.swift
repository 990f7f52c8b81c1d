// swift-tools-version: 6.2
import PackageDescription

/// Optimised in debug builds too, with the vector instructions of the machine it is built on:
/// `swift run LSTM` and `swift test` then run at full speed with no flag to remember.
let fast: [SwiftSetting] = [
    .unsafeFlags([
        "-O", "-Xcc", "-march=native", "-wmo", "-num-threads", "2", "-disable-batch-mode",
    ])
]

/// A chapter is an executable whose `main.swift` reads as a notebook, top to bottom.
func chapter(_ name: String, folder: String) -> Target {
    .executableTarget(
        name: name,
        dependencies: ["Recurrent", "Notebook"],
        path: "Chapters/\(folder)",
        swiftSettings: [.defaultIsolation(MainActor.self)])
}

let package = Package(
    name: "recurrent",
    products: [.library(name: "Recurrent", targets: ["Recurrent"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        .systemLibrary(
            name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
        .target(
            name: "CGnuplot",
            linkerSettings: [.linkedLibrary("boost_iostreams")]),
        .target(name: "Recurrent", dependencies: ["COpenBLAS"], swiftSettings: fast),
        .target(
            name: "Notebook",
            dependencies: [
                "Recurrent", "CGnuplot",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        chapter("LSTM", folder: "10.1-LSTM"),
        .testTarget(name: "RecurrentTests", dependencies: ["Recurrent"]),
        .target(name: "TestSupport", path: "Tests/Support"),
        .testTarget(name: "ChapterTests", dependencies: ["LSTM", "TestSupport"]),
        .testTarget(
            name: "FigureTests", dependencies: ["LSTM", "Notebook", "Recurrent", "TestSupport"]),
    ],
    cxxLanguageStandard: .cxx17
)
