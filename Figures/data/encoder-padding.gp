# Draws encoder-padding.svg again, without training: gnuplot encoder-padding.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,401 font 'sans-serif,14' background '#FFFFFF' name 'encoder_padding'
set output 'encoder-padding.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 0
1 3.29662173e-09
2 3.29662173e-09
3 3.29662173e-09
4 3.29662173e-09
5 3.29662173e-09
6 3.29662173e-09
7 3.29662173e-09
8 3.29662173e-09
9 3.29662173e-09
10 3.29662173e-09
11 3.29662173e-09
12 3.29662173e-09
13 3.29662173e-09
14 3.29662173e-09
15 3.29662173e-09
16 3.29662173e-09
17 3.29662173e-09
18 3.29662173e-09
19 3.29662173e-09
20 3.29662173e-09
e
$panel1_2 << e
0 0
1 0.557776284
2 0.815885436
3 0.972356047
4 1.07063074
5 1.13457102
6 1.1778953
7 1.20852806
8 1.23106422
9 1.24815033
10 1.26137335
11 1.27178198
12 1.28013268
13 1.28699221
14 1.29277838
15 1.29777947
16 1.30217568
17 1.30606888
18 1.30951346
19 1.31254056
20 1.31517309
e
$panel1_3 << e
0 0
1 0.216385526
2 0.310444306
3 0.38592549
4 0.454889205
5 0.519086524
6 0.579007312
7 0.634762278
8 0.686105158
9 0.732534906
10 0.773522222
11 0.808775165
12 0.838432864
13 0.863088038
14 0.883632168
15 0.901028904
16 0.91613656
17 0.929627497
18 0.941984405
19 0.953533704
20 0.964487079
e
$panel2_1 << e
0 85.840708
1 85.840708
2 85.840708
3 85.840708
4 85.840708
5 85.840708
6 85.840708
7 85.840708
8 85.840708
9 85.840708
10 85.840708
11 85.840708
12 85.840708
13 85.840708
14 85.840708
15 85.840708
16 85.840708
17 85.840708
18 85.840708
19 85.840708
20 85.840708
e
$panel2_2 << e
0 85.840708
1 0
2 0
3 0
4 0
5 0
6 0
7 0
8 0
9 0
10 0
11 0
12 0
13 0
14 0
15 0
16 0
17 0
18 0
19 0
20 0
e
$panel2_3 << e
0 0
1 0
2 0
3 0
4 1.16959064
5 47.3684211
6 80.7017544
7 60.8187135
8 22.8070175
9 7.01754386
10 1.16959064
11 0
12 0
13 0
14 0
15 0
16 0
17 0
18 0
19 0
20 0
e

set multiplot
set label 1 '{/:Bold A context should not depend on padding}' at screen 0.01400,0.93766 left font ',19' tc rgb '#222222'
set label 11 '113 sequences of 6 letters to reverse (orange: 171); 64 hidden units; random letters, seed 0' at screen 0.01400,0.05736 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05182
set rmargin at screen 0.32355
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:20]
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20) offset 0,0.4 tc rgb '#555555'
set yrange [0:1.38093174]
set ytics ('0.0' 0, '0.5' 0.5, '1.0' 1) offset 0.3,0 tc rgb '#555555'
set label 23 'change of the context (share of its norm)' at screen 0.01400,0.86534 left font ',15' tc rgb '#555555'
set label 22 'pads after the sequence' at screen 0.18768,0.11721 center font ',15' tc rgb '#555555'
set label 31 'pads left out' at screen 0.33955,0.21696 left font ',15' tc rgb '#00629A'
set label 32 'pads read' at screen 0.33955,0.78696 left font ',15' tc rgb '#B34F00'
set label 33 'read in training too' at screen 0.33955,0.63497 left font ',15' tc rgb '#946600'
set arrow from screen 0.32655,0.21696 to screen 0.33655,0.21696 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.32655,0.78696 to screen 0.33655,0.78696 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.32655,0.63497 to screen 0.33655,0.63497 nohead lw 1 dt 1 lc rgb '#F0C566'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'pads left out', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'pads read', \
     $panel1_3 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title 'read in training too'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.55488
set rmargin at screen 0.82255
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:20]
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20) offset 0,0.4 tc rgb '#555555'
set yrange [0:105]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 23 'sequences right (%)' at screen 0.51300,0.86534 left font ',15' tc rgb '#555555'
set label 22 'pads after the sequence' at screen 0.68871,0.11721 center font ',15' tc rgb '#555555'
set label 31 'pads left out' at screen 0.83855,0.70625 left font ',15' tc rgb '#00629A'
set label 32 'pads read' at screen 0.83855,0.24190 left font ',15' tc rgb '#B34F00'
set label 33 'read in training too' at screen 0.83855,0.19701 left font ',15' tc rgb '#946600'
set arrow from screen 0.82555,0.70625 to screen 0.83555,0.70625 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.82555,0.21696 to screen 0.83555,0.24190 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.82555,0.21696 to screen 0.83555,0.19701 nohead lw 1 dt 1 lc rgb '#F0C566'
plot $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'pads left out', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'pads read', \
     $panel2_3 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title 'read in training too'
unset label; unset arrow; unset logscale
unset multiplot
