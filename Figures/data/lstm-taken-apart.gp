# Draws lstm-taken-apart.svg again, without training: gnuplot lstm-taken-apart.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,783 font 'sans-serif,14' background '#FFFFFF' name 'lstm_taken_apart'
set output 'lstm-taken-apart.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 0.000273986304 0.000196037874 0.00228648838
1 0.00962450361 0.000890205985 0.0367397566
2 0.000298867236 0.00025122748 0.0426480726
3 0.000206238717 0.000124077514 0.000261086579
4 7.81932411e-05 5.08198672e-05 9.15932433e-05
5 0.000407102594 0.000146305842 0.00057732504
e
$panel1_2 << e
-0.5 0.000273986304
5.5 0.000273986304
e
$panel2_1 << e
0 0.0011144934 0.00064396997 0.00148844979
1 0.00247188751 0.00133455012 0.00453225382
2 0.00312176053 0.00280200862 0.0047123361
3 0.00124908688 0.000693504098 0.00503686089
4 0.000813305811 0.000546814628 0.00107592205
5 0.000602749131 0.000559023796 0.00077767704
e
$panel2_2 << e
-0.5 0.0011144934
5.5 0.0011144934
e

set multiplot
set label 1 '{/:Bold The LSTM taken apart}' at screen 0.01944,0.96807 left font ',19' tc rgb '#222222'
set label 11 '32 hidden units, 600 minibatches of 128, seeds 0 to 4: median and range' at screen 0.01944,0.02937 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.10931
set rmargin at screen 0.83062
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-0.5:5.5]
set xtics ('whole' 0, 'I = 1' 1, 'F = 1' 2, 'O = 1' 3, 'I = 1 − F' 4, 'no tanh' 5) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [3.6294451e-05:0.0597162741]
set ytics ('0.0001' 0.0001, '0.001' 0.001, '0.01' 0.01) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold adding problem, 50 steps}' at screen 0.01944,0.92848 left font ',16' tc rgb '#222222'
set label 23 'mean squared error' at screen 0.01944,0.89783 left font ',15' tc rgb '#555555'
set label 22 '' at screen 0.46997,0.51469 center font ',15' tc rgb '#555555'
set label 31 'whole LSTM' at screen 0.85285,0.64944 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.83479,0.64944 to screen 0.84868,0.64944 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel1_1 using 1:2:3:4 with yerrorbars lc rgb '#0072B2' lw 1.4 pt 0 notitle, \
     $panel1_1 with points pt 7 ps 0.55 lc rgb '#0072B2' title 'error', \
     $panel1_2 with lines lw 1.2 dt 1 lc rgb '#999999' title 'whole LSTM'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.10931
set rmargin at screen 0.83062
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-0.5:5.5]
set xtics ('whole' 0, 'I = 1' 1, 'F = 1' 2, 'O = 1' 3, 'I = 1 − F' 4, 'no tanh' 5) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [0.000489355115:0.00562828329]
set ytics ('0.0005' 0.0005, '0.001' 0.001, '0.002' 0.002, '0.005' 0.005) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold running sum, 32 steps}' at screen 0.01944,0.47382 left font ',16' tc rgb '#222222'
set label 23 'mean squared error' at screen 0.01944,0.44317 left font ',15' tc rgb '#555555'
set label 22 '' at screen 0.46997,0.06003 center font ',15' tc rgb '#555555'
set label 31 'whole LSTM' at screen 0.85285,0.21440 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.83479,0.21440 to screen 0.84868,0.21440 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel2_1 using 1:2:3:4 with yerrorbars lc rgb '#0072B2' lw 1.4 pt 0 notitle, \
     $panel2_1 with points pt 7 ps 0.55 lc rgb '#0072B2' title 'error', \
     $panel2_2 with lines lw 1.2 dt 1 lc rgb '#999999' title 'whole LSTM'
unset label; unset arrow; unset logscale
unset multiplot
