// swift-tools-version: 6.2
import PackageDescription

/// Measures the library's speed, apart from the build of the chapters:
///
///     swift run -c release --package-path Benchmarks BeamSearchBenchmark --batch 1
let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "recurrent", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        .executableTarget(
            name: "BeamSearchBenchmark",
            dependencies: [
                .product(name: "Recurrent", package: "recurrent"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ])
    ])
