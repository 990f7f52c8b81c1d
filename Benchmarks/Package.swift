// swift-tools-version: 6.2
import PackageDescription

/// Measures the library's speed beside PyTorch and JAX, apart from the build of the chapters:
///
///     swift run -c release --package-path Benchmarks Benchmark --list
///
/// and what several processes would take, see `scripts/scaling.sh`.

#if arch(x86_64)
    let vectors = ["-Xcc", "-march=native"]
#else
    let vectors: [String] = []
#endif

let package = Package(
    name: "benchmarks",
    traits: [.trait(name: "MPI", description: "Lets mpirun start several processes of Scaling.")],
    dependencies: [
        .package(
            name: "recurrent", path: "..",
            traits: [.trait(name: "MPI", condition: .when(traits: ["MPI"]))]),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        .executableTarget(
            name: "Benchmark",
            dependencies: [
                .product(name: "Recurrent", package: "recurrent"),
                .product(name: "Notebook", package: "recurrent"),
                .product(name: "Course", package: "recurrent"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: [.unsafeFlags(vectors)]),
        .executableTarget(
            name: "Scaling",
            dependencies: [
                .product(name: "Recurrent", package: "recurrent"),
                .product(name: "Notebook", package: "recurrent"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(
            name: "BenchmarkTests",
            dependencies: [
                "Benchmark", "Scaling", .product(name: "Recurrent", package: "recurrent"),
            ]),
    ],
    cxxLanguageStandard: .cxx17
)
