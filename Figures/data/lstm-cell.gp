# Draws lstm-cell.svg again, without training: gnuplot lstm-cell.gp
# Points: those of the table with fingerprint c0b8401fc9a2be66
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
# Part H before: 0.0401 0.1492 0.0473 0.0525
# Part X: 0.3211 0.2805 0.0473 0.0525
# Part node: 0.4556 0.1427 0.0887 0.0656
# Part H: 0.9125 0.1492 0.0473 0.0525
# Part C before: 0.0401 0.4313 0.0473 0.0525
# Part H before: 0.0401 0.8168 0.0473 0.0525
# Part X: 0.1732 0.9152 0.0473 0.0525
# Part forget gate: 0.2265 0.7118 0.0887 0.0656
# Part input gate: 0.3595 0.7118 0.0887 0.0656
# Part input node: 0.4926 0.7118 0.0887 0.0656
# Part output gate: 0.6257 0.7118 0.0887 0.0656
# Part F: 0.2250 0.6527 0.0473 0.0525
# Part I: 0.3581 0.6527 0.0473 0.0525
# Part C̃: 0.5355 0.6527 0.0473 0.0525
# Part O: 0.6242 0.6527 0.0473 0.0525
# Part kept: 0.2472 0.4313 0.0473 0.0525
# Part taken in: 0.4468 0.5625 0.0473 0.0525
# Part new state: 0.4468 0.4313 0.0473 0.0525
# Part bounded: 0.7403 0.5133 0.0665 0.0525
# Part let out: 0.7499 0.6117 0.0473 0.0525
# Part C: 0.9125 0.4313 0.0473 0.0525
# Part H: 0.9125 0.8168 0.0473 0.0525
set encoding utf8
set term svg enhanced dynamic rounded size 720,649 font 'sans-serif,14' background '#FFFFFF' name 'lstm_cell'
set output 'lstm-cell.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
4.4 0.62
4.4 1.9
5.9 1.9
e
$panel1_2 << e
0.92 1.9
5.9 1.9
e
$panel1_3 << e
7.1 1.9
12.08 1.9
e
$panel2_1 << e
2.4 0.62
2.4 1.5
3.4 1.5
3.4 2.3
e
$panel2_2 << e
0.92 1.5
3.4 1.5
3.4 2.3
e
$panel2_3 << e
2.4 0.62
2.4 1.5
5.2 1.5
5.2 2.3
e
$panel2_4 << e
0.92 1.5
5.2 1.5
5.2 2.3
e
$panel2_5 << e
2.4 0.62
2.4 1.5
7 1.5
7 2.3
e
$panel2_6 << e
0.92 1.5
7 1.5
7 2.3
e
$panel2_7 << e
2.4 0.62
2.4 1.5
8.8 1.5
8.8 2.3
e
$panel2_8 << e
0.92 1.5
8.8 1.5
8.8 2.3
e
$panel2_9 << e
0.92 6.2
3.08 6.2
e
$panel2_10 << e
3.4 3.1
3.4 5.88
e
$panel2_11 << e
5.2 3.1
5.2 4.6
5.78 4.6
e
$panel2_12 << e
7 3.1
7 4.6
6.42 4.6
e
$panel2_13 << e
3.72 6.2
5.78 6.2
e
$panel2_14 << e
6.1 4.92
6.1 5.88
e
$panel2_15 << e
6.42 6.2
12.08 6.2
e
$panel2_16 << e
6.42 6.2
10.2 6.2
10.2 5.65
e
$panel2_17 << e
10.2 4.75
10.2 4.32
e
$panel2_18 << e
8.8 3.1
8.8 4
9.88 4
e
$panel2_19 << e
10.2 3.68
10.2 1.5
12.08 1.5
e

set multiplot
set label 1 '{/:Bold One step of a cell}' at screen 0.01944,0.96147 left font ',19' tc rgb '#222222'

