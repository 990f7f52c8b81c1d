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
1.2 17.7086675
1.7 17.3984289
2.2 17.1781652
2.7 16.8997796
3.2 17.6572777
3.7 16.2330429
4.2 15.6035777
4.7 17.7610852
5.2 15.1573791
5.7 14.3953994
6.2 13.8730525
6.7 14.3482974
7.2 12.5863756
7.7 12.0351986
8.2 12.3804998
8.7 12.0229707
9.2 11.2217702
9.7 11.0455061
10.2 10.7897069
10.7 11.034389
11.2 10.7970745
11.7 10.2139306
12.2 10.0315472
12.7 10.2931588
13.2 10.2059545
13.7 9.73682041
14.2 9.63541168
14.7 9.84280658
15.2 9.53485172
15.7 9.26719119
16.2 9.24649052
16.7 9.49907357
17.2 9.07010166
17.7 8.9692936
18.2 8.99885192
18.7 9.00602244
19.2 8.77586722
19.7 8.60754978
20.2 8.56454281
20.7 8.64645272
21.2 8.84381907
21.7 8.49858353
22.2 8.25735977
22.7 8.2849805
23.2 8.26820832
23.7 8.11167752
24.2 8.04734638
24.7 8.14573416
25.2 7.87679128
25.7 7.91833764
26.2 8.05289137
26.7 7.71832918
27.2 7.76250916
27.7 7.52496996
28.2 7.47889015
28.7 7.5377121
29.2 7.42819758
29.7 7.38089291
30.2 7.47307806
30.7 7.28287554
31.2 7.19633478
31.7 7.17936652
32.2 7.05424998
32.7 7.08035659
33.2 6.99763141
33.7 7.09429691
34.2 6.87599287
34.7 6.8844899
35.2 6.76267452
35.7 6.73950994
36.2 6.73452017
36.7 6.63019476
37.2 6.66024676
37.7 6.55275575
38.2 6.46902817
38.7 6.40663336
39.2 6.40095257
39.7 6.58199301
40.2 6.38842581
40.7 6.27517628
41.2 6.25827164
41.7 6.36390849
42.2 6.13694989
42.7 6.05376201
43.2 6.10896746
43.7 6.12374541
44.2 6.00457732
44.7 6.07582676
45.2 5.96695318
45.7 5.91264365
46.2 5.95751084
46.7 5.8923627
47.2 5.86533856
47.7 5.79462949
48.2 5.7110928
48.7 5.69701664
49.2 5.90751066
49.7 5.64147053
e
$panel1_7 << e
1 17.5951777
2 16.8597151
3 16.4390895
4 15.3168944
5 14.9965757
6 13.3501773
7 12.2430183
8 11.2083099
9 10.827158
10 10.4984474
11 10.920587
12 9.80062635
13 10.6062615
14 9.48085124
15 9.66492158
16 9.18178248
17 9.2474812
18 9.04258638
19 9.00422085
20 8.72485691
21 9.10081445
22 8.49452691
23 8.49173949
24 8.31815576
25 8.36014397
26 8.50308631
27 8.14264361
28 7.93448733
29 7.99812838
30 7.9036985
31 7.70340412
32 7.63581904
33 7.69789878
34 7.62291486
35 7.45512329
36 7.35531789
37 7.32007055
38 7.28713412
39 7.16359692
40 7.35805498
41 7.11227803
42 7.17362981
43 7.02345123
44 7.01968583
45 7.07172052
46 6.97128632
47 6.95518983
48 6.83329162
49 7.03885525
50 6.869835
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
0.7 19.1725929
1.2 16.6952507
1.7 16.9851935
2.2 15.2147616
2.7 14.0206946
3.2 16.3143069
3.7 13.2482975
4.2 11.7696787
4.7 11.8643592
5.2 10.7844684
5.7 10.874296
6.2 10.5486577
6.7 10.4271122
7.2 10.0097183
7.7 9.90678232
8.2 9.70705131
8.7 9.48112191
9.2 9.26357609
9.7 9.26827674
10.2 9.52827168
10.7 8.91666438
11.2 8.70068849
11.7 8.87457098
12.2 8.77913429
12.7 8.45297159
13.2 8.29311094
13.7 8.53803686
14.2 8.59137213
14.7 8.12070306
15.2 8.03713791
15.7 7.92844655
16.2 8.05425046
16.7 7.77072942
17.2 7.59206254
17.7 7.56418558
18.2 7.72113323
18.7 7.67449048
19.2 7.54100036
19.7 7.25986546
20.2 7.26370969
20.7 7.27898295
21.2 7.1966821
21.7 7.08859514
22.2 7.02212526
22.7 6.87253218
23.2 6.91644579
23.7 6.93244548
24.2 6.69392071
24.7 6.59494915
25.2 6.55481865
25.7 6.55178813
26.2 6.8210333
26.7 6.55874673
27.2 6.36366985
27.7 6.3437237
28.2 6.21698949
28.7 6.21428976
29.2 6.2991573
29.7 6.20064318
30.2 6.32941231
30.7 6.24222054
31.2 6.01914675
31.7 5.9460074
32.2 5.93701595
32.7 6.01962048
33.2 5.79333087
33.7 5.83327623
34.2 6.04531563
34.7 5.86379412
35.2 5.80077806
35.7 5.63516386
36.2 5.60334272
36.7 5.65148975
37.2 5.61233637
37.7 5.65475246
38.2 5.60790583
38.7 5.58065152
39.2 5.53101581
39.7 5.46709289
40.2 5.58386912
40.7 5.52841056
41.2 5.39406737
41.7 5.43474305
42.2 5.29743209
42.7 5.37089115
43.2 5.32855815
43.7 5.2628221
44.2 5.25173005
44.7 5.17115537
45.2 5.23402487
45.7 5.23980236
46.2 5.12694804
46.7 5.23061422
47.2 5.16657135
47.7 5.01509499
48.2 5.08519758
48.7 5.08814811
49.2 5.096794
49.7 5.00682939
e
$panel2_7 << e
1 16.6155803
2 15.729335
3 16.0727936
4 11.3178579
5 10.4882764
6 10.2044711
7 9.85046289
8 9.78009162
9 9.46442185
10 9.53892746
11 8.99205447
12 9.13176354
13 8.70369672
14 9.23955531
15 8.47235309
16 8.5914893
17 8.146707
18 8.30513858
19 8.35553347
20 7.94419889
21 8.0318287
22 7.90969942
23 7.63056589
24 7.51145233
25 7.36114587
26 7.61143546
27 7.26314767
28 7.11664394
29 7.17976278
30 7.26819894
31 6.97517628
32 6.92316283
33 6.87400315
34 7.00536852
35 6.80265544
36 6.65904791
37 6.76609371
38 6.79637315
39 6.74312053
40 6.65237756
41 6.62649475
42 6.5312834
43 6.57729352
44 6.54822612
45 6.59879312
46 6.6154322
47 6.60946279
48 6.51152602
49 6.67338764
50 6.46829336
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
set yrange [4.693:23.8661331]
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
set yrange [4.693:23.8661331]
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
