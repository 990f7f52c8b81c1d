# Draws seq2seq-loss.svg again, without training: gnuplot seq2seq-loss.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series
set encoding utf8
set term svg enhanced dynamic rounded size 1280,467 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_loss'
set output 'seq2seq-loss.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 4.02228323
2 2.77004911
3 2.29832836
4 1.96667703
5 1.66138547
6 1.40815653
7 1.17687417
8 0.994098813
9 0.809220568
10 0.688052295
11 0.58065733
12 0.493513807
13 0.43168438
14 0.375156274
15 0.331580316
16 0.303992275
17 0.279075537
18 0.259670979
19 0.253070806
20 0.243282311
21 0.237350637
22 0.229999573
23 0.228171184
24 0.229101444
25 0.220830132
26 0.220073275
27 0.210446252
28 0.208127436
29 0.208141255
30 0.210565913
e
$panel1_2 << e
1 3.57106425
2 3.20318868
3 3.04604049
4 2.92484743
5 2.8485595
6 2.88837539
7 2.95881081
8 2.98780244
9 3.05878979
10 3.12583018
11 3.1611493
12 3.25918911
13 3.35174934
14 3.37786401
15 3.38467239
16 3.49988357
17 3.47492592
18 3.60897746
19 3.61156964
20 3.632943
21 3.59104414
22 3.73470215
23 3.72165764
24 3.64482034
25 3.78665746
26 3.80258726
27 3.7649204
28 3.84315943
29 3.81365368
30 3.84603742
e
$panel1_3 << e
2 3.16
4 2.2
8 1.24
16 0.467
23 0.294
30 0.236
e
$panel1_4 << e
1 3.59
2 2.98
4 2.7
8 2.56
16 2.97
23 3.23
30 3.36
e
$panel1_5 << e
0.13 0.162629729
30.87 0.162629729
e
$panel2_1 << e
1 4.13621709
2 2.81589633
3 2.13837207
4 1.66776151
5 1.32109508
6 1.04756118
7 0.851217724
8 0.705474048
9 0.608690498
10 0.532190253
11 0.476407935
12 0.432209057
13 0.403134943
e
$panel2_2 << e
1 3.09978322
2 2.36118926
3 2.04580993
4 1.83874677
5 1.74667965
6 1.66678346
7 1.61094006
8 1.60395361
9 1.59478655
10 1.58881819
11 1.60640507
12 1.61593394
13 1.63643076
e
$panel3_1 << e
1 3.20928441
2 2.77988632
3 2.38553913
4 2.16697123
5 2.05379077
6 1.98008473
7 1.8662854
8 1.82891559
9 1.79937867
10 1.78236824
11 1.75156852
12 1.72239755
13 1.72061224
14 1.74663286
15 1.73172064
e
$panel3_2 << e
1 3.65350351
2 3.28399149
3 3.02585843
4 2.66085689
5 2.46192534
6 2.28554916
7 2.15654871
8 2.07069726
9 1.97472877
10 1.91478557
11 1.88846909
12 1.83907714
13 1.8243538
14 1.7744113
15 1.76957779
e
$panel3_3 << e
1 3.09087763
2 2.73609296
3 2.58580011
4 2.4165206
5 2.2305455
6 2.13324858
7 2.11031802
8 2.13131677
9 2.07072089
10 2.0726675
11 2.07986272
12 2.06340131
13 2.06784986
14 2.06948607
15 2.06415493
e

