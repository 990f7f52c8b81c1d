/// How many floats a vector register holds on the machine that is compiled for. Swift cannot ask;
/// the C compiler, which Swift passes -march on to, can.
static inline long floatsInRegister(void) {
#ifdef __AVX512F__
    return 16;
#else
    return 8;
#endif
}
