import Foundation
import Recurrent

/// What the system lets this program have.
enum Limits {
    /// Takes as many open files as may be had; and makes a file that grows beyond a limit an error of the
    /// one call rather than the end of the program.
    /// - Throws: `RecurrentError` for limits so tight that threads or Foundation's own files would fail,
    ///   which end a program without a word or leave it waiting.
    static func prepare() throws {
        signal(SIGXFSZ, SIG_IGN)
        let files = limit(of: RLIMIT_NOFILE) {
            $0.rlim_cur = min($0.rlim_max, max($0.rlim_cur, 256))
        }
        try throwUnless(
            files >= 64, "ulimit -n", "lets a program open \(files) files, 64 are needed",
            remedy: "raise it")
        try throwUnless(
            addresses >= 800 << 20, "ulimit -v",
            "lets a program have \(addresses >> 20) MB of addresses, 800 are needed",
            remedy: "raise it")
    }

    /// The bytes of memory that may be had.
    static var addresses: rlim_t { limit(of: RLIMIT_AS) }

    #if os(Linux)
        private typealias Resource = __rlimit_resource
        private static func number(_ resource: Resource) -> __rlimit_resource_t {
            __rlimit_resource_t(resource.rawValue)
        }
    #else
        private typealias Resource = Int32
        private static func number(_ resource: Resource) -> Int32 { resource }
    #endif

    private static func limit(
        of resource: Resource, changedBy change: (inout rlimit) -> Void = { _ in }
    ) -> rlim_t {
        var limit = rlimit()
        getrlimit(number(resource), &limit)
        let before = limit.rlim_cur
        change(&limit)
        if limit.rlim_cur != before { setrlimit(number(resource), &limit) }
        return limit.rlim_cur
    }
}
