# Draws lstm-adding-problem.svg again, without training: gnuplot lstm-adding-problem.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,481 font 'sans-serif,14' background '#FFFFFF' name 'lstm_adding_problem'
set output 'lstm-adding-problem.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
10 0.00136080154
25 0.0333709397
50 0.0423392302
100 0.0432858083
e
$panel1_2 << e
10 2.75616449e-05
25 0.000121653563
50 0.000424498713
100 0.000575003787
e
$panel1_3 << e
10 0.0416666667
100 0.0416666667
e

set label 1 '{/:Bold The adding problem}' at screen 0.01944,0.94802 left font ',19' tc rgb '#222222'
set label 11 'After 600 minibatches of 128, Adam at 0.01, 32 hidden units, seed 0' at screen 0.01944,0.04782 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.10931
set rmargin at screen 0.86208
set tmargin at screen 0.84615
set bmargin at screen 0.18087
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [10:100]
set xtics ('10' 10, '20' 20, '50' 50, '100' 100) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [1.9076694e-05:0.0625385131]
set ytics ('0.0001' 0.0001, '0.001' 0.001, '0.01' 0.01) offset 0.3,0 tc rgb '#555555'
set label 23 'mean squared error' at screen 0.01944,0.88773 left font ',15' tc rgb '#555555'
set label 22 'length of the sequences (steps)' at screen 0.48569,0.09771 center font ',15' tc rgb '#555555'
set label 31 'RNN' at screen 0.88431,0.83306 left font ',15' tc rgb '#946600'
set label 32 'LSTM' at screen 0.88431,0.46078 left font ',15' tc rgb '#00629A'
set label 33 'always ½' at screen 0.88431,0.79564 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.86625,0.81591 to screen 0.88014,0.83306 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.86625,0.46078 to screen 0.88014,0.46078 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.86625,0.81278 to screen 0.88014,0.79564 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title 'RNN', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'LSTM', \
     $panel1_3 with lines lw 1.2 dt 1 lc rgb '#999999' title 'always ½'
unset label; unset arrow; unset logscale

