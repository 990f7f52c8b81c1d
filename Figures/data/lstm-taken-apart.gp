# Draws lstm-taken-apart.svg again, without training: gnuplot lstm-taken-apart.gp
# Points: those of the table with fingerprint 73add5ddd5ffbac1
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,783 font 'sans-serif,14' background '#FFFFFF' name 'lstm_taken_apart'
set output 'lstm-taken-apart.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 0.000431414386 0.000278311841 0.000740455752
1 0.0213175418 0.00175286512 0.0393548951
2 0.000712346847 0.00033167747 0.042747312
3 0.000356144528 0.000319261524 0.000435278725
4 9.23811526e-05 7.1647439e-05 0.000133788176
5 0.000806996563 0.000228526868 0.00248937942
e
$panel1_2 << e
-0.5 0.000431414386
5.5 0.000431414386
e
$panel2_1 << e
0 0.00167798664 0.0010742351 0.00190820029
1 0.00295070325 0.00248504228 0.00614799593
2 0.00438632224 0.00392044203 0.00780578025
3 0.0020176264 0.00155079486 0.00343223124
4 0.00104324958 0.000796405777 0.00176707498
5 0.00112302867 0.000787199815 0.00227706286
e
$panel2_2 << e
-0.5 0.00167798664
5.5 0.00167798664
e

set multiplot
set label 1 '{/:Bold The LSTM taken apart}' at screen 0.01944,0.96807 left font ',19' tc rgb '#222222'
set label 11 '32 hidden units, 600 minibatches of 128, mean of the later half, seeds 0 to 4: median and range' at screen 0.01944,0.02937 left font ',12.5' tc rgb '#777777'

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
set yrange [5.20493445e-05:0.0588429203]
set ytics ('0.0001' 0.0001, '0.001' 0.001, '0.01' 0.01) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold adding problem, 50 steps}' at screen 0.01944,0.92848 left font ',16' tc rgb '#222222'
set label 23 'mean squared error' at screen 0.01944,0.89783 left font ',15' tc rgb '#555555'
set label 22 '' at screen 0.46997,0.51469 center font ',15' tc rgb '#555555'
set label 31 'whole LSTM' at screen 0.85285,0.65798 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.83479,0.65798 to screen 0.84868,0.65798 nohead lw 1 dt 1 lc rgb '#C2C2C2'
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
set yrange [0.000701888968:0.00875453105]
set ytics ('0.001' 0.001, '0.002' 0.002, '0.005' 0.005) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold running sum, 32 steps}' at screen 0.01944,0.47382 left font ',16' tc rgb '#222222'
set label 23 'mean squared error' at screen 0.01944,0.44317 left font ',15' tc rgb '#555555'
set label 22 '' at screen 0.46997,0.06003 center font ',15' tc rgb '#555555'
set label 31 'whole LSTM' at screen 0.85285,0.21697 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.83479,0.21697 to screen 0.84868,0.21697 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel2_1 using 1:2:3:4 with yerrorbars lc rgb '#0072B2' lw 1.4 pt 0 notitle, \
     $panel2_1 with points pt 7 ps 0.55 lc rgb '#0072B2' title 'error', \
     $panel2_2 with lines lw 1.2 dt 1 lc rgb '#999999' title 'whole LSTM'
unset label; unset arrow; unset logscale
unset multiplot
