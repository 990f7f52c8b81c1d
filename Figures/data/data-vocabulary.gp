# Draws data-vocabulary.svg again, without training: gnuplot data-vocabulary.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,783 font 'sans-serif,14' background '#FFFFFF' name 'data_vocabulary'
set output 'data-vocabulary.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
100 58
200 103
500 224
1000 385
2000 624
5000 1266
10000 2145
20000 3550
50000 6133
100000 9195
167130 14880
e
$panel1_2 << e
100 36
200 65
500 155
1000 262
2000 450
5000 871
10000 1501
20000 2455
50000 4302
100000 6519
167130 10008
e
$panel1_3 << e
100 122
200 226
500 485
1000 808
2000 1340
5000 2778
10000 4587
20000 7263
50000 12815
100000 19266
167130 29386
e
$panel1_4 << e
100 35
200 63
500 159
1000 317
2000 581
5000 1227
10000 2248
20000 3823
50000 7334
100000 11535
167130 17846
e
$panel2_1 << e
100 295
200 487
500 916
1000 1413
2000 2089
5000 3440
10000 4772
20000 6645
50000 9721
100000 12539
167130 14880
e
$panel2_2 << e
100 91
200 162
500 339
1000 584
2000 937
5000 1664
10000 2492
20000 3693
50000 5870
100000 8047
167130 10008
e
$panel2_3 << e
100 341
200 581
500 1131
1000 1877
2000 2945
5000 5171
10000 7680
20000 11167
50000 17526
100000 23888
167130 29386
e
$panel2_4 << e
100 78
200 147
500 360
1000 613
2000 1041
5000 2117
10000 3394
20000 5404
50000 9346
100000 13733
167130 17846
e

set multiplot
set label 1 '{/:Bold The more pairs, the more words}' at screen 0.01944,0.96807 left font ',19' tc rgb '#222222'
set label 11 'Words as in 10.5.2, without <unk> and the reserved ones; Tatoeba English–French, seed 0' at screen 0.01944,0.02937 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.10931
set rmargin at screen 0.72625
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [100:167130]
set xtics ('100' 100, '1,000' 1000, '10,000' 10000, '100,000' 100000) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [24.9956493:41147.5608]
set ytics ('100' 100, '1,000' 1000, '10,000' 10000) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold in the order of the file}' at screen 0.01944,0.92848 left font ',16' tc rgb '#222222'
set label 23 'different words' at screen 0.01944,0.89783 left font ',15' tc rgb '#555555'
set label 22 'sentence pairs' at screen 0.41778,0.51469 center font ',15' tc rgb '#555555'
set label 31 'source, all' at screen 0.74847,0.82351 left font ',15' tc rgb '#00629A'
set label 32 'source, twice or more' at screen 0.74847,0.80053 left font ',15' tc rgb '#00629A'
set label 33 'target, all' at screen 0.74847,0.86949 left font ',15' tc rgb '#B34F00'
set label 34 'target, twice or more' at screen 0.74847,0.84650 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.73042,0.83019 to screen 0.74431,0.82351 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.73042,0.81378 to screen 0.74431,0.80053 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.73042,0.85835 to screen 0.74431,0.86949 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.73042,0.83771 to screen 0.74431,0.84650 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel1_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'source, all', \
     $panel1_2 with lines lw 2.0 dt (7,5) lc rgb '#66AAD1' title 'source, twice or more', \
     $panel1_3 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'target, all', \
     $panel1_4 with lines lw 2.0 dt (7,5) lc rgb '#E69E66' title 'target, twice or more'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.10931
set rmargin at screen 0.72625
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [100:167130]
set xtics ('100' 100, '1,000' 1000, '10,000' 10000, '100,000' 100000) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [57.9818822:39531.4521]
set ytics ('100' 100, '1,000' 1000, '10,000' 10000) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold in random order}' at screen 0.01944,0.47382 left font ',16' tc rgb '#222222'
set label 23 'different words' at screen 0.01944,0.44317 left font ',15' tc rgb '#555555'
set label 22 'sentence pairs' at screen 0.41778,0.06003 center font ',15' tc rgb '#555555'
set label 31 'source, all' at screen 0.74847,0.36570 left font ',15' tc rgb '#00629A'
set label 32 'source, twice or more' at screen 0.74847,0.34271 left font ',15' tc rgb '#00629A'
set label 33 'target, all' at screen 0.74847,0.41168 left font ',15' tc rgb '#B34F00'
set label 34 'target, twice or more' at screen 0.74847,0.38869 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.73042,0.37172 to screen 0.74431,0.36570 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.73042,0.35309 to screen 0.74431,0.34271 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.73042,0.40369 to screen 0.74431,0.41168 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.73042,0.38026 to screen 0.74431,0.38869 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'source, all', \
     $panel2_2 with lines lw 2.0 dt (7,5) lc rgb '#66AAD1' title 'source, twice or more', \
     $panel2_3 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'target, all', \
     $panel2_4 with lines lw 2.0 dt (7,5) lc rgb '#E69E66' title 'target, twice or more'
unset label; unset arrow; unset logscale
unset multiplot
