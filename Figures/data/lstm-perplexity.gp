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
1.2 17.9124169
1.7 17.6910393
2.2 17.5173828
2.7 17.4330084
3.2 17.3532867
3.7 17.3022078
4.2 17.2520371
4.7 17.1892238
5.2 17.1092668
5.7 17.0270316
6.2 16.8739125
6.7 16.6561365
7.2 16.4045834
7.7 16.0398249
8.2 15.7195581
8.7 15.6768281
9.2 15.7816062
9.7 15.1101901
10.2 14.9477953
10.7 15.0051708
11.2 14.5166924
11.7 14.2746229
12.2 14.0132256
12.7 13.5911904
13.2 13.3187889
13.7 12.8091005
14.2 12.5073905
14.7 12.11249
15.2 11.867628
15.7 11.6432119
16.2 11.3929457
16.7 11.2970182
17.2 11.208654
17.7 10.8939399
18.2 10.8590736
18.7 10.7930824
19.2 10.5987792
19.7 10.4765387
20.2 10.4626963
20.7 10.2780741
21.2 10.1761662
21.7 10.1104261
22.2 10.0134831
22.7 9.80376571
23.2 9.82577619
23.7 9.68544951
24.2 9.57409405
24.7 9.55967471
25.2 9.48085836
25.7 9.25827617
26.2 9.24185748
26.7 9.2078959
27.2 9.10469449
27.7 9.00361659
28.2 8.94609309
28.7 8.88256456
29.2 8.78582644
29.7 8.75877147
30.2 8.67295111
30.7 8.56367423
31.2 8.54801996
31.7 8.34956013
32.2 8.36508201
32.7 8.5704642
33.2 8.18372979
33.7 8.25400314
34.2 8.11647868
34.7 8.10653234
35.2 7.969349
35.7 8.00379542
36.2 7.8735797
36.7 7.92863072
37.2 7.81819527
37.7 7.70324118
38.2 7.70778972
38.7 7.51513606
39.2 7.54013217
39.7 7.68921868
40.2 7.42736417
40.7 7.44347653
41.2 7.33113631
41.7 7.28937597
42.2 7.26049568
42.7 7.42710744
43.2 7.12757177
43.7 7.09914671
44.2 7.13795813
44.7 7.04752484
45.2 7.09491322
45.7 7.06461757
46.2 7.01045815
46.7 6.83359746
47.2 6.86128921
47.7 6.76534848
48.2 6.66185029
48.7 6.83839696
49.2 6.73545137
49.7 6.59929671
e
$panel1_7 << e
1 17.7885273
2 17.2145347
3 17.0219647
4 16.9014958
5 16.7758643
6 16.5458526
7 16.07468
8 15.3744338
9 15.9647333
10 14.3891631
11 14.200809
12 13.5140528
13 12.8060581
14 12.0949208
15 11.4294898
16 10.9522188
17 10.7553914
18 10.4185377
19 10.3265645
20 10.1790683
21 9.89507851
22 9.75682544
23 9.63499653
24 9.44476419
25 9.43002149
26 9.2752907
27 9.18791829
28 9.08868611
29 9.05250686
30 8.94243483
31 8.80156089
32 8.56934656
33 8.48214948
34 8.54897377
35 8.38926148
36 8.44907091
37 8.42055545
38 8.21653025
39 7.99961187
40 7.98740814
41 7.89298984
42 7.78777313
43 7.79322383
44 7.72221488
45 7.75832168
46 7.56935149
47 7.53450799
48 7.41428737
49 7.44219946
50 7.32340665
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
1.2 17.8962341
1.7 17.2597779
2.2 17.1304848
2.7 17.0156481
3.2 16.7430193
3.7 16.4725893
4.2 16.1950253
4.7 15.5748091
5.2 15.1959704
5.7 14.1101007
6.2 15.47069
6.7 13.1052466
7.2 13.0334568
7.7 12.1178623
8.2 12.0591596
8.7 11.4787592
9.2 11.5605905
9.7 11.066739
10.2 10.8153274
10.7 10.5959326
11.2 10.5628157
11.7 10.3614338
12.2 10.4283187
12.7 9.92126491
13.2 10.0902187
13.7 9.81358243
14.2 9.92279463
14.7 9.30101546
15.2 9.68140786
15.7 9.27319117
16.2 9.5292454
16.7 9.17675337
17.2 8.88354113
17.7 8.94475047
18.2 8.86864711
18.7 8.7240666
19.2 8.70259942
19.7 8.58569074
20.2 8.28278844
20.7 8.37870822
21.2 8.39046791
21.7 8.1624528
22.2 8.12261017
22.7 8.39977043
23.2 7.97752782
23.7 7.91228707
24.2 7.75380984
24.7 7.92122441
25.2 7.87909886
25.7 7.68693759
26.2 7.49876431
26.7 7.55054529
27.2 7.39905958
27.7 7.55793104
28.2 7.59227083
28.7 7.2528429
29.2 7.2037654
29.7 7.19023617
30.2 7.13109269
30.7 7.0661491
31.2 6.9791694
31.7 7.04904611
32.2 6.83824018
32.7 7.31375067
33.2 6.91741242
33.7 6.7499862
34.2 6.64663027
34.7 6.68743305
35.2 6.55825815
35.7 6.70713259
36.2 6.72856342
36.7 6.47167398
37.2 6.45831211
37.7 6.55879981
38.2 6.41492454
38.7 6.47369322
39.2 6.31575847
39.7 6.29287599
40.2 6.13149618
40.7 6.28418409
41.2 6.25605682
41.7 6.23870406
42.2 6.29600097
42.7 6.24692172
43.2 6.08914137
43.7 6.01073806
44.2 5.96739939
44.7 5.92911543
45.2 5.85916623
45.7 6.03323408
46.2 5.9980772
46.7 5.93534374
47.2 5.96124806
47.7 5.7153536
48.2 5.74806873
48.7 5.80834311
49.2 5.77458308
49.7 5.71505246
e
$panel2_7 << e
1 16.966715
2 16.8205678
3 16.4130332
4 15.8181264
5 15.0568626
6 14.2237545
7 12.4290584
8 11.9082637
9 10.9105186
10 10.4198011
11 10.1950064
12 10.2416167
13 9.64781704
14 9.91052842
15 9.53113578
16 10.3243996
17 9.24271439
18 9.20375017
19 8.90943198
20 8.64978933
21 8.89904319
22 8.41771108
23 8.35173623
24 8.15478469
25 8.2660067
26 8.05520813
27 7.93180471
28 8.16506063
29 7.93853499
30 8.01293879
31 7.67473668
32 7.66639117
33 7.80527399
34 7.53553379
35 7.36707411
36 7.92848075
37 7.4433084
38 7.44908455
39 7.42882324
40 7.23792796
41 7.35540735
42 7.47809478
43 7.32369395
44 7.18074966
45 7.02729387
46 7.1952768
47 7.3920207
48 6.90490225
49 7.02384688
50 7.11832472
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
