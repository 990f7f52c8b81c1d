import Foundation
import Recurrent

/// What the system lets this program have.
package enum Limits {
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
        closeBeyond(files)
        try throwUnless(
            addresses >= 800 << 20, "ulimit -v",
            "lets a program have \(addresses >> 20) MB of addresses, 800 are needed",
            remedy: "raise it")
        try throwUnless(
            data >= 400 << 20, "ulimit -d",
            "lets a program have \(data >> 20) MB of data, 400 are needed", remedy: "raise it")
        let stack = limit(of: RLIMIT_STACK)
        try throwUnless(
            stack >= 256 << 10, "ulimit -s",
            "lets a program have \(stack >> 10) kB of stack, 256 are needed", remedy: "raise it")
        try throwUnless(
            canMakeThreads(8), "ulimit -u",
            "or a limit on its group, lets a program have no 8 threads", remedy: "raise it")
    }

    /// Closes the files beyond the limit that another program has left open: Foundation, which closes all
    /// before it runs a program, could not.
    private static func closeBeyond(_ limit: rlim_t) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? []
        for file in names.compactMap({ Int32($0) }) where file >= limit { close(file) }
    }

    /// Whether so many can be there at once.
    private static func canMakeThreads(_ count: Int) -> Bool {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return false }
        let threads = (0..<count).compactMap { _ in thread(waitingFor: ends[0]) }
        close(ends[1])
        for thread in threads { pthread_join(thread, nil) }
        close(ends[0])
        return threads.count == count
    }

    /// A thread that lives until the other end of a pipe is closed; nil if there can be none.
    private static func thread(waitingFor end: Int32) -> pthread_t? {
        #if os(Linux)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        let isMade = pthread_create(
            &thread, nil,
            { end in
                var byte: UInt8 = 0
                _ = read(Int32(Int(bitPattern: end)), &byte, 1)
                return nil
            }, UnsafeMutableRawPointer(bitPattern: Int(end)))
        return isMade == 0 ? thread : nil
    }

    /// The bytes of memory that may be had: the machine's, or fewer where a limit on addresses, on data or
    /// on a group of programs, as of a container or of a cluster's job, says so.
    package static var memory: Double {
        ([Double(ProcessInfo.processInfo.physicalMemory), Double(addresses), Double(data)]
            + ofGroups).min()!
    }

    /// `more than 9.1 GB of memory, there are 8.2 GB`
    package static func lack(of need: Double) -> String {
        func gigabytes(_ bytes: Double) -> String { String(format: "%.1f GB", bytes / 1e9) }
        return "more than \(gigabytes(need)) of memory, there are \(gigabytes(memory))"
    }

    private static var addresses: rlim_t { limit(of: RLIMIT_AS) }

    private static var data: rlim_t { limit(of: RLIMIT_DATA) }

    /// What Linux's control groups, of either version, leave this program: each group's limit holds for
    /// those within it.
    private static var ofGroups: [Double] {
        func text(_ path: String) -> String {
            (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        }
        return text("/proc/self/cgroup").split(separator: "\n").flatMap { line -> [Double] in
            let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3, ["", "memory"].contains(fields[1]) else { return [] }
            let (root, name) =
                fields[1].isEmpty
                ? ("/sys/fs/cgroup", "memory.max")
                : ("/sys/fs/cgroup/memory", "memory.limit_in_bytes")
            let groups = fields[2].split(separator: "/")
            return (0...groups.count).compactMap { depth in
                let file = ([root] + groups.prefix(depth).map(String.init) + [name])
                    .joined(separator: "/")
                return Double(text(file).trimmingCharacters(in: .whitespacesAndNewlines))
            }
        }
    }

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
