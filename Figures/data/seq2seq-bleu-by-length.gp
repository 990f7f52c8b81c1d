# Draws seq2seq-bleu-by-length.svg again, without training: gnuplot seq2seq-bleu-by-length.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,401 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_bleu_by_length'
set output 'seq2seq-bleu-by-length.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
3 19.0895654
4 25.0380061
5 23.8054198
6 20.0773759
e
$panel1_2 << e
3 5.55893975
4 15.0780318
5 18.9139406
6 16.945552
e
$panel2_1 << e
3 147
4 447
5 357
6 45
e

set multiplot
set label 1 '{/:Bold Translations of sentences that were held out}' at screen 0.01400,0.93766 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0. Greedy search; lengths of 20 sentences or more' at screen 0.01400,0.05736 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.04692
set rmargin at screen 0.33945
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3:6]
set xtics ('3' 3, '4' 4, '5' 5, '6' 6) offset 0,0.4 tc rgb '#555555'
set yrange [4.58498643:26.0119594]
set ytics ('5' 5, '10' 10, '15' 15, '20' 20, '25' 25) offset 0.3,0 tc rgb '#555555'
set label 23 'BLEU' at screen 0.01400,0.86534 left font ',15' tc rgb '#555555'
set label 22 'source length (tokens)' at screen 0.19319,0.11721 center font ',15' tc rgb '#555555'
set label 31 'translator' at screen 0.35545,0.64970 left font ',15' tc rgb '#00629A'
set label 32 'nearest sentence' at screen 0.35545,0.56222 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.34245,0.64970 to screen 0.35245,0.64970 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.34245,0.56222 to screen 0.35245,0.56222 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'translator', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'nearest sentence'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.55488
set rmargin at screen 0.98600
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid noxtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [2.5:6.5]
set xtics ('3' 3, '4' 4, '5' 5, '6' 6) offset 0,0.4 tc rgb '#555555'
set yrange [0:469.35]
set ytics ('0' 0, '100' 100, '200' 200, '300' 300, '400' 400) offset 0.3,0 tc rgb '#555555'
set label 23 'test sentences' at screen 0.51300,0.86534 left font ',15' tc rgb '#555555'
set label 22 'source length (tokens)' at screen 0.77044,0.11721 center font ',15' tc rgb '#555555'
plot $panel2_1 using ($1+0):2:(0.752) with boxes lc rgb '#009E73' title 'test sentences'
unset label; unset arrow; unset logscale
unset multiplot
