# Draws beam-size.svg again, without training: gnuplot beam-size.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,783 font 'sans-serif,14' background '#FFFFFF' name 'beam_size'
set output 'beam-size.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 27.5580763
2 30.3735963
3 30.5133418
5 30.7992872
8 30.9052287
12 30.9070301
20 30.9070301
50 30.9070301
100 30.9070301
e
$panel1_2 << e
1 27.5580763
2 30.3867448
3 30.721258
5 30.6080703
8 30.7333162
12 30.7333162
20 30.7333162
50 30.7333162
100 30.7333162
e
$panel2_1 << e
1 -2.27800845
2 -2.04692173
3 -1.98472224
5 -1.96178669
8 -1.94967729
12 -1.94940372
20 -1.94940376
50 -1.94940373
100 -1.94940373
e
$panel2_2 << e
1 -1.94940376
100 -1.94940376
e
$panel3_1 << e
1 27.8
2 11.5
3 5.6
5 2.6
8 0.3
12 0
20 0
50 0
100 0
e
$panel4_1 << e
1 5.627
2 9.798
3 13.901
5 22.238
8 34.702
12 51.463
20 84.98
50 210.603
100 420.05
e
$panel4_2 << e
1 0.64027599
2 0.924741168
3 0.811761285
5 1.11604409
8 1.36397177
12 2.1279187
20 3.07957341
50 8.87864583
100 22.1956193
e

set multiplot
set label 1 '{/:Bold What a wider beam brings and costs}' at screen 0.01400,0.96807 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0' at screen 0.01400,0.02937 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.04692
set rmargin at screen 0.40110
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set yrange [27.3906286:31.0744777]
set ytics ('28' 28, '29' 29, '30' 30, '31' 31) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.01400,0.92848 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.01400,0.89783 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.22401,0.51469 center font ',15' tc rgb '#555555'
set label 31 'α = 0' at screen 0.41710,0.86262 left font ',15' tc rgb '#00629A'
set label 32 'α = 0.75' at screen 0.41710,0.83963 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.40410,0.85835 to screen 0.41410,0.86262 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.40410,0.84390 to screen 0.41410,0.83963 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'α = 0', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'α = 0.75'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.56258
set rmargin at screen 0.86815
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set yrange [-2.29443868:-1.93297349]
set ytics ('−2.2' -2.2, '−2.1' -2.1, '−2.0' -2) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold model score}' at screen 0.51300,0.92848 left font ',16' tc rgb '#222222'
set label 23 'mean ln P (nats)' at screen 0.51300,0.89783 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.71537,0.51469 center font ',15' tc rgb '#555555'
set label 31 'α = 0' at screen 0.88415,0.86985 left font ',15' tc rgb '#00629A'
set label 32 'exact' at screen 0.88415,0.84686 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.87115,0.85835 to screen 0.88115,0.86985 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.87115,0.85835 to screen 0.88115,0.84686 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'α = 0', \
     $panel2_2 with lines lw 1.2 dt 1 lc rgb '#999999' title 'exact'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.04692
set rmargin at screen 0.40110
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set yrange [0:29.19]
set ytics ('0' 0, '10' 10, '20' 20) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold search errors}' at screen 0.01400,0.47382 left font ',16' tc rgb '#222222'
set label 23 'share of sentences (%)' at screen 0.01400,0.44317 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.22401,0.06003 center font ',15' tc rgb '#555555'
set label 31 'α = 0' at screen 0.41710,0.11111 left font ',15' tc rgb '#00629A'
set arrow from screen 0.40410,0.11111 to screen 0.41410,0.11111 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel3_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'α = 0'
unset label; unset arrow; unset logscale

# Panel 4
set lmargin at screen 0.56258
set rmargin at screen 0.86815
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [0.462935545:580.961934]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold cost}' at screen 0.51300,0.47382 left font ',16' tc rgb '#222222'
set label 23 'a sentence' at screen 0.51300,0.44317 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.71537,0.06003 center font ',15' tc rgb '#555555'
set label 31 'decoder rows' at screen 0.88415,0.40369 left font ',15' tc rgb '#00795A'
set label 32 'milliseconds' at screen 0.88415,0.27737 left font ',15' tc rgb '#A1467A'
set arrow from screen 0.87115,0.40369 to screen 0.88115,0.40369 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.87115,0.27737 to screen 0.88115,0.27737 nohead lw 1 dt 1 lc rgb '#E0AFCA'
plot $panel4_1 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title 'decoder rows', \
     $panel4_2 with linespoints lw 2.4 dt 1 lc rgb '#CC79A7' pt 7 ps 0.55 title 'milliseconds'
unset label; unset arrow; unset logscale
unset multiplot
