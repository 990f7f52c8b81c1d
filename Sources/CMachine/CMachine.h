#ifdef __AVX512F__
#include <immintrin.h>
#endif
#ifdef __linux__
#include <errno.h>
#include <linux/fs.h>
#include <linux/stat.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>
#else
#include <copyfile.h>
#include <stdio.h>
#include <sys/stat.h>
#endif

/// How many floats a vector register holds on the machine that is compiled for. Swift cannot ask;
/// the C compiler, which Swift passes -march on to, can.
static inline long floatsInRegister(void) {
#ifdef __AVX512F__
    return 16;
#else
    return 8;
#endif
}

/// Sixteen floats: Swift's SIMD16<Float>.
typedef float SixteenFloats __attribute__((ext_vector_type(16)));

/// Loads fewer than sixteen floats; zeros stand beyond them.
static inline SixteenFloats loadFew(const float *source, long count) {
#ifdef __AVX512F__
    return (SixteenFloats)_mm512_maskz_loadu_ps((__mmask16)((1u << count) - 1), source);
#else
    SixteenFloats lanes = 0;
    for (long lane = 0; lane < count; lane++) lanes[lane] = source[lane];
    return lanes;
#endif
}

/// Stores the first of sixteen floats, fewer than all.
static inline void storeFew(SixteenFloats lanes, float *target, long count) {
#ifdef __AVX512F__
    _mm512_mask_storeu_ps(target, (__mmask16)((1u << count) - 1), (__m512)lanes);
#else
    for (long lane = 0; lane < count; lane++) target[lane] = lanes[lane];
#endif
}

/// Tells the processor that this thread only waits for another.
static inline void rest(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/// Keeps memory that the program frees for its next use, rather than give it back to the system.
static inline void keepFreedMemory(void) {
#ifdef M_TRIM_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 1 << 26);
#endif
}

/// Gives two files or folders each other's name in one step.
/// Returns 0, or -1 with `errno` set, also where the file system has no such step.
static inline int exchangeNames(const char *one, const char *other) {
#ifdef __linux__
    const int here = -100;  // AT_FDCWD
    return (int)syscall(SYS_renameat2, here, one, here, other, RENAME_EXCHANGE);
#else
    return renamex_np(one, other, RENAME_SWAP);
#endif
}

/// Gives a new file the access control list of an old one, which says what a mode cannot; where there
/// is none, takes away what it has from its folder.
static inline void keepAccessList(const char *old, const char *new) {
#ifdef __linux__
    const char *const name = "system.posix_acl_access";
    char list[1 << 12];  // of 500 users and groups
    const ssize_t size = getxattr(old, name, list, sizeof list);
    if (size >= 0) setxattr(new, name, list, (size_t)size, 0);
    else if (errno == ENODATA) removexattr(new, name);
#else
    copyfile(old, new, NULL, COPYFILE_ACL);
#endif
}

static const int marked = 1, mounted = 2;

/// What keeps a file or folder, not what a link leads to, from being replaced: a mark for which nobody
/// may change or remove it, or something that is mounted there, as far as the system tells.
static inline int hindrances(const char *path) {
    int found = 0;
#ifdef __linux__
    struct statx status;
    if (syscall(SYS_statx, -100, path, 0x100 /* AT_SYMLINK_NOFOLLOW */, 0, &status) != 0) return 0;
    if (status.stx_attributes & (STATX_ATTR_IMMUTABLE | STATX_ATTR_APPEND)) found |= marked;
#ifdef STATX_ATTR_MOUNT_ROOT
    if (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) found |= mounted;
#endif
#else
    struct stat status;
    if (lstat(path, &status) != 0) return 0;
    const unsigned marks = UF_IMMUTABLE | UF_APPEND | SF_IMMUTABLE | SF_APPEND;
    if (status.st_flags & marks) found |= marked;
#endif
    return found;
}
