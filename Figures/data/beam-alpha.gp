# Draws beam-alpha.svg again, without training: gnuplot beam-alpha.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_alpha'
set output 'beam-alpha.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 26.5582453
0.25 26.749072
0.5 26.8138379
0.75 26.8791122
1 27.0993835
1.25 27.0676582
1.5 26.5794328
2 23.9229803
e
$panel1_2 << e
0 26.6342616
0.25 26.8084561
0.5 26.8339985
0.75 26.910632
1 27.0100157
1.25 27.380428
1.5 26.2617892
2 19.9256519
e
$panel2_1 << e
0 0.9159106
0.25 0.924403183
0.5 0.936174912
0.75 0.947600176
1 0.967692308
1.25 0.987943884
1.5 1.00743332
2 1.05685036
e
$panel2_2 << e
0 0.912571934
0.25 0.92152962
0.5 0.933303887
0.75 0.946719507
1 0.969264544
1.25 0.99277425
1.5 1.02337265
2 1.19128172
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
set yrange [19.5529131:27.7531668]
set ytics ('20' 20, '22' 22, '24' 24, '26' 26) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.01400,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.01400,0.81265 left font ',15' tc rgb '#555555'
set label 22 'α' at screen 0.21569,0.11007 center font ',15' tc rgb '#555555'
set label 31 'beam of 5' at screen 0.40045,0.50328 left font ',15' tc rgb '#00629A'
set label 32 'beam of 20' at screen 0.40045,0.22930 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.38745,0.50328 to screen 0.39745,0.50328 nohead lw 1 dt 1 lc rgb '#66AAD1'
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
set yrange [0.898636445:1.20521721]
set ytics ('0.9' 0.9, '1.0' 1, '1.1' 1.1, '1.2' 1.2) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold length}' at screen 0.51300,0.86885 left font ',16' tc rgb '#222222'
set label 23 'words written / words of references' at screen 0.51300,0.81265 left font ',15' tc rgb '#555555'
set label 22 'α' at screen 0.71713,0.11007 center font ',15' tc rgb '#555555'
set label 31 'beam of 5' at screen 0.89945,0.49380 left font ',15' tc rgb '#00629A'
set label 32 'beam of 20' at screen 0.89945,0.74026 left font ',15' tc rgb '#B34F00'
set label 33 'equal' at screen 0.89945,0.38958 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.88645,0.49380 to screen 0.89645,0.49380 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.88645,0.74026 to screen 0.89645,0.74026 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.88645,0.38958 to screen 0.89645,0.38958 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'beam of 5', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'beam of 20', \
     $panel2_3 with lines lw 1.2 dt 1 lc rgb '#999999' title 'equal'
unset label; unset arrow; unset logscale
unset multiplot
