# Draws scaling.svg again, without training: gnuplot scaling.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 880,1156 font 'sans-serif,14' background '#FFFFFF' name 'scaling'
set output 'scaling.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 1
2 1.98120207
4 3.88950547
8 7.50232023
16 14.0006492
32 24.6455665
64 26.284883
128 25.9652893
256 25.3598572
e
$panel1_2 << e
1 1
2 1.95595198
4 3.72606307
8 6.65634396
16 10.2171341
32 11.7392461
64 8.43148104
128 5.24302344
256 2.9864532
e
$panel1_3 << e
1 1
2 1.76561064
4 2.8630597
8 4.11072262
16 5.08567594
32 5.35853649
64 4.51229354
128 3.39618877
256 2.27923067
e
$panel1_4 << e
1 1
256 256
e
$panel2_1 << e
1 1
2 1.98542288
4 3.91394965
8 7.61000108
16 14.4171288
32 26.0788673
64 27.5211654
128 27.4870072
256 27.4318082
e
$panel2_2 << e
1 1
2 1.96462741
4 3.79448639
8 7.09111258
16 12.4619068
32 19.6672974
64 19.3646058
128 17.527266
256 14.7615983
e
$panel2_3 << e
1 1
2 1.77745962
4 2.91417052
8 4.28621315
16 5.59544827
32 6.56433195
64 6.46136595
128 6.21158567
256 5.81154526
e
$panel2_4 << e
1 1
256 256
e
$panel3_1 << e
1 1
2 1.99739235
4 3.98470867
8 7.92929634
16 15.6997936
32 30.7741562
64 59.1177121
128 109.072322
256 185.86544
e
$panel3_2 << e
1 1
2 1.99250246
4 3.9546942
8 7.76566248
16 14.8034429
32 25.8915
64 36.3172307
128 34.7784996
256 23.3148875
e
$panel3_3 << e
1 1
2 1.94932527
4 3.7310216
8 6.8541736
16 11.6985264
32 17.5874218
64 21.8009346
128 21.2320328
256 16.3386478
e
$panel3_4 << e
1 1
256 256
e
$panel4_1 << e
1 1
2 1.99805994
4 3.98852938
8 7.94687811
16 15.7745666
32 31.0827284
64 60.3755484
128 114.137159
256 205.472788
e
$panel4_2 << e
1 1
2 1.99467167
4 3.96913653
8 7.85690257
16 15.385414
32 29.4317285
64 53.4347742
128 86.3458586
256 110.949069
e
$panel4_3 << e
1 1
2 1.96112432
4 3.78592276
8 7.07950453
16 12.5334882
32 20.3532917
64 29.385957
128 37.0866478
256 40.9488571
e
$panel4_4 << e
1 1
256 256
e
$panel5_1 << e
1 1
2 1.89251471
4 3.68457375
8 7.26802775
16 14.4214678
32 28.6765008
64 56.9042962
128 112.548051
256 222.227934
e
$panel5_2 << e
1 1
2 1.74119089
4 3.19698462
8 5.89174827
16 10.5242314
32 17.6091029
64 26.5698565
128 35.8867612
256 44.0923611
e
$panel5_3 << e
1 1
2 1.04761459
4 1.65998076
8 2.9181455
16 5.23853653
32 9.19835864
64 14.7361846
128 21.9086188
256 31.6553571
e
$panel5_4 << e
1 1
256 256
e
$panel6_1 << e
1 1
2 1.9132973
4 3.74497765
8 7.40963223
16 14.7363489
32 29.3789364
64 58.5839146
128 116.815231
256 233.326063
e
$panel6_2 << e
1 1
2 1.77843471
4 3.36213435
8 6.51729385
16 12.7378349
32 24.8320498
64 47.5255928
128 88.3718457
256 158.401301
e
$panel6_3 << e
1 1
2 1.04120803
4 1.67218622
8 3.02501569
16 5.71934113
32 10.9746756
64 20.5775424
128 37.9568351
256 72.1678441
e
$panel6_4 << e
1 1
256 256
e

