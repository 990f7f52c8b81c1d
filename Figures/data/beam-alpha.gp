# Draws beam-alpha.svg again, without training: gnuplot beam-alpha.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_alpha'
set output 'beam-alpha.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 27.6966515
0.25 28.1498067
0.5 27.9903738
0.75 27.8761421
1 27.3969358
1.25 26.5917194
1.5 25.4393251
2 23.269192
e
$panel1_2 << e
0 27.7366901
0.25 28.2412566
0.5 28.0971934
0.75 27.9411251
1 27.4276304
1.25 26.4102377
1.5 24.5862455
2 18.6291342
e
$panel2_1 << e
0 0.957920247
0.25 0.966527197
0.5 0.978896461
0.75 0.993197279
1 1.01160499
1.25 1.03364649
1.5 1.06083733
2 1.11936742
e
$panel2_2 << e
0 0.948169387
0.25 0.960114588
0.5 0.97602815
0.75 0.992317823
1 1.01138603
1.25 1.0382263
1.5 1.08435048
2 1.29603982
e
$panel2_3 << e
0 1
2 1
e

set multiplot
set label 1 '{/:Bold A larger α makes longer sentences}' at screen 0.01400,0.94145 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0' at screen 0.01400,0.05386 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.04692
set rmargin at screen 0.38445
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:2]
set xtics ('0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5, '2.0' 2) offset 0,0.4 tc rgb '#555555'
set yrange [18.1485281:28.7218627]
set ytics ('20' 20, '22' 22, '24' 24, '26' 26, '28' 28) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.01400,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.01400,0.81265 left font ',15' tc rgb '#555555'
set label 22 'α' at screen 0.21569,0.11007 center font ',15' tc rgb '#555555'
set label 31 'beam of 5' at screen 0.40045,0.47595 left font ',15' tc rgb '#00629A'
set label 32 'beam of 20' at screen 0.40045,0.22930 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.38745,0.47595 to screen 0.39745,0.47595 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.38745,0.22930 to screen 0.39745,0.22930 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'beam of 5', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'beam of 20'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.55082
set rmargin at screen 0.88345
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:2]
set xtics ('0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5, '2.0' 2) offset 0,0.4 tc rgb '#555555'
set yrange [0.930775865:1.31343334]
set ytics ('1.0' 1, '1.1' 1.1, '1.2' 1.2, '1.3' 1.3) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold length}' at screen 0.51300,0.86885 left font ',16' tc rgb '#222222'
set label 23 'words written / words of references' at screen 0.51300,0.81265 left font ',15' tc rgb '#555555'
set label 22 'α' at screen 0.71713,0.11007 center font ',15' tc rgb '#555555'
set label 31 'beam of 5' at screen 0.89945,0.48076 left font ',15' tc rgb '#00629A'
set label 32 'beam of 20' at screen 0.89945,0.74026 left font ',15' tc rgb '#B34F00'
set label 33 'equal' at screen 0.89945,0.30543 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.88645,0.48076 to screen 0.89645,0.48076 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.88645,0.74026 to screen 0.89645,0.74026 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.88645,0.30543 to screen 0.89645,0.30543 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'beam of 5', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'beam of 20', \
     $panel2_3 with lines lw 1.2 dt 1 lc rgb '#999999' title 'equal'
unset label; unset arrow; unset logscale
unset multiplot
