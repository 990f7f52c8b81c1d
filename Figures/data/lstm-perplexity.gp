# Draws lstm-perplexity.svg again, without training: gnuplot lstm-perplexity.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,467 font 'sans-serif,14' background '#FFFFFF' name 'lstm_perplexity'
set output 'lstm-perplexity.svg'
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
0.2 22.7062143
0.7 18.648306
1.2 17.912417
1.7 17.6910393
2.2 17.5173828
2.7 17.4330084
3.2 17.3532868
3.7 17.3022079
4.2 17.2520371
4.7 17.1892239
5.2 17.1092667
5.7 17.0270316
6.2 16.8739125
6.7 16.6561365
7.2 16.4045834
7.7 16.0398249
8.2 15.7195581
8.7 15.6768285
9.2 15.7816058
9.7 15.11019
10.2 14.9477953
10.7 15.0051706
11.2 14.5166922
11.7 14.274623
12.2 14.0132255
12.7 13.5911903
13.2 13.3187885
13.7 12.8091003
14.2 12.5073905
14.7 12.1124899
15.2 11.8676279
15.7 11.6432119
16.2 11.3929457
16.7 11.2970182
17.2 11.2086538
17.7 10.89394
18.2 10.8590736
18.7 10.7930822
19.2 10.5987792
19.7 10.4765387
20.2 10.4626963
20.7 10.2780743
21.2 10.1761663
21.7 10.110426
22.2 10.0134831
22.7 9.80376577
23.2 9.82577604
23.7 9.68544939
24.2 9.57409422
24.7 9.55967462
25.2 9.48085822
25.7 9.25827624
26.2 9.24185743
26.7 9.20789576
27.2 9.10469463
27.7 9.00361646
28.2 8.94609288
28.7 8.88256448
29.2 8.78582639
29.7 8.75877138
30.2 8.67295117
30.7 8.5636742
31.2 8.54802006
31.7 8.34955998
32.2 8.36507995
32.7 8.57046706
33.2 8.1837293
33.7 8.25400278
34.2 8.11647875
34.7 8.10653211
35.2 7.9693494
35.7 8.00379382
36.2 7.87358056
36.7 7.92862989
37.2 7.81819622
37.7 7.70324031
38.2 7.70779057
38.7 7.51513607
39.2 7.54013069
39.7 7.68922047
40.2 7.42736535
40.7 7.44347601
41.2 7.33113535
41.7 7.28937602
42.2 7.26049523
42.7 7.42710776
43.2 7.12757204
43.7 7.0991388
44.2 7.13793331
44.7 7.04754178
45.2 7.09489524
45.7 7.0646162
46.2 7.01045725
46.7 6.83363009
47.2 6.86126659
47.7 6.76534412
48.2 6.66177191
48.7 6.83840209
49.2 6.73542562
49.7 6.59944611
e
$panel1_7 << e
1 17.7885272
2 17.2145344
3 17.0219648
4 16.9014959
5 16.7758643
6 16.5458527
7 16.0746799
8 15.3744338
9 15.9647335
10 14.389163
11 14.2008089
12 13.5140528
13 12.8060581
14 12.0949207
15 11.4294897
16 10.9522189
17 10.7553912
18 10.4185377
19 10.3265646
20 10.1790683
21 9.89507847
22 9.75682532
23 9.63499651
24 9.44476416
25 9.43002119
26 9.27529093
27 9.18791858
28 9.08868606
29 9.05250685
30 8.94243511
31 8.8015608
32 8.56934622
33 8.48214994
34 8.54897515
35 8.38926266
36 8.44907228
37 8.42055715
38 8.21653079
39 7.99961126
40 7.98741126
41 7.89298912
42 7.78777379
43 7.79322487
44 7.72216604
45 7.75826826
46 7.56933303
47 7.53450059
48 7.41428899
49 7.44220471
50 7.32349813
e
$panel1_8 << e
6 17.05
13 13.47
26 9.49
38 7.84
50 6.94
e
$panel1_9 << e
6 16.41
13 12.64
26 9.32
38 8.3
50 7.42
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
0.2 21.8531196
0.7 17.5560673
1.2 17.8962343
1.7 17.2597776
2.2 17.1304849
2.7 17.015648
3.2 16.7430192
3.7 16.4725892
4.2 16.1950252
4.7 15.5748091
5.2 15.1959702
5.7 14.1101026
6.2 15.4706877
6.7 13.105245
7.2 13.0334567
7.7 12.117862
8.2 12.0591569
8.7 11.4787609
9.2 11.5606079
9.7 11.0667242
10.2 10.8153231
10.7 10.595936
11.2 10.5628128
11.7 10.3614489
12.2 10.4282883
12.7 9.9212975
13.2 10.0899209
13.7 9.81391596
14.2 9.92266645
14.7 9.30082752
15.2 9.68015144
15.7 9.27022255
16.2 9.5331371
16.7 9.17531006
17.2 8.88521641
17.7 8.94468601
18.2 8.8661902
18.7 8.72254356
19.2 8.706922
19.7 8.58554227
20.2 8.28223588
20.7 8.24793365
21.2 8.69763349
21.7 8.39386577
22.2 8.0573119
22.7 8.05770524
23.2 8.09054576
23.7 8.11604364
24.2 7.82187756
24.7 7.65135275
25.2 7.85340281
25.7 7.68249916
26.2 7.62911176
26.7 7.57466518
27.2 7.47785827
27.7 7.45239938
28.2 7.3416049
28.7 7.35052932
29.2 7.21130381
29.7 7.38779403
30.2 7.23818289
30.7 7.00541667
31.2 7.13816317
31.7 6.9109575
32.2 7.03794483
32.7 7.01489468
33.2 6.75542431
33.7 6.70739365
34.2 6.77953783
34.7 6.68192077
35.2 6.56837829
35.7 6.90865612
36.2 6.63261606
36.7 6.46430659
37.2 6.54637505
37.7 6.40280967
38.2 6.47262869
38.7 6.38582299
39.2 6.42467327
39.7 6.31617875
40.2 6.19189716
40.7 6.29387511
41.2 6.21194227
41.7 6.07265644
42.2 6.23287711
42.7 6.15050348
43.2 6.03407967
43.7 6.06846928
44.2 5.97240755
44.7 6.00295668
45.2 5.9136239
45.7 5.8606131
46.2 6.23819218
46.7 5.88161827
47.2 5.84890677
47.7 5.76844226
48.2 5.77077061
48.7 5.63049477
49.2 5.76694693
49.7 5.74664388
e
$panel2_7 << e
1 16.9667151
2 16.820568
3 16.4130334
4 15.8181266
5 15.0568625
6 14.2237894
7 12.4290785
8 11.9082872
9 10.9105329
10 10.4198048
11 10.1950076
12 10.2416388
13 9.6477702
14 9.91059985
15 9.52817423
16 10.3225579
17 9.25372445
18 9.20277104
19 8.91182152
20 8.65138974
21 8.48631218
22 8.36091204
23 8.28360813
24 8.26989758
25 8.15866478
26 8.06465646
27 8.00375814
28 7.94450434
29 7.83312801
30 8.21513814
31 7.69477383
32 7.67381259
33 7.70075125
34 7.52922769
35 7.44863748
36 7.88331189
37 7.50885364
38 7.36783187
39 7.39818842
40 7.23423822
41 7.35778787
42 7.4356891
43 7.35655072
44 7.30814693
45 7.11467139
46 7.23852342
47 7.04321834
48 7.09741583
49 7.11750339
50 6.94804793
e
$panel2_8 << e
6 14.93
13 9.78
26 7.77
38 6.54
50 5.76
e
$panel2_9 << e
6 12.86
13 9.48
26 7.87
38 7.67
50 6.69
e