# Panel 1
set lmargin at screen 0.01944
set rmargin at screen 0.98056
set tmargin at screen 0.92295
set bmargin at screen 0.66866
unset border; unset grid; unset tics
set xrange [0:13]
set yrange [0:3.1]
set label 101 'RNN' at screen 0.15902,0.87677 left font ',15' tc rgb '#777777' front
set label 102 'Hₜ₋₁' at screen 0.06380,0.82451 center font ',15' tc rgb '#6B6B6B' front
set label 103 'Xₜ' at screen 0.34474,0.69327 center font ',15' tc rgb '#6B6B6B' front
set label 104 'tanh' at screen 0.50000,0.82451 center font ',15' tc rgb '#6B6B6B' front
set label 105 'Hₜ' at screen 0.93620,0.82451 center font ',15' tc rgb '#6B6B6B' front
set arrow from screen 0.34474,0.82451 to screen 0.45564,0.82451 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.08746,0.82451 to screen 0.45564,0.82451 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.54436,0.82451 to screen 0.91254,0.82451 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set object rectangle from screen 0.14513,0.72608 to screen 0.85487,0.89834 behind fs empty border lc rgb '#E8E8E8' lw 1.6
set object rectangle from screen 0.45564,0.79170 to screen 0.54436,0.85733 behind fc rgb '#F1F1F1' fs solid border lc rgb '#999999' lw 1.6
plot $panel1_1 with lines lw 2.4 dt 1 lc rgb '#999999' title 'X to node', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#999999' title 'H before to node', \
     $panel1_3 with lines lw 2.4 dt 1 lc rgb '#999999' title 'node to H'
unset label; unset arrow; unset object; unset logscale