set multiplot
set label 1 '{/:Bold Loss of sequence-to-sequence models}' at screen 0.01094,0.94647 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0' at screen 0.01094,0.04925 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.02966
set rmargin at screen 0.28434
set tmargin at screen 0.70021
set bmargin at screen 0.18630
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0.13:30.87]
set xtics ('10' 10, '20' 20, '30' 30) offset 0,0.4 tc rgb '#555555'
set yrange [0:4.21526591]
set ytics ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold The book\''s 512 pairs}' at screen 0.01094,0.88009 left font ',16' tc rgb '#222222'
set label 23 'loss (nats a token)' at screen 0.01094,0.74304 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.15700,0.10064 center font ',15' tc rgb '#555555'
set label 31 'training' at screen 0.03594,0.83298 left font ',15' tc rgb '#946600'
set label 32 'validation' at screen 0.12297,0.83298 left font ',15' tc rgb '#00629A'
set label 33 'D2L, training' at screen 0.22219,0.83298 left font ',15' tc rgb '#946600'
set label 34 'D2L, validation' at screen 0.03594,0.79015 left font ',15' tc rgb '#00629A'
set label 35 'floor' at screen 0.29684,0.20612 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.01094,0.83298 to screen 0.03125,0.83298 nohead lw 2 dt (7,5) lc rgb '#F0C566'
set arrow from screen 0.09797,0.83298 to screen 0.11828,0.83298 nohead lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.28668,0.20612 to screen 0.29449,0.20612 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set label '' at screen 0.20734,0.83298 point pt 7 ps 0.55 lc rgb '#E69F00'
set label '' at screen 0.02109,0.79015 point pt 7 ps 0.55 lc rgb '#0072B2'
plot $panel1_1 with lines lw 2.0 dt (7,5) lc rgb '#F0C566' title 'training', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'validation', \
     $panel1_3 with points pt 7 ps 0.55 lc rgb '#E69F00' title 'D2L, training', \
     $panel1_4 with points pt 7 ps 0.55 lc rgb '#0072B2' title 'D2L, validation', \
     $panel1_5 with lines lw 1.2 dt 1 lc rgb '#999999' title 'floor'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.36247
set rmargin at screen 0.58516
set tmargin at screen 0.70021
set bmargin at screen 0.18630
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:13]
set xtics ('5' 5, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [0.216480836:4.3228712]
set ytics ('1' 1, '2' 2, '3' 3, '4' 4) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold The translator}' at screen 0.34375,0.88009 left font ',16' tc rgb '#222222'
set label 23 'loss (nats a token)' at screen 0.34375,0.74304 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.47381,0.10064 center font ',15' tc rgb '#555555'
set label 31 'training' at screen 0.59766,0.20966 left font ',15' tc rgb '#946600'
set label 32 'validation' at screen 0.59766,0.36400 left font ',15' tc rgb '#00629A'
set arrow from screen 0.58750,0.20966 to screen 0.59531,0.20966 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.58750,0.36400 to screen 0.59531,0.36400 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel2_1 with lines lw 2.0 dt (7,5) lc rgb '#F0C566' title 'training', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'validation'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.70611
set rmargin at screen 0.94328
set tmargin at screen 0.70021
set bmargin at screen 0.18630
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:15]
set xtics ('5' 5, '10' 10, '15' 15) offset 0,0.4 tc rgb '#555555'
set yrange [1.62396768:3.75014808]
set ytics ('2.0' 2, '2.5' 2.5, '3.0' 3, '3.5' 3.5) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold Kinds of cell, validation}' at screen 0.67656,0.88009 left font ',16' tc rgb '#222222'
set label 23 'loss (nats a token)' at screen 0.67656,0.74304 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.82470,0.10064 center font ',15' tc rgb '#555555'
set label 31 'GRU' at screen 0.95578,0.19764 left font ',15' tc rgb '#B34F00'
set label 32 'LSTM' at screen 0.95578,0.23619 left font ',15' tc rgb '#00795A'
set label 33 'RNN' at screen 0.95578,0.29269 left font ',15' tc rgb '#A1467A'
set arrow from screen 0.94563,0.21234 to screen 0.95344,0.19764 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.94563,0.22149 to screen 0.95344,0.23619 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.94563,0.29269 to screen 0.95344,0.29269 nohead lw 1 dt 1 lc rgb '#E0AFCA'
plot $panel3_1 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'GRU', \
     $panel3_2 with lines lw 2.4 dt 1 lc rgb '#009E73' title 'LSTM', \
     $panel3_3 with lines lw 2.4 dt 1 lc rgb '#CC79A7' title 'RNN'
unset label; unset arrow; unset logscale
unset multiplot