set multiplot
set label 1 '{/:Bold What more processes would bring}' at screen 0.01591,0.97837 left font ',19' tc rgb '#222222'
set label 11 'The model of docs/cluster.md, from numbers measured on one machine; a thread each; networks with 0.1 ms there and back more' at screen 0.01591,0.03460 left font ',12.5' tc rgb '#777777'
set label 12 'than measured' at screen 0.01591,0.01990 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.06350
set rmargin at screen 0.35506
set tmargin at screen 0.91349
set bmargin at screen 0.70588
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:256]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [0.757858283:337.794025]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold 13 M parameters, 2,048 pairs a step}' at screen 0.01591,0.95156 left font ',16' tc rgb '#222222'
set label 23 'times as fast as one' at screen 0.01591,0.93080 left font ',15' tc rgb '#555555'
set label 22 'processes' at screen 0.20928,0.67128 center font ',15' tc rgb '#555555'
set label 31 'all for one' at screen 0.37324,0.90406 left font ',15' tc rgb '#6B6B6B'
set label 32 'one machine' at screen 0.37324,0.82537 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.37324,0.75574 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.37324,0.74017 left font ',15' tc rgb '#00795A'
set arrow from screen 0.35847,0.90406 to screen 0.36983,0.90406 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.35847,0.82537 to screen 0.36983,0.82537 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.35847,0.75256 to screen 0.36983,0.75574 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.35847,0.74336 to screen 0.36983,0.74017 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel1_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'one machine', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title '10 Gbit/s', \
     $panel1_3 with lines lw 2.4 dt 1 lc rgb '#009E73' title '1 Gbit/s', \
     $panel1_4 with lines lw 2.0 dt (7,5) lc rgb '#C2C2C2' title 'all for one'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.56236
set rmargin at screen 0.85392
set tmargin at screen 0.91349
set bmargin at screen 0.70588
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:256]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [0.757858283:337.794025]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold 133 M parameters, 2,048 pairs a step}' at screen 0.51477,0.95156 left font ',16' tc rgb '#222222'
set label 23 'times as fast as one' at screen 0.51477,0.93080 left font ',15' tc rgb '#555555'
set label 22 'processes' at screen 0.70814,0.67128 center font ',15' tc rgb '#555555'
set label 31 'all for one' at screen 0.87210,0.90406 left font ',15' tc rgb '#6B6B6B'
set label 32 'one machine' at screen 0.87210,0.82804 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.87210,0.80695 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.87210,0.77522 left font ',15' tc rgb '#00795A'
set arrow from screen 0.85733,0.90406 to screen 0.86869,0.90406 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.85733,0.82804 to screen 0.86869,0.82804 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.85733,0.80695 to screen 0.86869,0.80695 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.85733,0.77522 to screen 0.86869,0.77522 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'one machine', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title '10 Gbit/s', \
     $panel2_3 with lines lw 2.4 dt 1 lc rgb '#009E73' title '1 Gbit/s', \
     $panel2_4 with lines lw 2.0 dt (7,5) lc rgb '#C2C2C2' title 'all for one'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.06350
set rmargin at screen 0.35506
set tmargin at screen 0.60554
set bmargin at screen 0.39792
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:256]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [0.757858283:337.794025]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold 13 M parameters, 16,384 pairs a step}' at screen 0.01591,0.64360 left font ',16' tc rgb '#222222'
set label 23 'times as fast as one' at screen 0.01591,0.62284 left font ',15' tc rgb '#555555'
set label 22 'processes' at screen 0.20928,0.36332 center font ',15' tc rgb '#555555'
set label 31 'all for one' at screen 0.37324,0.59844 left font ',15' tc rgb '#6B6B6B'
set label 32 'one machine' at screen 0.37324,0.58287 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.37324,0.51628 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.37324,0.50071 left font ',15' tc rgb '#00795A'
set arrow from screen 0.35847,0.59610 to screen 0.36983,0.59844 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.35847,0.58520 to screen 0.36983,0.58287 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.35847,0.51454 to screen 0.36983,0.51628 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.35847,0.50244 to screen 0.36983,0.50071 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel3_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'one machine', \
     $panel3_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title '10 Gbit/s', \
     $panel3_3 with lines lw 2.4 dt 1 lc rgb '#009E73' title '1 Gbit/s', \
     $panel3_4 with lines lw 2.0 dt (7,5) lc rgb '#C2C2C2' title 'all for one'
unset label; unset arrow; unset logscale

