# Draws gru-perplexity.svg again, without training: gnuplot gru-perplexity.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,467 font 'sans-serif,14' background '#FFFFFF' name 'gru_perplexity'
set output 'gru-perplexity.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 16.6654351
51.494 16.6654351
e
$panel1_2 << e
0 9.55385745
51.494 9.55385745
e
$panel1_3 << e
0 6.6176274
51.494 6.6176274
e
$panel1_4 << e
0 5.50952039
51.494 5.50952039
e
$panel1_5 << e
0 5.46742215
51.494 5.46742215
e
$panel1_6 << e
0.2 22.7296505
0.7 18.4829468
1.2 17.7086674
1.7 17.398429
2.2 17.1781653
2.7 16.8997797
3.2 17.6572778
3.7 16.2330432
4.2 15.6035778
4.7 17.7610727
5.2 15.1573758
5.7 14.3953978
6.2 13.8730644
6.7 14.3482614
7.2 12.5863714
7.7 12.0352057
8.2 12.3810631
8.7 12.021954
9.2 11.2216824
9.7 11.0457978
10.2 10.7898409
10.7 11.0337524
11.2 10.7980565
11.7 10.2139566
12.2 10.0314959
12.7 10.2918933
13.2 10.20737
13.7 9.73680194
14.2 9.63497375
14.7 9.84271326
15.2 9.53542878
15.7 9.26707823
16.2 9.24574798
16.7 9.49961861
17.2 9.07042873
17.7 8.96905024
18.2 8.99831566
18.7 9.0065267
19.2 8.77596775
19.7 8.60743392
20.2 8.56415598
20.7 8.63613878
21.2 8.85201677
21.7 8.501637
22.2 8.25776195
22.7 8.28268586
23.2 8.26848468
23.7 8.11358973
24.2 8.04598151
24.7 8.14285702
25.2 7.87959165
25.7 7.91570483
26.2 8.0559125
26.7 7.7179256
27.2 7.76215296
27.7 7.52680483
28.2 7.47833721
28.7 7.5358714
29.2 7.4288591
29.7 7.38012374
30.2 7.47040514
30.7 7.28855331
31.2 7.19532514
31.7 7.18058614
32.2 7.05524216
32.7 7.07887069
33.2 6.99615221
33.7 7.0904418
34.2 6.87908137
34.7 6.88508308
35.2 6.76220965
35.7 6.73982885
36.2 6.73566804
36.7 6.62962154
37.2 6.65949895
37.7 6.5527556
38.2 6.46957588
38.7 6.40823327
39.2 6.42404883
39.7 6.59640927
40.2 6.35793716
40.7 6.28434091
41.2 6.31669649
41.7 6.30984365
42.2 6.12122063
42.7 6.07176719
43.2 6.16795191
43.7 6.0928129
44.2 5.99096846
44.7 6.04964765
45.2 6.05530776
45.7 5.90595064
46.2 5.97340289
46.7 5.88815569
47.2 5.80264786
47.7 5.75720678
48.2 5.74204074
48.7 5.70244419
49.2 5.65915778
49.7 5.70821792
e
$panel1_7 << e
1 17.5951777
2 16.8597152
3 16.439089
4 15.3168948
5 14.9965708
6 13.3501763
7 12.2430108
8 11.2083599
9 10.826899
10 10.4988003
11 10.9222738
12 9.80062678
13 10.6088966
14 9.48067373
15 9.6663453
16 9.1814425
17 9.2483815
18 9.04194683
19 9.00466631
20 8.72474799
21 9.10410381
22 8.49571767
23 8.48985408
24 8.31858824
25 8.36522485
26 8.4989774
27 8.1396705
28 7.93458202
29 7.99839412
30 7.90087345
31 7.70321135
32 7.63713795
33 7.69703495
34 7.62784254
35 7.45488318
36 7.35629069
37 7.31940828
38 7.28762635
39 7.1656833
40 7.28958223
41 7.17438691
42 7.11553449
43 7.05503135
44 6.97321623
45 7.05162397
46 6.92534398
47 6.94136021
48 6.86362401
49 6.82633023
50 6.84073319
e
$panel1_8 << e
6 16.32
13 10.41
26 7.97
38 6.64
50 5.73
e
$panel1_9 << e
6 13.48
13 9.67
26 8.41
38 7.27
50 6.74
e
$panel2_1 << e
0 16.6654351
51.494 16.6654351
e
$panel2_2 << e
0 9.55385745
51.494 9.55385745
e
$panel2_3 << e
0 6.6176274
51.494 6.6176274
e
$panel2_4 << e
0 5.50952039
51.494 5.50952039
e
$panel2_5 << e
0 5.46742215
51.494 5.46742215
e
$panel2_6 << e
0.2 20.8847622
0.7 19.1725931
1.2 16.6952508
1.7 16.9851933
2.2 15.2147616
2.7 14.0206956
3.2 16.314305
3.7 13.2482958
4.2 11.7696769
4.7 11.8643614
5.2 10.7844673
5.7 10.8742942
6.2 10.5486672
6.7 10.4271049
7.2 10.0097148
7.7 9.90678364
8.2 9.70705317
8.7 9.48112167
9.2 9.26357653
9.7 9.26828209
10.2 9.52826646
10.7 8.91665951
11.2 8.70068763
11.7 8.87457545
12.2 8.7791299
12.7 8.45296986
13.2 8.29311567
13.7 8.53811328
14.2 8.59129174
14.7 8.12069237
15.2 8.03714462
15.7 7.92844806
16.2 8.05425261
16.7 7.77073379
17.2 7.59206026
17.7 7.56414832
18.2 7.72119037
18.7 7.6744704
19.2 7.5409684
19.7 7.2598455
20.2 7.26373335
20.7 7.27901204
21.2 7.1967412
21.7 7.08853676
22.2 7.02219976
22.7 6.87249301
23.2 6.91642
23.7 6.93242991
24.2 6.69395327
24.7 6.59484684
25.2 6.55480019
25.7 6.55180778
26.2 6.82096851
26.7 6.55885463
27.2 6.36373685
27.7 6.34373288
28.2 6.21699927
28.7 6.21427142
29.2 6.29912973
29.7 6.20063214
30.2 6.32948079
30.7 6.24206584
31.2 6.01915716
31.7 5.94599214
32.2 5.93663384
32.7 6.02026629
33.2 5.79338245
33.7 5.83335835
34.2 6.04534873
34.7 5.86325098
35.2 5.80046084
35.7 5.63535345
36.2 5.60299997
36.7 5.65142316
37.2 5.61271053
37.7 5.65450887
38.2 5.60797604
38.7 5.5812271
39.2 5.53079891
39.7 5.46753084
40.2 5.58427556
40.7 5.52766498
41.2 5.3941951
41.7 5.434772
42.2 5.29531554
42.7 5.37203588
43.2 5.32891652
43.7 5.2633565
44.2 5.25086622
44.7 5.17312851
45.2 5.23243042
45.7 5.22298642
46.2 5.1318743
46.7 5.22908246
47.2 5.17967096
47.7 5.02855647
48.2 5.09488553
48.7 5.07054335
49.2 5.08575538
49.7 5.00979495
e
$panel2_7 << e
1 16.6155804
2 15.7293349
3 16.072798
4 11.3178575
5 10.4882764
6 10.2044733
7 9.85045921
8 9.78009413
9 9.46442235
10 9.53893382
11 8.99205294
12 9.13176323
13 8.70369963
14 9.23944679
15 8.47236467
16 8.59150887
17 8.14670667
18 8.3050679
19 8.35547088
20 7.94421198
21 8.0318611
22 7.90977403
23 7.6305059
24 7.51150809
25 7.36108336
26 7.61122525
27 7.26325206
28 7.11664308
29 7.17966896
30 7.26845132
31 6.97513632
32 6.92298898
33 6.87440066
34 7.00670361
35 6.80179158
36 6.65891119
37 6.76721624
38 6.79650173
39 6.74229622
40 6.65288009
41 6.62744071
42 6.5316484
43 6.57928106
44 6.54732027
45 6.60647353
46 6.62298992
47 6.62117814
48 6.54233867
49 6.67021178
50 6.46449837
e
$panel2_8 << e
6 11.14
13 8.48
26 6.57
38 5.48
50 4.94
e
$panel2_9 << e
6 10.12
13 8.76
26 7.09
38 6.66
50 6.55
e

