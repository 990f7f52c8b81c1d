# Draws beam-exact.svg again, without training: gnuplot beam-exact.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_exact'
set output 'beam-exact.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 27.8
1 11.5
2 5.6
3 2.6
4 0.3
5 0
6 0
7 0
8 0
e
$panel2_1 << e
-2.27800845 27.5580763
-2.04692173 30.3735963
-1.98472224 30.5133418
-1.96178669 30.7992872
-1.94967729 30.9052287
-1.94940372 30.9070301
-1.94940376 30.9070301
-1.94940373 30.9070301
-1.94940373 30.9070301
-1.94940376 30.9070301
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
set yrange [0:29.19]
set ytics ('0' 0, '10' 10, '20' 20) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold the optimum missed}' at screen 0.01400,0.86885 left font ',16' tc rgb '#222222'
set label 23 'share of sentences (%)' at screen 0.01400,0.81265 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.26696,0.11007 center font ',15' tc rgb '#555555'
plot $panel1_1 using ($1+0):2:(0.752) with boxes lc rgb '#0072B2' title 'search errors'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.54592
set rmargin at screen 0.97932
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-2.29443868:-1.89025487]
set xtics ('−2.2' -2.2, '−2.1' -2.1, '−2.0' -2, '−1.9' -1.9) offset 0,0.4 tc rgb '#555555'
set yrange [27.3906286:31.0744777]
set ytics ('28' 28, '29' 29, '30' 30, '31' 31) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold as search gets better}' at screen 0.51300,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.51300,0.81265 left font ',15' tc rgb '#555555'
set label 22 'mean ln P (nats)' at screen 0.76262,0.11007 center font ',15' tc rgb '#555555'
set label 101 'exact' at screen 0.92390,0.74026 left font ',14' tc rgb '#333333'
set label 102 '3' at screen 0.88602,0.68019 left font ',14' tc rgb '#333333'
set label 103 '2' at screen 0.81933,0.65887 left font ',14' tc rgb '#333333'
set label 104 '1' at screen 0.57154,0.22930 left font ',14' tc rgb '#333333'
plot $panel2_1 with points pt 7 ps 0.55 lc rgb '#D55E00' title 'BLEU'
unset label; unset arrow; unset logscale
unset multiplot
