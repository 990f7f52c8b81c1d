# Draws beam-size.svg again, without training: gnuplot beam-size.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,783 font 'sans-serif,14' background '#FFFFFF' name 'beam_size'
set output 'beam-size.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 25.2509823
2 25.7292058
3 26.1424689
5 26.5582453
8 26.6148556
12 26.6312917
20 26.6342616
50 26.6342616
100 26.6342616
e
$panel1_2 << e
1 25.2509823
2 25.9113122
3 26.4392488
5 26.8791122
8 26.910632
12 26.9155874
20 26.910632
50 26.910632
100 26.910632
e
$panel2_1 << e
1 -2.4944563
2 -2.21412519
3 -2.13761567
5 -2.0932507
8 -2.08733829
12 -2.0852776
20 -2.08500732
50 -2.08500731
100 -2.08500729
e
$panel2_2 << e
1 -2.08500731
100 -2.08500731
e
$panel3_1 << e
1 35
2 14.8
3 7.5
5 1.8
8 0.5
12 0.1
20 0
50 0
100 0
e
$panel4_1 << e
1 5.543
2 9.549
3 13.495
5 21.419
8 33.476
12 49.604
20 81.823
50 202.722
100 404.122
e
$panel4_2 << e
1 0.509025199
2 0.727334367
3 1.18452439
5 1.46726882
8 2.36475105
12 3.2430233
20 5.53678922
50 23.8225672
100 52.8247472
e

set multiplot
set label 1 '{/:Bold What a wider beam brings and costs}' at screen 0.01400,0.96807 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0' at screen 0.01400,0.02937 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.06078
set rmargin at screen 0.40110
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set yrange [25.167752:26.9988177]
set ytics ('25.5' 25.5, '26.0' 26, '26.5' 26.5) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.01400,0.92848 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.01400,0.89783 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.23094,0.51469 center font ',15' tc rgb '#555555'
set label 31 'α = 0' at screen 0.41710,0.81126 left font ',15' tc rgb '#00629A'
set label 32 'α = 0.75' at screen 0.41710,0.85752 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.40410,0.81126 to screen 0.41410,0.81126 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.40410,0.85752 to screen 0.41410,0.85752 nohead lw 1 dt 1 lc rgb '#E69E66'
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
set yrange [-2.51492875:-2.06453484]
set ytics ('−2.5' -2.5, '−2.4' -2.4, '−2.3' -2.3, '−2.2' -2.2, '−2.1' -2.1) offset 0.3,0 tc rgb '#555555'
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
set lmargin at screen 0.06078
set rmargin at screen 0.40110
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set yrange [0:36.75]
set ytics ('0' 0, '10' 10, '20' 20, '30' 30) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold search errors}' at screen 0.01400,0.47382 left font ',16' tc rgb '#222222'
set label 23 'share of sentences (%)' at screen 0.01400,0.44317 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.23094,0.06003 center font ',15' tc rgb '#555555'
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
set yrange [0.36454456:564.288441]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold cost}' at screen 0.51300,0.47382 left font ',16' tc rgb '#222222'
set label 23 'a sentence' at screen 0.51300,0.44317 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.71537,0.06003 center font ',15' tc rgb '#555555'
set label 31 'decoder rows' at screen 0.88415,0.40369 left font ',15' tc rgb '#00795A'
set label 32 'milliseconds' at screen 0.88415,0.31878 left font ',15' tc rgb '#A1467A'
set arrow from screen 0.87115,0.40369 to screen 0.88115,0.40369 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.87115,0.31878 to screen 0.88115,0.31878 nohead lw 1 dt 1 lc rgb '#E0AFCA'
plot $panel4_1 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title 'decoder rows', \
     $panel4_2 with linespoints lw 2.4 dt 1 lc rgb '#CC79A7' pt 7 ps 0.55 title 'milliseconds'
unset label; unset arrow; unset logscale
unset multiplot