set multiplot
set label 1 '{/:Bold LSTM language models}' at screen 0.01400,0.94647 left font ',19' tc rgb '#222222'
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
set yrange [5.19405104:23.841525]
set ytics ('7' 7, '10' 10, '15' 15, '20' 20) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold from scratch}' at screen 0.01400,0.88009 left font ',16' tc rgb '#222222'
set label 23 'perplexity' at screen 0.01400,0.74304 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.23159,0.10064 center font ',15' tc rgb '#555555'
set label 31 'training' at screen 0.04600,0.83298 left font ',15' tc rgb '#946600'
set label 32 'validation' at screen 0.15740,0.83298 left font ',15' tc rgb '#00629A'
set label 33 'D2L, training' at screen 0.28440,0.83298 left font ',15' tc rgb '#946600'
set label 34 'D2L, validation' at screen 0.04600,0.79015 left font ',15' tc rgb '#00629A'
set label 35 '1-gram' at screen 0.43225,0.57945 left font ',15' tc rgb '#6B6B6B'
set label 36 '2-gram' at screen 0.43225,0.39182 left font ',15' tc rgb '#6B6B6B'
set label 37 '3-gram' at screen 0.43225,0.26798 left font ',15' tc rgb '#6B6B6B'
set label 38 '4-gram' at screen 0.43225,0.22416 left font ',15' tc rgb '#6B6B6B'
set label 39 '5-gram' at screen 0.43225,0.18561 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.01400,0.83298 to screen 0.04000,0.83298 nohead lw 2 dt (7,5) lc rgb '#F0C566'
set arrow from screen 0.12540,0.83298 to screen 0.15140,0.83298 nohead lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.41925,0.57945 to screen 0.42925,0.57945 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.41925,0.39182 to screen 0.42925,0.39182 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.41925,0.26798 to screen 0.42925,0.26798 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.41925,0.20618 to screen 0.42925,0.22416 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.41925,0.20359 to screen 0.42925,0.18561 nohead lw 1 dt 1 lc rgb '#C2C2C2'
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
set yrange [5.19405104:23.841525]
set ytics ('7' 7, '10' 10, '15' 15, '20' 20) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold with the library\''s layer}' at screen 0.51300,0.88009 left font ',16' tc rgb '#222222'
set label 23 'perplexity' at screen 0.51300,0.74304 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.73059,0.10064 center font ',15' tc rgb '#555555'
set label 31 'training' at screen 0.54500,0.83298 left font ',15' tc rgb '#946600'
set label 32 'validation' at screen 0.65640,0.83298 left font ',15' tc rgb '#00629A'
set label 33 'D2L, training' at screen 0.78340,0.83298 left font ',15' tc rgb '#946600'
set label 34 'D2L, validation' at screen 0.54500,0.79015 left font ',15' tc rgb '#00629A'
set label 35 '1-gram' at screen 0.93125,0.57945 left font ',15' tc rgb '#6B6B6B'
set label 36 '2-gram' at screen 0.93125,0.39182 left font ',15' tc rgb '#6B6B6B'
set label 37 '3-gram' at screen 0.93125,0.26798 left font ',15' tc rgb '#6B6B6B'
set label 38 '4-gram' at screen 0.93125,0.22416 left font ',15' tc rgb '#6B6B6B'
set label 39 '5-gram' at screen 0.93125,0.18561 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.51300,0.83298 to screen 0.53900,0.83298 nohead lw 2 dt (7,5) lc rgb '#F0C566'
set arrow from screen 0.62440,0.83298 to screen 0.65040,0.83298 nohead lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.91825,0.57945 to screen 0.92825,0.57945 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.91825,0.39182 to screen 0.92825,0.39182 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.91825,0.26798 to screen 0.92825,0.26798 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.91825,0.20618 to screen 0.92825,0.22416 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.91825,0.20359 to screen 0.92825,0.18561 nohead lw 1 dt 1 lc rgb '#C2C2C2'
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
