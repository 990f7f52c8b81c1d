# Draws seq2seq-loss.svg again, without training: gnuplot seq2seq-loss.gp
# Points: those of the table with fingerprint 051646f684108665
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,521 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_loss'
set output 'seq2seq-loss.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 4.118 3.997 4.208
2 2.962 2.713 3.055
3 2.429 2.218 2.432
4 2.042 1.898 2.087
6 1.459 1.343 1.549
8 1.007 0.926 1.136
10 0.7 0.622 0.832
12 0.491 0.439 0.609
16 0.305 0.274 0.356
23 0.223 0.216 0.24
30 0.21 0.207 0.213
e
$panel1_2 << e
1 3.792 3.383 3.952
2 3.234 3.122 3.363
3 3.049 3.044 3.056
4 2.859 2.854 2.94
6 2.919 2.834 2.974
8 2.914 2.864 3.035
10 2.956 2.953 2.976
12 3.123 3.049 3.173
16 3.382 3.346 3.468
23 3.544 3.534 3.724
30 3.729 3.656 3.775
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
1 4.1367655 4.08910407 4.24560641
2 2.97928151 2.73442832 3.12083638
3 2.35913057 2.21478347 2.45016311
4 1.96825226 1.87978417 2.1168234
5 1.65276187 1.5942355 1.81921712
6 1.4082636 1.3637698 1.57815882
7 1.18725967 1.14326869 1.33894292
8 0.984350955 0.957257946 1.14878511
9 0.808785942 0.80274459 0.955656659
10 0.67768352 0.67429724 0.806674414
11 0.567969662 0.564055568 0.683297868
12 0.481501651 0.477744899 0.585771071
13 0.416341971 0.41280865 0.499002239
14 0.3718546 0.363735256 0.440901253
15 0.333729594 0.318335669 0.378025876
16 0.301150422 0.292575922 0.342328561
17 0.283378033 0.271813478 0.308704805
18 0.264346471 0.261718925 0.294419974
19 0.258315501 0.249406109 0.270510654
20 0.249385269 0.238155367 0.257199511
21 0.241293216 0.229461954 0.24524611
22 0.229852316 0.225149017 0.238484542
23 0.227807947 0.223515484 0.237991365
24 0.223355315 0.216971422 0.232222812
25 0.222437312 0.21745546 0.228632693
26 0.219329654 0.216273781 0.222305821
27 0.215699878 0.209267602 0.22153689
28 0.212983776 0.208423338 0.214999495
29 0.211026193 0.205186306 0.220229638
30 0.21005271 0.206318336 0.213701693
e
$panel1_6 << e
1 3.96241036 3.63285365 4.19240084
2 3.25292144 3.0443389 3.33554398
3 3.02573692 2.98003742 3.11979804
4 2.8991836 2.85726029 2.95182113
5 2.8937766 2.79971377 3.00733378
6 2.85297402 2.84875969 2.98208989
7 2.95407333 2.78936028 3.06706226
8 2.92416254 2.83752551 2.99407677
9 2.92674264 2.87899081 3.16285621
10 3.00505846 2.88216733 3.06604554
11 3.07159 2.9397246 3.29073859
12 3.13767173 2.99221602 3.25123396
13 3.22042376 3.03653073 3.29440164
14 3.21405484 3.03835711 3.37345185
15 3.30960664 3.14498294 3.4653224
16 3.34632795 3.14846558 3.51519074
17 3.41343679 3.226118 3.62589404
18 3.44921194 3.23394475 3.60062808
19 3.44142294 3.29306406 3.65261411
20 3.54055561 3.31218805 3.76535967
21 3.55184899 3.38287137 3.70376925
22 3.57648121 3.39645361 3.75617368
23 3.63137284 3.44417916 3.71553509
24 3.64454551 3.50575926 3.73788379
25 3.66110883 3.54016933 3.79142728
26 3.63283875 3.56328074 3.76487948
27 3.68539547 3.54684801 3.82639929
28 3.67150194 3.54712098 3.83604791
29 3.72054014 3.58241226 3.96023428
30 3.72691384 3.56125272 3.93854414
e
$panel1_7 << e
0.13 0.162629729
30.87 0.162629729
e

set label 1 '{/:Bold The book\''s 512 pairs}' at screen 0.01944,0.95202 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seeds 0 to 4: median and range. Grey: three seeds of PyTorch 2.15. Points: D2L' at screen 0.01944,0.04415 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05272
set rmargin at screen 0.91104
set tmargin at screen 0.78119
set bmargin at screen 0.16699
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0.13:30.87]
set xtics ('5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30) offset 0,0.4 tc rgb '#555555'
set yrange [0:4.44975525]
set ytics ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4) offset 0.3,0 tc rgb '#555555'
set label 23 'loss (nats a token)' at screen 0.01944,0.81958 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.48188,0.09021 center font ',15' tc rgb '#555555'
set label 31 'PyTorch, training' at screen 0.06389,0.90019 left font ',15' tc rgb '#6B6B6B'
set label 32 'PyTorch, validation' at screen 0.31778,0.90019 left font ',15' tc rgb '#6B6B6B'
set label 33 'D2L, training' at screen 0.59333,0.90019 left font ',15' tc rgb '#946600'
set label 34 'D2L, validation' at screen 0.06389,0.86180 left font ',15' tc rgb '#00629A'
set label 35 'training' at screen 0.29736,0.86180 left font ',15' tc rgb '#946600'
set label 36 'validation' at screen 0.45208,0.86180 left font ',15' tc rgb '#00629A'
set label 37 'floor' at screen 0.93326,0.18943 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.01944,0.90019 to screen 0.05556,0.90019 nohead lw 2 dt (7,5) lc rgb '#C2C2C2'
set arrow from screen 0.27333,0.90019 to screen 0.30944,0.90019 nohead lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.25292,0.86180 to screen 0.28903,0.86180 nohead lw 2 dt (7,5) lc rgb '#F0C566'
set arrow from screen 0.40764,0.86180 to screen 0.44375,0.86180 nohead lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.91521,0.18943 to screen 0.92910,0.18943 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set label '' at screen 0.56694,0.90019 point pt 7 ps 0.55 lc rgb '#E69F00'
set label '' at screen 0.03750,0.86180 point pt 7 ps 0.55 lc rgb '#0072B2'
plot $panel1_1 using 1:3:4 with filledcurves lc rgb '#C2C2C2' fs transparent solid 0.18 notitle, \
     $panel1_2 using 1:3:4 with filledcurves lc rgb '#999999' fs transparent solid 0.18 notitle, \
     $panel1_5 using 1:3:4 with filledcurves lc rgb '#F0C566' fs transparent solid 0.18 notitle, \
     $panel1_6 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel1_1 with lines lw 2.0 dt (7,5) lc rgb '#C2C2C2' title 'PyTorch, training', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#999999' title 'PyTorch, validation', \
     $panel1_3 with points pt 7 ps 0.55 lc rgb '#E69F00' title 'D2L, training', \
     $panel1_4 with points pt 7 ps 0.55 lc rgb '#0072B2' title 'D2L, validation', \
     $panel1_5 with lines lw 2.0 dt (7,5) lc rgb '#F0C566' title 'training', \
     $panel1_6 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'validation', \
     $panel1_7 with lines lw 1.2 dt 1 lc rgb '#999999' title 'floor'
unset label; unset arrow; unset logscale