set multiplot
set label 1 '{/:Bold GRU language models}' at screen 0.01400,0.94647 left font ',19' tc rgb '#222222'
set label 11 'The Time Machine, seed 0. Grey: validation perplexity of n-gram models of the same windows' at screen 0.01400,0.04925 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.04692
set rmargin at screen 0.41625
set tmargin at screen 0.70021
set bmargin at screen 0.18630
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:51.494]
set xtics ('0' 0, '10' 10, '20' 20, '30' 30, '40' 40, '50' 50) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [4.693:23.866133]
set ytics ('5' 5, '10' 10, '20' 20) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold from scratch}' at screen 0.01400,0.88009 left font ',16' tc rgb '#222222'
set label 23 'perplexity' at screen 0.01400,0.74304 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.23159,0.10064 center font ',15' tc rgb '#555555'
set label 31 'training' at screen 0.04600,0.83298 left font ',15' tc rgb '#946600'
set label 32 'validation' at screen 0.15740,0.83298 left font ',15' tc rgb '#00629A'
set label 33 'D2L, training' at screen 0.28440,0.83298 left font ',15' tc rgb '#946600'
set label 34 'D2L, validation' at screen 0.04600,0.79015 left font ',15' tc rgb '#00629A'
set label 35 '1-gram' at screen 0.43225,0.58674 left font ',15' tc rgb '#6B6B6B'
set label 36 '2-gram' at screen 0.43225,0.41092 left font ',15' tc rgb '#6B6B6B'
set label 37 '3-gram' at screen 0.43225,0.29489 left font ',15' tc rgb '#6B6B6B'
set label 38 '4-gram' at screen 0.43225,0.25504 left font ',15' tc rgb '#6B6B6B'
set label 39 '5-gram' at screen 0.43225,0.21650 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.01400,0.83298 to screen 0.04000,0.83298 nohead lw 2 dt (7,5) lc rgb '#F0C566'
set arrow from screen 0.12540,0.83298 to screen 0.15140,0.83298 nohead lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.41925,0.58674 to screen 0.42925,0.58674 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.41925,0.41092 to screen 0.42925,0.41092 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.41925,0.29489 to screen 0.42925,0.29489 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.41925,0.23698 to screen 0.42925,0.25504 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.41925,0.23456 to screen 0.42925,0.21650 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set label '' at screen 0.26540,0.83298 point pt 7 ps 0.55 lc rgb '#E69F00'
set label '' at screen 0.02700,0.79015 point pt 7 ps 0.55 lc rgb '#0072B2'
plot $panel1_1 with lines lw 1.2 dt 1 lc rgb '#999999' title '1-gram', \
     $panel1_2 with lines lw 1.2 dt 1 lc rgb '#999999' title '2-gram', \
     $panel1_3 with lines lw 1.2 dt 1 lc rgb '#999999' title '3-gram', \
     $panel1_4 with lines lw 1.2 dt 1 lc rgb '#999999' title '4-gram', \
     $panel1_5 with lines lw 1.2 dt 1 lc rgb '#999999' title '5-gram', \
     $panel1_6 with lines lw 2.0 dt (7,5) lc rgb '#F0C566' title 'training', \
     $panel1_7 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'validation', \
     $panel1_8 with points pt 7 ps 0.55 lc rgb '#E69F00' title 'D2L, training', \
     $panel1_9 with points pt 7 ps 0.55 lc rgb '#0072B2' title 'D2L, validation'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.54592
