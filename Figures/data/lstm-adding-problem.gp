# Draws lstm-adding-problem.svg again, without training: gnuplot lstm-adding-problem.gp
# Points: those of the table with fingerprint 909b643c5a730adb
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,481 font 'sans-serif,14' background '#FFFFFF' name 'lstm_adding_problem'
set output 'lstm-adding-problem.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
10 0.00123678597 0.000738245326 0.00297798259
25 0.0167677302 0.00566590813 0.0359081741
50 0.0411496004 0.037954649 0.04455078
100 0.0453603414 0.0437574745 0.0459146388
e
$panel1_2 << e
10 0.00177160409 0.00168097169 0.00393938135
25 0.00794468189 0.00514597914 0.0360165528
50 0.04237841 0.038582861 0.0531473202
100 0.0451943362 0.0438698062 0.0479946682
e
$panel1_3 << e
10 4.32511783e-05 2.75209167e-05 9.51644047e-05
25 9.75136136e-05 6.73938082e-05 0.000139686948
50 0.000273986304 0.000196037874 0.00228648838
100 0.000597773613 0.000186448764 0.00254146198
e
$panel1_4 << e
10 0.0416666667
100 0.0416666667
e

set label 1 '{/:Bold The adding problem}' at screen 0.01944,0.94802 left font ',19' tc rgb '#222222'
set label 11 'After 600 minibatches of 128, seeds 0 to 4: median and range' at screen 0.01944,0.04782 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.10931
set rmargin at screen 0.82417
set tmargin at screen 0.84615
set bmargin at screen 0.18087
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [10:100]
set xtics ('10' 10, '20' 20, '50' 50, '100' 100) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [1.88526312e-05:0.0775840229]
set ytics ('0.0001' 0.0001, '0.001' 0.001, '0.01' 0.01) offset 0.3,0 tc rgb '#555555'
set label 23 'mean squared error' at screen 0.01944,0.88773 left font ',15' tc rgb '#555555'
set label 22 'length of the sequences (steps)' at screen 0.46674,0.09771 center font ',15' tc rgb '#555555'
set label 31 'RNN' at screen 0.84639,0.83831 left font ',15' tc rgb '#946600'
set label 32 'RNN, helped' at screen 0.84639,0.80089 left font ',15' tc rgb '#B34F00'
set label 33 'always ½' at screen 0.84639,0.76347 left font ',15' tc rgb '#6B6B6B'
set label 34 'LSTM' at screen 0.84639,0.45718 left font ',15' tc rgb '#00629A'
set arrow from screen 0.82833,0.80325 to screen 0.84222,0.83831 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.82833,0.80296 to screen 0.84222,0.80089 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.82833,0.79646 to screen 0.84222,0.76347 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.82833,0.45718 to screen 0.84222,0.45718 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel1_1 using 1:3:4 with filledcurves lc rgb '#E69F00' fs transparent solid 0.18 notitle, \
     $panel1_2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.18 notitle, \
     $panel1_3 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title 'RNN', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'RNN, helped', \
     $panel1_3 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'LSTM', \
     $panel1_4 with lines lw 1.2 dt 1 lc rgb '#999999' title 'always ½'
unset label; unset arrow; unset logscale