# Panel 2
set lmargin at screen 0.01944
set rmargin at screen 0.98056
set tmargin at screen 0.64092
set bmargin at screen 0.03390
unset border; unset grid; unset tics
set xrange [0:13]
set yrange [0:7.4]
set label 101 'LSTM' at screen 0.15902,0.59884 left font ',15' tc rgb '#777777' front
set label 102 'Cₜ₋₁' at screen 0.06380,0.54248 center font ',15' tc rgb '#00629A' front
set label 103 'Hₜ₋₁' at screen 0.06380,0.15695 center font ',15' tc rgb '#6B6B6B' front
set label 104 'Xₜ' at screen 0.19688,0.05851 center font ',15' tc rgb '#6B6B6B' front
set label 105 'σ' at screen 0.27081,0.25538 center font ',15' tc rgb '#B34F00' front
set label 106 'σ' at screen 0.40389,0.25538 center font ',15' tc rgb '#00795A' front
set label 107 'tanh' at screen 0.53697,0.25538 center font ',15' tc rgb '#946600' front
set label 108 'σ' at screen 0.67004,0.25538 center font ',15' tc rgb '#A1467A' front
set label 109 'F' at screen 0.24863,0.32101 center font ',15' tc rgb '#B34F00' front
set label 110 'I' at screen 0.38171,0.32101 center font ',15' tc rgb '#00795A' front
set label 111 'C̃' at screen 0.55915,0.32101 center font ',15' tc rgb '#946600' front
set label 112 'O' at screen 0.64786,0.32101 center font ',15' tc rgb '#A1467A' front
set label 113 '×' at screen 0.27081,0.54248 center font ',15' tc rgb '#B34F00' front
set label 114 '×' at screen 0.47043,0.41124 center font ',15' tc rgb '#00795A' front
set label 115 '+' at screen 0.47043,0.54248 center font ',15' tc rgb '#00629A' front
set label 116 'tanh' at screen 0.77355,0.46046 center font ',15' tc rgb '#6B6B6B' front
set label 117 '×' at screen 0.77355,0.36202 center font ',15' tc rgb '#A1467A' front
set label 118 'Cₜ' at screen 0.93620,0.54248 center font ',15' tc rgb '#00629A' front
set label 119 'Hₜ' at screen 0.93620,0.15695 center font ',15' tc rgb '#6B6B6B' front
set arrow from screen 0.27081,0.15695 to screen 0.27081,0.22257 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.27081,0.15695 to screen 0.27081,0.22257 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.40389,0.15695 to screen 0.40389,0.22257 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.40389,0.15695 to screen 0.40389,0.22257 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.53697,0.15695 to screen 0.53697,0.22257 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.53697,0.15695 to screen 0.53697,0.22257 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.67004,0.15695 to screen 0.67004,0.22257 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.67004,0.15695 to screen 0.67004,0.22257 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.08746,0.54248 to screen 0.24715,0.54248 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.27081,0.28819 to screen 0.27081,0.51624 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#D55E00'
set arrow from screen 0.40389,0.41124 to screen 0.44677,0.41124 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#009E73'
set arrow from screen 0.53697,0.41124 to screen 0.49409,0.41124 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#E69F00'
set arrow from screen 0.29447,0.54248 to screen 0.44677,0.54248 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#D55E00'
set arrow from screen 0.47043,0.43749 to screen 0.47043,0.51624 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#009E73'
set arrow from screen 0.49409,0.54248 to screen 0.91254,0.54248 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.77355,0.54248 to screen 0.77355,0.49737 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.77355,0.42354 to screen 0.77355,0.38827 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.67004,0.36202 to screen 0.74989,0.36202 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#CC79A7'
set arrow from screen 0.77355,0.15695 to screen 0.91254,0.15695 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#CC79A7'
set object rectangle from screen 0.14513,0.10363 to screen 0.85487,0.62041 behind fs empty border lc rgb '#E8E8E8' lw 1.6
set object rectangle from screen 0.22645,0.22257 to screen 0.31517,0.28819 behind fc rgb '#F9E8DB' fs solid border lc rgb '#D55E00' lw 1.6
set object rectangle from screen 0.35953,0.22257 to screen 0.44825,0.28819 behind fc rgb '#DBF1EB' fs solid border lc rgb '#009E73' lw 1.6
set object rectangle from screen 0.49261,0.22257 to screen 0.58132,0.28819 behind fc rgb '#FCF2DB' fs solid border lc rgb '#E69F00' lw 1.6
set object rectangle from screen 0.62568,0.22257 to screen 0.71440,0.28819 behind fc rgb '#F8ECF3' fs solid border lc rgb '#CC79A7' lw 1.6
set object circle at screen 0.27081,0.54248 size screen 0.02366 behind fc rgb '#F9E8DB' fs solid border lc rgb '#D55E00' lw 1.6
set object circle at screen 0.47043,0.41124 size screen 0.02366 behind fc rgb '#DBF1EB' fs solid border lc rgb '#009E73' lw 1.6
set object circle at screen 0.47043,0.54248 size screen 0.02366 behind fc rgb '#DBEBF4' fs solid border lc rgb '#0072B2' lw 1.6
set object circle at screen 0.77355,0.46046 size screen 0.03327 behind fc rgb '#F1F1F1' fs solid border lc rgb '#999999' lw 1.6
set object circle at screen 0.77355,0.36202 size screen 0.02366 behind fc rgb '#F8ECF3' fs solid border lc rgb '#CC79A7' lw 1.6
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#999999' title 'X to forget gate', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#999999' title 'H before to forget gate', \
     $panel2_3 with lines lw 2.4 dt 1 lc rgb '#999999' title 'X to input gate', \
     $panel2_4 with lines lw 2.4 dt 1 lc rgb '#999999' title 'H before to input gate', \
     $panel2_5 with lines lw 2.4 dt 1 lc rgb '#999999' title 'X to input node', \
     $panel2_6 with lines lw 2.4 dt 1 lc rgb '#999999' title 'H before to input node', \
     $panel2_7 with lines lw 2.4 dt 1 lc rgb '#999999' title 'X to output gate', \
     $panel2_8 with lines lw 2.4 dt 1 lc rgb '#999999' title 'H before to output gate', \
     $panel2_9 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'C before to kept', \
     $panel2_10 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'forget gate to kept', \
     $panel2_11 with lines lw 2.4 dt 1 lc rgb '#009E73' title 'input gate to taken in', \
     $panel2_12 with lines lw 2.4 dt 1 lc rgb '#E69F00' title 'input node to taken in', \
     $panel2_13 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'kept to new state', \
     $panel2_14 with lines lw 2.4 dt 1 lc rgb '#009E73' title 'taken in to new state', \
     $panel2_15 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'new state to C', \
     $panel2_16 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'new state to bounded', \
     $panel2_17 with lines lw 2.4 dt 1 lc rgb '#999999' title 'bounded to let out', \
     $panel2_18 with lines lw 2.4 dt 1 lc rgb '#CC79A7' title 'output gate to let out', \
     $panel2_19 with lines lw 2.4 dt 1 lc rgb '#CC79A7' title 'let out to H'
unset label; unset arrow; unset object; unset logscale
unset multiplot
