// Debian's package has it in a folder of its own.
#if __has_include(<mpi.h>)
#include <mpi.h>
#else
#include <mpi/mpi.h>
#endif

// What Swift cannot see of MPI: its constants are macros, and of another type in each implementation.
// An error of MPI's ends all processes, with MPI's own words.

/// Joins the processes that `mpirun` started. Returns whether several threads may send and receive.
static inline int mpiStart(void) {
    int provided = 0;
    MPI_Init_thread(NULL, NULL, MPI_THREAD_MULTIPLE, &provided);
    return provided == MPI_THREAD_MULTIPLE;
}

static inline int mpiRank(void) {
    int rank = 0;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    return rank;
}

static inline int mpiCount(void) {
    int count = 0;
    MPI_Comm_size(MPI_COMM_WORLD, &count);
    return count;
}

/// A message has at most as many bytes as an int can count.
enum { mpiLargest = 1 << 30 };

static inline void mpiSend(const void *bytes, long count, int to) {
    for (long start = 0; start < count; start += mpiLargest) {
        long part = count - start < mpiLargest ? count - start : mpiLargest;
        MPI_Send((const char *)bytes + start, (int)part, MPI_BYTE, to, 0, MPI_COMM_WORLD);
    }
}

static inline void mpiReceive(void *bytes, long count, int from) {
    for (long start = 0; start < count; start += mpiLargest) {
        long part = count - start < mpiLargest ? count - start : mpiLargest;
        MPI_Recv(
            (char *)bytes + start, (int)part, MPI_BYTE, from, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    }
}

/// A process whose message has not been received yet, this one or, for -1, any; -1 if there is none.
static inline int mpiSender(int process) {
    int isThere = 0;
    MPI_Status status;
    MPI_Iprobe(process < 0 ? MPI_ANY_SOURCE : process, 0, MPI_COMM_WORLD, &isThere, &status);
    return isThere ? status.MPI_SOURCE : -1;
}

/// Sends to one process and receives from another at the same time; nothing where a count is 0.
static inline void mpiExchange(
    const void *sent, long sentCount, int to, void *received, long receivedCount, int from) {
    for (long start = 0; start < sentCount || start < receivedCount; start += mpiLargest) {
        long out = sentCount - start < mpiLargest ? sentCount - start : mpiLargest;
        long in = receivedCount - start < mpiLargest ? receivedCount - start : mpiLargest;
        MPI_Sendrecv(
            (const char *)sent + start, out > 0 ? (int)out : 0, MPI_BYTE,
            out > 0 ? to : MPI_PROC_NULL, 0, (char *)received + start, in > 0 ? (int)in : 0,
            MPI_BYTE, in > 0 ? from : MPI_PROC_NULL, 0, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    }
}

/// Ends all processes.
static inline void mpiAbort(int status) { MPI_Abort(MPI_COMM_WORLD, status); }

/// Leaves, once all have come here.
static inline void mpiFinish(void) { MPI_Finalize(); }