# Panel 4
set lmargin at screen 0.56236
set rmargin at screen 0.85392
set tmargin at screen 0.60554
set bmargin at screen 0.39792
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:256]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [0.757858283:337.794025]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold 133 M parameters, 16,384 pairs a step}' at screen 0.51477,0.64360 left font ',16' tc rgb '#222222'
set label 23 'times as fast as one' at screen 0.51477,0.62284 left font ',15' tc rgb '#555555'
set label 22 'processes' at screen 0.70814,0.36332 center font ',15' tc rgb '#555555'
set label 31 'all for one' at screen 0.87210,0.60014 left font ',15' tc rgb '#6B6B6B'
set label 32 'one machine' at screen 0.87210,0.58457 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.87210,0.56764 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.87210,0.53372 left font ',15' tc rgb '#00795A'
set arrow from screen 0.85733,0.59610 to screen 0.86869,0.60014 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.85733,0.58862 to screen 0.86869,0.58457 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.85733,0.56764 to screen 0.86869,0.56764 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.85733,0.53372 to screen 0.86869,0.53372 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel4_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'one machine', \
     $panel4_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title '10 Gbit/s', \
     $panel4_3 with lines lw 2.4 dt 1 lc rgb '#009E73' title '1 Gbit/s', \
     $panel4_4 with lines lw 2.0 dt (7,5) lc rgb '#C2C2C2' title 'all for one'
unset label; unset arrow; unset logscale

# Panel 5
set lmargin at screen 0.06350
set rmargin at screen 0.35506
set tmargin at screen 0.29758
set bmargin at screen 0.08997
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:256]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [0.757858283:337.794025]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold 13 M parameters, 128 pairs a process}' at screen 0.01591,0.33564 left font ',16' tc rgb '#222222'
set label 23 'times as fast as one' at screen 0.01591,0.31488 left font ',15' tc rgb '#555555'
set label 22 'processes' at screen 0.20928,0.05536 center font ',15' tc rgb '#555555'
set label 31 'all for one' at screen 0.37324,0.29352 left font ',15' tc rgb '#6B6B6B'
set label 32 'one machine' at screen 0.37324,0.27795 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.37324,0.23042 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.37324,0.21485 left font ',15' tc rgb '#00795A'
set arrow from screen 0.35847,0.28814 to screen 0.36983,0.29352 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.35847,0.28333 to screen 0.36983,0.27795 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.35847,0.22827 to screen 0.36983,0.23042 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.35847,0.21700 to screen 0.36983,0.21485 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel5_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'one machine', \
     $panel5_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title '10 Gbit/s', \
     $panel5_3 with lines lw 2.4 dt 1 lc rgb '#009E73' title '1 Gbit/s', \
     $panel5_4 with lines lw 2.0 dt (7,5) lc rgb '#C2C2C2' title 'all for one'
unset label; unset arrow; unset logscale

# Panel 6
set lmargin at screen 0.56236
set rmargin at screen 0.85392
set tmargin at screen 0.29758
set bmargin at screen 0.08997
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:256]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [0.757858283:337.794025]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold 133 M parameters, 128 pairs a process}' at screen 0.51477,0.33564 left font ',16' tc rgb '#222222'
set label 23 'times as fast as one' at screen 0.51477,0.31488 left font ',15' tc rgb '#555555'
set label 22 'processes' at screen 0.70814,0.05536 center font ',15' tc rgb '#555555'
set label 31 'all for one' at screen 0.87210,0.29721 left font ',15' tc rgb '#6B6B6B'
set label 32 'one machine' at screen 0.87210,0.28164 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.87210,0.26607 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.87210,0.24504 left font ',15' tc rgb '#00795A'
set arrow from screen 0.85733,0.28814 to screen 0.86869,0.29721 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.85733,0.28498 to screen 0.86869,0.28164 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.85733,0.27180 to screen 0.86869,0.26607 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.85733,0.24504 to screen 0.86869,0.24504 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel6_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'one machine', \
     $panel6_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title '10 Gbit/s', \
     $panel6_3 with lines lw 2.4 dt 1 lc rgb '#009E73' title '1 Gbit/s', \
     $panel6_4 with lines lw 2.0 dt (7,5) lc rgb '#C2C2C2' title 'all for one'
unset label; unset arrow; unset logscale
unset multiplot
