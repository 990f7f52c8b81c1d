#ifdef __linux__
#include <malloc.h>
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

/// Keeps memory that the program frees for its next use, rather than give it back to the system.
static inline void keepFreedMemory(void) {
#ifdef M_TRIM_THRESHOLD
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 1 << 26);
#endif
}
