#include "CGnuplot.h"
#include <gnuplot-iostream.h>
