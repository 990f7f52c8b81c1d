# Draws data-vocabulary.svg again, without training: gnuplot data-vocabulary.gp
# Points: those of the table with fingerprint 01f4703e4710e884
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 880,504 font 'sans-serif,14' background '#FFFFFF' name 'data_vocabulary'
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
100 295
200 472.73612
500 881.749844
1000 1413
2000 2264.32589
5000 4223.4323
10000 6768.03051
20000 10845.7372
50000 20229.5249
100000 32417.719
167130 45975.9662
e
$panel2_4 << e
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
$panel2_5 << e
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
$panel2_6 << e
100 341
200 569.810273
500 1123.28091
1000 1877
2000 3136.463
5000 6182.9861
10000 10331.7566
20000 17264.3433
50000 34033.6214
100000 56870.1089
167130 83196.043
e

set multiplot
set label 1 '{/:Bold The more pairs, the more words}' at screen 0.01591,0.95040 left font ',19' tc rgb '#222222'
set label 11 'Words as in 10.5.2, without <unk> and the reserved ones. Heaps\'' law: the power of the number of pairs that goes through the first' at screen 0.01591,0.07937 left font ',12.5' tc rgb '#777777'
set label 12 'point and that of ten times as many. Tatoeba English–French, random order: seed 0' at screen 0.01591,0.04563 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.08943
set rmargin at screen 0.47929
set tmargin at screen 0.68254
set bmargin at screen 0.20635
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [100:167130]
set xtics ('100' 100, '1,000' 1000, '10,000' 10000, '100,000' 100000) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [24.9956493:41147.5608]
set ytics ('100' 100, '1,000' 1000, '10,000' 10000) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold in the order of the file}' at screen 0.01591,0.88889 left font ',16' tc rgb '#222222'
set label 23 'different words' at screen 0.01591,0.72222 left font ',15' tc rgb '#555555'
set label 22 'sentence pairs' at screen 0.28436,0.12698 center font ',15' tc rgb '#555555'
set label 31 'source, all' at screen 0.05227,0.80556 left font ',15' tc rgb '#00629A'
set label 32 'source, twice or more' at screen 0.20136,0.80556 left font ',15' tc rgb '#00629A'
set label 33 'target, all' at screen 0.05227,0.76587 left font ',15' tc rgb '#B34F00'
set label 34 'target, twice or more' at screen 0.19659,0.76587 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.01591,0.80556 to screen 0.04545,0.80556 nohead lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.16500,0.80556 to screen 0.19455,0.80556 nohead lw 2 dt (7,5) lc rgb '#66AAD1'
set arrow from screen 0.01591,0.76587 to screen 0.04545,0.76587 nohead lw 2.4 dt 1 lc rgb '#D55E00'
set arrow from screen 0.16023,0.76587 to screen 0.18977,0.76587 nohead lw 2 dt (7,5) lc rgb '#E69E66'
plot $panel1_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'source, all', \
     $panel1_2 with lines lw 2.0 dt (7,5) lc rgb '#66AAD1' title 'source, twice or more', \
     $panel1_3 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'target, all', \
     $panel1_4 with lines lw 2.0 dt (7,5) lc rgb '#E69E66' title 'target, twice or more'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.59848
set rmargin at screen 0.97745
set tmargin at screen 0.68254
set bmargin at screen 0.20635
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [100:167130]
set xtics ('100' 100, '10,000' 10000) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [55.0419992:117897.087]
set ytics ('100' 100, '1,000' 1000, '10,000' 10000, '100,000' 100000) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold in random order}' at screen 0.51477,0.88889 left font ',16' tc rgb '#222222'
set label 23 'different words' at screen 0.51477,0.72222 left font ',15' tc rgb '#555555'
set label 22 'sentence pairs' at screen 0.78796,0.12698 center font ',15' tc rgb '#555555'
set label 31 'source, all' at screen 0.55114,0.84524 left font ',15' tc rgb '#00629A'
set label 32 'source, twice or more' at screen 0.70023,0.84524 left font ',15' tc rgb '#00629A'
set label 33 'source, Heaps\'' law' at screen 0.55114,0.80556 left font ',15' tc rgb '#1A76AB'
set label 34 'target, all' at screen 0.77369,0.80556 left font ',15' tc rgb '#B34F00'
set label 35 'target, twice or more' at screen 0.55114,0.76587 left font ',15' tc rgb '#B34F00'
set label 36 'target, Heaps\'' law' at screen 0.79534,0.76587 left font ',15' tc rgb '#946600'
set arrow from screen 0.51477,0.84524 to screen 0.54432,0.84524 nohead lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.66386,0.84524 to screen 0.69341,0.84524 nohead lw 2 dt (7,5) lc rgb '#66AAD1'
set arrow from screen 0.51477,0.80556 to screen 0.54432,0.80556 nohead lw 2.4 dt 1 lc rgb '#56B4E9'
set arrow from screen 0.73733,0.80556 to screen 0.76687,0.80556 nohead lw 2.4 dt 1 lc rgb '#D55E00'
set arrow from screen 0.51477,0.76587 to screen 0.54432,0.76587 nohead lw 2 dt (7,5) lc rgb '#E69E66'
set arrow from screen 0.75898,0.76587 to screen 0.78852,0.76587 nohead lw 2.4 dt 1 lc rgb '#E69F00'
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'source, all', \
     $panel2_2 with lines lw 2.0 dt (7,5) lc rgb '#66AAD1' title 'source, twice or more', \
     $panel2_3 with lines lw 2.4 dt 1 lc rgb '#56B4E9' title 'source, Heaps\'' law', \
     $panel2_4 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'target, all', \
     $panel2_5 with lines lw 2.0 dt (7,5) lc rgb '#E69E66' title 'target, twice or more', \
     $panel2_6 with lines lw 2.4 dt 1 lc rgb '#E69F00' title 'target, Heaps\'' law'
unset label; unset arrow; unset logscale
unset multiplot
