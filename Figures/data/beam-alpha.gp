# Draws beam-alpha.svg again, without training: gnuplot beam-alpha.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_alpha'
set output 'beam-alpha.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 30.7992872
0.25 30.9145115
0.5 30.738745
0.75 30.6080703
1 30.5942788
1.25 29.7537869
1.5 28.6666174
2 25.8966712
e
$panel1_2 << e
0 30.9070301
0.25 30.9107837
0.5 30.6697174
0.75 30.7333162
1 30.6292406
1.25 29.7869954
1.5 28.4963878
2 24.3559643
e
$panel2_1 << e
0 0.955840141
0.25 0.964931628
0.5 0.973997356
0.75 0.98415493
1 0.995380554
1.25 1.01054482
1.5 1.03402107
2 1.09329255
e
$panel2_2 << e
0 0.951402695
0.25 0.96337158
0.5 0.972014103
0.75 0.981958196
1 0.996261271
1.25 1.01186552
1.5 1.03964082
2 1.1510917
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
set yrange [24.0280369:31.2424389]
set ytics ('26' 26, '28' 28, '30' 30) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.01400,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.01400,0.81265 left font ',15' tc rgb '#555555'
set label 22 'α' at screen 0.21569,0.11007 center font ',15' tc rgb '#555555'
set label 31 'beam of 5' at screen 0.40045,0.34933 left font ',15' tc rgb '#00629A'
set label 32 'beam of 20' at screen 0.40045,0.22930 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.38745,0.34933 to screen 0.39745,0.34933 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.38745,0.22930 to screen 0.39745,0.22930 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'beam of 5', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'beam of 20'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.55978
set rmargin at screen 0.88345
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:2]
set xtics ('0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5, '2.0' 2) offset 0,0.4 tc rgb '#555555'
set yrange [0.941418245:1.16107615]
set ytics ('0.95' 0.95, '1.00' 1, '1.05' 1.05, '1.10' 1.1, '1.15' 1.15) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold length}' at screen 0.51300,0.86885 left font ',16' tc rgb '#222222'
set label 23 'words written / words of references' at screen 0.51300,0.81265 left font ',15' tc rgb '#555555'
set label 22 'α' at screen 0.72162,0.11007 center font ',15' tc rgb '#555555'
set label 31 'beam of 5' at screen 0.89945,0.59236 left font ',15' tc rgb '#00629A'
set label 32 'beam of 20' at screen 0.89945,0.74026 left font ',15' tc rgb '#B34F00'
set label 33 'equal' at screen 0.89945,0.35365 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.88645,0.59236 to screen 0.89645,0.59236 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.88645,0.74026 to screen 0.89645,0.74026 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.88645,0.35365 to screen 0.89645,0.35365 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'beam of 5', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'beam of 20', \
     $panel2_3 with lines lw 1.2 dt 1 lc rgb '#999999' title 'equal'
unset label; unset arrow; unset logscale
unset multiplot
