# Draws gru-cell.svg again, without training: gnuplot gru-cell.gp
# Points: those of the table with fingerprint 765f90ef9e9e3928
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
# Part H before: 0.0401 0.2307 0.0473 0.0731
# Part X: 0.1732 0.8819 0.0473 0.0731
# Part reset gate: 0.2560 0.5986 0.0887 0.0914
# Part update gate: 0.4039 0.5986 0.0887 0.0914
# Part candidate: 0.5961 0.5986 0.0887 0.0914
# Part R: 0.2545 0.5163 0.0473 0.0731
# Part Z: 0.4024 0.5163 0.0473 0.0731
# Part H̃: 0.5946 0.5163 0.0473 0.0731
# Part let through: 0.2767 0.4135 0.0473 0.0731
# Part kept: 0.5133 0.2307 0.0473 0.0731
# Part rest: 0.6168 0.3335 0.0473 0.0731
# Part taken in: 0.7277 0.4135 0.0473 0.0731
# Part new state: 0.7277 0.2307 0.0473 0.0731
# Part H: 0.9125 0.2307 0.0473 0.0731
set encoding utf8
set term svg enhanced dynamic rounded size 720,466 font 'sans-serif,14' background '#FFFFFF' name 'gru_cell'
set output 'gru-cell.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
2.4 0.62
2.4 1.5
3.8 1.5
3.8 2.3
e
$panel1_2 << e
0.92 6
2 6
2 1.9
3.8 1.9
3.8 2.3
e
$panel1_3 << e
2.4 0.62
2.4 1.5
5.8 1.5
5.8 2.3
e
$panel1_4 << e
0.92 6
2 6
2 1.9
5.8 1.9
5.8 2.3
e
$panel1_5 << e
2.4 0.62
2.4 1.5
8.4 1.5
8.4 2.3
e
$panel1_6 << e
4.12 4.4
7.2 4.4
7.2 2.7
7.8 2.7
e
$panel1_7 << e
0.92 6
3.8 6
3.8 4.72
e
$panel1_8 << e
3.8 3.1
3.8 4.08
e
$panel1_9 << e
0.92 6
6.68 6
e
$panel1_10 << e
5.8 3.1
5.8 5.1
7 5.1
7 5.68
e
$panel1_11 << e
5.8 3.1
5.8 5.1
8.08 5.1
e
$panel1_12 << e
8.4 4.78
8.4 4.4
9.58 4.4
e
$panel1_13 << e
8.4 3.1
8.4 3.7
9.9 3.7
9.9 4.08
e
$panel1_14 << e
7.32 6
9.58 6
e
$panel1_15 << e
9.9 4.72
9.9 5.68
e
$panel1_16 << e
10.22 6
12.08 6
e

set label 1 '{/:Bold One step of a GRU}' at screen 0.01944,0.94634 left font ',19' tc rgb '#222222'

