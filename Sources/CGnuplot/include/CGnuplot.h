#ifndef CGNUPLOT_H
#define CGNUPLOT_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A gnuplot script that is being recorded into a file, through gnuplot-iostream.
///
/// Recording keeps the script beside its figure, and leaves running gnuplot to the caller, who
/// then sees its exit status and its words: the header itself throws both away.
typedef struct GnuplotScript GnuplotScript;

/// A new script at `path`, or NULL if the file cannot be created; `errno` says why.
GnuplotScript *gnuplot_script_open(const char *path);

/// Adds one line.
void gnuplot_script_line(GnuplotScript *script, const char *line);

/// Adds the named data block `$name`: `rowCount` lines of `columnCount` numbers to nine digits,
/// from `values`, row by row.
void gnuplot_script_data(GnuplotScript *script, const char *name, const double *values,
                         size_t rowCount, size_t columnCount);

/// Closes the file and frees the script; false if any of it could not be written.
bool gnuplot_script_close(GnuplotScript *script);

#ifdef __cplusplus
}
#endif

#endif