set rmargin at screen 0.91525
set tmargin at screen 0.70021
set bmargin at screen 0.18630
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:51.494]
set xtics ('0' 0, '10' 10, '20' 20, '30' 30, '40' 40, '50' 50) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [4.693:23.866133]
set ytics ('5' 5, '10' 10, '20' 20) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold with the library\''s layer}' at screen 0.51300,0.88009 left font ',16' tc rgb '#222222'
set label 23 'perplexity' at screen 0.51300,0.74304 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.73059,0.10064 center font ',15' tc rgb '#555555'
set label 31 'training' at screen 0.54500,0.83298 left font ',15' tc rgb '#946600'
set label 32 'validation' at screen 0.65640,0.83298 left font ',15' tc rgb '#00629A'
set label 33 'D2L, training' at screen 0.78340,0.83298 left font ',15' tc rgb '#946600'
set label 34 'D2L, validation' at screen 0.54500,0.79015 left font ',15' tc rgb '#00629A'
set label 35 '1-gram' at screen 0.93125,0.58674 left font ',15' tc rgb '#6B6B6B'
set label 36 '2-gram' at screen 0.93125,0.41092 left font ',15' tc rgb '#6B6B6B'
set label 37 '3-gram' at screen 0.93125,0.29489 left font ',15' tc rgb '#6B6B6B'
set label 38 '4-gram' at screen 0.93125,0.25504 left font ',15' tc rgb '#6B6B6B'
set label 39 '5-gram' at screen 0.93125,0.21650 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.51300,0.83298 to screen 0.53900,0.83298 nohead lw 2 dt (7,5) lc rgb '#F0C566'
set arrow from screen 0.62440,0.83298 to screen 0.65040,0.83298 nohead lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.91825,0.58674 to screen 0.92825,0.58674 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.91825,0.41092 to screen 0.92825,0.41092 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.91825,0.29489 to screen 0.92825,0.29489 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.91825,0.23698 to screen 0.92825,0.25504 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.91825,0.23456 to screen 0.92825,0.21650 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set label '' at screen 0.76440,0.83298 point pt 7 ps 0.55 lc rgb '#E69F00'
set label '' at screen 0.52600,0.79015 point pt 7 ps 0.55 lc rgb '#0072B2'
plot $panel2_1 with lines lw 1.2 dt 1 lc rgb '#999999' title '1-gram', \
     $panel2_2 with lines lw 1.2 dt 1 lc rgb '#999999' title '2-gram', \
     $panel2_3 with lines lw 1.2 dt 1 lc rgb '#999999' title '3-gram', \
     $panel2_4 with lines lw 1.2 dt 1 lc rgb '#999999' title '4-gram', \
     $panel2_5 with lines lw 1.2 dt 1 lc rgb '#999999' title '5-gram', \
     $panel2_6 with lines lw 2.0 dt (7,5) lc rgb '#F0C566' title 'training', \
     $panel2_7 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'validation', \
     $panel2_8 with points pt 7 ps 0.55 lc rgb '#E69F00' title 'D2L, training', \
     $panel2_9 with points pt 7 ps 0.55 lc rgb '#0072B2' title 'D2L, validation'
unset label; unset arrow; unset logscale
unset multiplot