# Panel 1
set lmargin at screen 0.01944
set rmargin at screen 0.98056
set tmargin at screen 0.89268
set bmargin at screen 0.04722
unset border; unset grid; unset tics
set xrange [0:13]
set yrange [0:7.4]
set label 101 'GRU' at screen 0.15902,0.81693 left font ',15' tc rgb '#777777' front
set label 102 'Hₜ₋₁' at screen 0.06380,0.73273 center font ',15' tc rgb '#6B6B6B' front
set label 103 'Xₜ' at screen 0.19688,0.08150 center font ',15' tc rgb '#6B6B6B' front
set label 104 'σ' at screen 0.30038,0.35570 center font ',15' tc rgb '#B34F00' front
set label 105 'σ' at screen 0.44825,0.35570 center font ',15' tc rgb '#A1467A' front
set label 106 'tanh' at screen 0.64047,0.35570 center font ',15' tc rgb '#946600' front
set label 107 'R' at screen 0.27821,0.44710 center font ',15' tc rgb '#B34F00' front
set label 108 'Z' at screen 0.42607,0.44710 center font ',15' tc rgb '#A1467A' front
set label 109 'H̃' at screen 0.61829,0.44710 center font ',15' tc rgb '#946600' front
set label 110 '×' at screen 0.30038,0.54993 center font ',15' tc rgb '#B34F00' front
set label 111 '×' at screen 0.53697,0.73273 center font ',15' tc rgb '#A1467A' front
set label 112 '1 −' at screen 0.64047,0.62990 center font ',15' tc rgb '#A1467A' front
set label 113 '×' at screen 0.75137,0.54993 center font ',15' tc rgb '#946600' front
set label 114 '+' at screen 0.75137,0.73273 center font ',15' tc rgb '#6B6B6B' front
set label 115 'Hₜ' at screen 0.93620,0.73273 center font ',15' tc rgb '#6B6B6B' front
set arrow from screen 0.30038,0.21860 to screen 0.30038,0.31000 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.30038,0.26430 to screen 0.30038,0.31000 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.44825,0.21860 to screen 0.44825,0.31000 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.44825,0.26430 to screen 0.44825,0.31000 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.64047,0.21860 to screen 0.64047,0.31000 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.55175,0.35570 to screen 0.59611,0.35570 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#D55E00'
set arrow from screen 0.30038,0.73273 to screen 0.30038,0.58649 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.30038,0.40140 to screen 0.30038,0.51337 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#D55E00'
set arrow from screen 0.08746,0.73273 to screen 0.51331,0.73273 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.53697,0.62990 to screen 0.53697,0.69617 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#CC79A7'
set arrow from screen 0.44825,0.62990 to screen 0.61681,0.62990 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#CC79A7'
set arrow from screen 0.64047,0.54993 to screen 0.72771,0.54993 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#CC79A7'
set arrow from screen 0.75137,0.46995 to screen 0.75137,0.51337 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#E69F00'
set arrow from screen 0.56062,0.73273 to screen 0.72771,0.73273 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#CC79A7'
set arrow from screen 0.75137,0.58649 to screen 0.75137,0.69617 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#E69F00'
set arrow from screen 0.77503,0.73273 to screen 0.91254,0.73273 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set object rectangle from screen 0.14513,0.13862 to screen 0.85487,0.84698 behind fs empty border lc rgb '#E8E8E8' lw 1.6
set object rectangle from screen 0.25603,0.31000 to screen 0.34474,0.40140 behind fc rgb '#F9E8DB' fs solid border lc rgb '#D55E00' lw 1.6
set object rectangle from screen 0.40389,0.31000 to screen 0.49261,0.40140 behind fc rgb '#F8ECF3' fs solid border lc rgb '#CC79A7' lw 1.6
set object rectangle from screen 0.59611,0.31000 to screen 0.68483,0.40140 behind fc rgb '#FCF2DB' fs solid border lc rgb '#E69F00' lw 1.6
set object circle at screen 0.30038,0.54993 size screen 0.02366 behind fc rgb '#F9E8DB' fs solid border lc rgb '#D55E00' lw 1.6
set object circle at screen 0.53697,0.73273 size screen 0.02366 behind fc rgb '#F8ECF3' fs solid border lc rgb '#CC79A7' lw 1.6
set object circle at screen 0.64047,0.62990 size screen 0.02366 behind fc rgb '#F8ECF3' fs solid border lc rgb '#CC79A7' lw 1.6
set object circle at screen 0.75137,0.54993 size screen 0.02366 behind fc rgb '#FCF2DB' fs solid border lc rgb '#E69F00' lw 1.6
set object circle at screen 0.75137,0.73273 size screen 0.02366 behind fc rgb '#F1F1F1' fs solid border lc rgb '#999999' lw 1.6
plot $panel1_1 with lines lw 2.4 dt 1 lc rgb '#999999' title 'X to reset gate', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#999999' title 'H before to reset gate', \
     $panel1_3 with lines lw 2.4 dt 1 lc rgb '#999999' title 'X to update gate', \
     $panel1_4 with lines lw 2.4 dt 1 lc rgb '#999999' title 'H before to update gate', \
     $panel1_5 with lines lw 2.4 dt 1 lc rgb '#999999' title 'X to candidate', \
     $panel1_6 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'let through to candidate', \
     $panel1_7 with lines lw 2.4 dt 1 lc rgb '#999999' title 'H before to let through', \
     $panel1_8 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'reset gate to let through', \
     $panel1_9 with lines lw 2.4 dt 1 lc rgb '#999999' title 'H before to kept', \
     $panel1_10 with lines lw 2.4 dt 1 lc rgb '#CC79A7' title 'update gate to kept', \
     $panel1_11 with lines lw 2.4 dt 1 lc rgb '#CC79A7' title 'update gate to rest', \
     $panel1_12 with lines lw 2.4 dt 1 lc rgb '#CC79A7' title 'rest to taken in', \
     $panel1_13 with lines lw 2.4 dt 1 lc rgb '#E69F00' title 'candidate to taken in', \
     $panel1_14 with lines lw 2.4 dt 1 lc rgb '#CC79A7' title 'kept to new state', \
     $panel1_15 with lines lw 2.4 dt 1 lc rgb '#E69F00' title 'taken in to new state', \
     $panel1_16 with lines lw 2.4 dt 1 lc rgb '#999999' title 'new state to H'
unset label; unset arrow; unset object; unset logscale

