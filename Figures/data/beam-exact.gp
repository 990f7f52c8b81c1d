# Draws beam-exact.svg again, without training: gnuplot beam-exact.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_exact'
set output 'beam-exact.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 34.8
1 16.3
2 9.1
3 3.5
4 1.1
5 0.6
6 0.3
7 0
8 0
e
$panel2_1 << e
-2.71609213 23.5845749
-2.38778581 26.8242118
-2.29274095 27.7007926
-2.24744618 27.6966515
-2.23083583 27.7292363
-2.22930917 27.7098765
-2.22527458 27.7366901
-2.22439379 27.7481724
-2.22439379 27.7481724
-2.22439379 27.7481724
e

set multiplot
set label 1 '{/:Bold Search errors, and what they are worth}' at screen 0.01400,0.94145 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0. The optimum is proven for 100.0 % of the sentences' at screen 0.01400,0.05386 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.04692
set rmargin at screen 0.48700
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid noxtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-0.5:8.5]
set xtics ('1' 0, '2' 1, '3' 2, '5' 3, '8' 4, '12' 5, '20' 6, '50' 7, '100' 8) offset 0,0.4 tc rgb '#555555'
set yrange [0:36.54]
set ytics ('0' 0, '10' 10, '20' 20, '30' 30) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold the optimum missed}' at screen 0.01400,0.86885 left font ',16' tc rgb '#222222'
set label 23 'share of sentences (%)' at screen 0.01400,0.81265 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.26696,0.11007 center font ',15' tc rgb '#555555'
plot $panel1_1 using ($1+0):2:(0.752) with boxes lc rgb '#0072B2' title 'search errors'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.54592
set rmargin at screen 0.98600
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-2.74067705:-2.13588809]
set xtics ('−2.7' -2.7, '−2.6' -2.6, '−2.5' -2.5, '−2.4' -2.4, '−2.3' -2.3, '−2.2' -2.2) offset 0,0.4 tc rgb '#555555'
set yrange [23.376395:27.9563523]
set ytics ('24' 24, '25' 25, '26' 26, '27' 27) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold as search gets better}' at screen 0.51300,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.51300,0.81265 left font ',15' tc rgb '#555555'
set label 22 'mean ln P (nats)' at screen 0.76596,0.11007 center font ',15' tc rgb '#555555'
set label 101 'exact' at screen 0.92960,0.74026 left font ',14' tc rgb '#333333'
set label 102 '3' at screen 0.87986,0.73445 left font ',14' tc rgb '#333333'
set label 103 '2' at screen 0.81070,0.62687 left font ',14' tc rgb '#333333'
set label 104 '1' at screen 0.57181,0.22930 left font ',14' tc rgb '#333333'
plot $panel2_1 with points pt 7 ps 0.55 lc rgb '#D55E00' title 'BLEU'
unset label; unset arrow; unset logscale
unset multiplot
