#include "CGnuplot.h"

#include <cstdio>
#include <iomanip>
#include <vector>

#include <gnuplot-iostream.h>

struct GnuplotScript {
    Gnuplot stream;
    bool whole = true;

    explicit GnuplotScript(std::FILE *file) : stream(file) {
        stream << std::defaultfloat << std::setprecision(9);
    }

    /// Runs `write` and remembers whether it went well: no C++ exception may reach Swift.
    template <typename Write> void attempt(Write write) {
        try {
            write();
            whole = whole && stream.good();
        } catch (...) {
            whole = false;
        }
    }
};

GnuplotScript *gnuplot_script_open(const char *path) {
    std::FILE *file = std::fopen(path, "w");
    return file ? new GnuplotScript(file) : nullptr;
}

void gnuplot_script_line(GnuplotScript *script, const char *line) {
    script->attempt([&] { script->stream << line << '\n'; });
}

void gnuplot_script_data(GnuplotScript *script, const char *name, const double *values,
                         size_t rowCount, size_t columnCount) {
    script->attempt([&] {
        std::vector<std::vector<double>> rows;
        for (size_t row = 0; row < rowCount; ++row, values += columnCount) {
            rows.emplace_back(values, values + columnCount);
        }
        // send1d ends its rows with a line "e": here the end of a data block.
        script->stream << '$' << name << " << e\n";
        script->stream.send1d(rows);
    });
}

bool gnuplot_script_close(GnuplotScript *script) {
    script->attempt([&] { script->stream.flush(); });
    bool whole = script->whole;
    delete script;
    return whole;
}
