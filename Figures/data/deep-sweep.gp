# Draws deep-sweep.svg again, without training: gnuplot deep-sweep.gp
# Points: those of the table with fingerprint 9ad26020b951ce3a
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 880,427 font 'sans-serif,14' background '#FFFFFF' name 'deep_sweep'
set output 'deep-sweep.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 8.89485475 8.64529609 8.95798417
2 8.51912658 8.2814101 8.66454127
3 8.74556935 8.52472589 9.1183771
e
$panel1_2 << e
1 8.38428762 8.30624273 8.49044291
2 7.96724322 7.8186953 8.02616509
3 8.08799741 7.97433226 8.2002823
e
$panel1_3 << e
1 8.42358728 8.24113687 8.47180282
2 7.65322426 7.58601804 7.8741877
3 8.53925896 8.43888997 8.79701907
e
$panel2_1 << e
1 9.353
2 13.161
3 16.914
e
$panel2_2 << e
1 11.061
2 16.658
3 22.224
e
$panel2_3 << e
1 19.744
2 37.311
3 55.416
e

set multiplot
set label 1 '{/:Bold Width and depth}' at screen 0.01591,0.94145 left font ',19' tc rgb '#222222'
set label 11 'Library\''s tanh RNN, 20 epochs, The Time Machine, seeds 0 to 4' at screen 0.01591,0.05386 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05889
set rmargin at screen 0.39631
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:3]
set xtics ('1' 1, '2' 2, '3' 3) offset 0,0.4 tc rgb '#555555'
set yrange [7.50940009:9.19499505]
set ytics ('8.0' 8, '8.5' 8.5, '9.0' 9) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold each at its best rate}' at screen 0.01591,0.86885 left font ',16' tc rgb '#222222'
set label 23 'lowest perplexity' at screen 0.01591,0.81265 left font ',15' tc rgb '#555555'
set label 22 'depth (layers)' at screen 0.22760,0.11007 center font ',15' tc rgb '#555555'
set label 31 '16 units' at screen 0.41449,0.61595 left font ',15' tc rgb '#1A76AB'
set label 32 '64 units' at screen 0.41449,0.54715 left font ',15' tc rgb '#0B2F5B'
set label 33 '32 units' at screen 0.41449,0.39668 left font ',15' tc rgb '#00629A'
set arrow from screen 0.39972,0.61595 to screen 0.41108,0.61595 nohead lw 1 dt 1 lc rgb '#9AD2F2'
set arrow from screen 0.39972,0.54715 to screen 0.41108,0.54715 nohead lw 1 dt 1 lc rgb '#6D829D'
set arrow from screen 0.39972,0.39668 to screen 0.41108,0.39668 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel1_1 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.18 notitle, \
     $panel1_2 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel1_3 using 1:3:4 with filledcurves lc rgb '#0B2F5B' fs transparent solid 0.18 notitle, \
     $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#56B4E9' pt 7 ps 0.55 title '16 units', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title '32 units', \
     $panel1_3 with linespoints lw 2.4 dt 1 lc rgb '#0B2F5B' pt 7 ps 0.55 title '64 units'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.55218
set rmargin at screen 0.89517
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:3]
set xtics ('1' 1, '2' 2, '3' 3) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [8.55690523:60.5716476]
set ytics ('10' 10, '20' 20, '50' 50) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold time}' at screen 0.51477,0.86885 left font ',16' tc rgb '#222222'
set label 23 'processor time a minibatch (ms)' at screen 0.51477,0.81265 left font ',15' tc rgb '#555555'
set label 22 'depth (layers)' at screen 0.72368,0.11007 center font ',15' tc rgb '#555555'
set label 31 '64 units' at screen 0.91335,0.74026 left font ',15' tc rgb '#0B2F5B'
set label 32 '32 units' at screen 0.91335,0.47785 left font ',15' tc rgb '#00629A'
set label 33 '16 units' at screen 0.91335,0.39944 left font ',15' tc rgb '#1A76AB'
set arrow from screen 0.89858,0.74026 to screen 0.90994,0.74026 nohead lw 1 dt 1 lc rgb '#6D829D'
set arrow from screen 0.89858,0.47785 to screen 0.90994,0.47785 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.89858,0.39944 to screen 0.90994,0.39944 nohead lw 1 dt 1 lc rgb '#9AD2F2'
plot $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#56B4E9' pt 7 ps 0.55 title '16 units', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title '32 units', \
     $panel2_3 with linespoints lw 2.4 dt 1 lc rgb '#0B2F5B' pt 7 ps 0.55 title '64 units'
unset label; unset arrow; unset logscale
unset multiplot
