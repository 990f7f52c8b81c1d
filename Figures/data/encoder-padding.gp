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
$panel1_2 << e
0 0
1 0.555371328
2 0.820482817
3 0.982681833
4 1.08548379
5 1.15285313
6 1.19877651
7 1.23123057
8 1.25472836
9 1.27196525
10 1.28467761
11 1.29408139
12 1.30110277
13 1.3064636
14 1.31070027
15 1.31417953
16 1.31712363
17 1.3196406
18 1.32175914
19 1.32346668
20 1.32474401
e
$panel1_3 << e
0 0
1 0.19870567
2 0.284556085
3 0.354148445
4 0.417176255
5 0.47556362
6 0.530218691
7 0.581740934
8 0.630415774
9 0.676175657
10 0.718643618
11 0.757280903
12 0.791618317
13 0.821485344
14 0.847117448
15 0.869088822
16 0.888134235
17 0.904973975
18 0.920210385
19 0.934297155
20 0.947552007
e
$panel2_1 << e
0 92.920354
1 92.920354
2 92.920354
3 92.920354
4 92.920354
5 92.920354
6 92.920354
7 92.920354
8 92.920354
9 92.920354
10 92.920354
11 92.920354
12 92.920354
13 92.920354
14 92.920354
15 92.920354
16 92.920354
17 92.920354
18 92.920354
19 92.920354
20 92.920354
e
$panel2_2 << e
0 92.920354
1 0.884955752
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
4 0
5 26.9005848
6 78.3625731
7 84.2105263
8 42.6900585
9 7.60233918
10 2.33918129
11 0.584795322
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
set yrange [0:1.39098121]
set ytics ('0.0' 0, '0.5' 0.5, '1.0' 1) offset 0.3,0 tc rgb '#555555'
set label 23 'change of the context (share of its norm)' at screen 0.01400,0.86534 left font ',15' tc rgb '#555555'
set label 22 'pads after the sequence' at screen 0.18768,0.11721 center font ',15' tc rgb '#555555'
set label 31 'pads left out' at screen 0.33955,0.21696 left font ',15' tc rgb '#00629A'
set label 32 'pads read' at screen 0.33955,0.78696 left font ',15' tc rgb '#B34F00'
set label 33 'read in training too' at screen 0.33955,0.62467 left font ',15' tc rgb '#946600'
set arrow from screen 0.32655,0.21696 to screen 0.33655,0.21696 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.32655,0.78696 to screen 0.33655,0.78696 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.32655,0.62467 to screen 0.33655,0.62467 nohead lw 1 dt 1 lc rgb '#F0C566'
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
set label 31 'pads left out' at screen 0.83855,0.74661 left font ',15' tc rgb '#00629A'
set label 32 'pads read' at screen 0.83855,0.24190 left font ',15' tc rgb '#B34F00'
set label 33 'read in training too' at screen 0.83855,0.19701 left font ',15' tc rgb '#946600'
set arrow from screen 0.82555,0.74661 to screen 0.83555,0.74661 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.82555,0.21696 to screen 0.83555,0.24190 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.82555,0.21696 to screen 0.83555,0.19701 nohead lw 1 dt 1 lc rgb '#F0C566'
plot $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'pads left out', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'pads read', \
     $panel2_3 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title 'read in training too'
unset label; unset arrow; unset logscale
unset multiplot
