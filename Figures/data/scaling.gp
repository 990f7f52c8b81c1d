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
2 1.97070236
4 3.79063302
8 6.9121149
16 11.3852516
32 16.0661575
64 15.9089399
128 15.6204136
256 15.0835209
e
$panel1_2 << e
1 1
2 1.9237014
4 3.49279493
8 5.64863474
16 7.58589
32 8.16076582
64 6.93309856
128 5.35690158
256 3.69344662
e
$panel1_3 << e
1 1
2 1.57897292
4 2.07611981
8 2.2821284
16 2.21884724
32 2.01905901
64 1.92059564
128 1.76149374
256 1.5162428
e
$panel1_4 << e
1 1
256 256
e
$panel2_1 << e
1 1
2 1.97650676
4 3.83159743
8 7.1132808
16 12.1280525
32 18.027728
64 18.0031404
128 17.9704863
256 17.913853
e
$panel2_2 << e
1 1
2 1.93689365
4 3.58371013
8 6.05787619
16 8.85862732
32 10.8855522
64 10.6783415
128 10.3228373
256 9.69662748
e
$panel2_3 << e
1 1
2 1.59617255
4 2.12571982
8 2.36419461
16 2.32619053
32 2.15409619
64 2.13721169
128 2.11743509
256 2.08550086
e
$panel2_4 << e
1 1
256 256
e
$panel3_1 << e
1 1
2 1.99563482
4 3.96872566
8 7.82789805
16 15.1557679
32 28.2054924
64 48.6098437
128 73.7198663
256 94.3329489
e
$panel3_2 << e
1 1
2 1.98629984
4 3.90664146
8 7.50732393
16 13.6959718
32 22.4230592
64 30.2669539
128 31.381486
256 25.1271719
e
$panel3_3 << e
1 1
2 1.89996929
4 3.40997063
8 5.52329922
16 7.72807297
32 9.21916719
64 9.62307658
128 9.11992858
256 8.01517629
e
$panel3_4 << e
1 1
256 256
e
$panel4_1 << e
1 1
2 1.99674127
4 3.97642769
8 7.86928183
16 15.3528662
32 29.0490018
64 51.7265811
128 82.9685252
256 115.113947
e
$panel4_2 << e
1 1
2 1.99018177
4 3.93286478
8 7.64739853
16 14.3640034
32 25.198112
64 39.3257964
128 52.2112754
256 58.2878266
e
$panel4_3 << e
1 1
2 1.92271086
4 3.52234726
8 5.89090931
16 8.57739151
32 10.6484493
64 11.5556348
128 11.4994357
256 10.9184633
e
$panel4_4 << e
1 1
256 256
e
$panel5_1 << e
1 1
2 1.82322382
4 3.36774238
8 6.26722704
16 11.7133683
32 21.9367729
64 40.9333453
128 75.9721517
256 140.87406
e
$panel5_2 << e
1 1
2 1.57291214
4 2.64033096
8 4.53686978
16 7.80451119
32 13.1987663
64 21.2901208
128 32.3402515
256 46.3772205
e
$panel5_3 << e
1 1
2 0.704324229
4 0.928292738
8 1.41654796
16 2.2827932
32 3.75411536
64 6.00054123
128 9.39856016
256 15.1504506
e
$panel5_4 << e
1 1
256 256
e
$panel6_1 << e
1 1
2 1.85121357
4 3.46780397
8 6.54000616
16 12.3855256
32 23.5203055
64 44.6716262
128 84.8349684
256 161.686488
e
$panel6_2 << e
1 1
2 1.62029258
4 2.80464874
8 5.00112446
16 9.046692
32 16.4671938
64 29.7880589
128 53.3858098
256 95.607923
e
$panel6_3 << e
1 1
2 0.696117455
4 0.926849653
8 1.43854637
16 2.37557451
32 4.04426391
64 6.89086141
128 11.7581247
256 20.7065569
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
set label 32 'one machine' at screen 0.37324,0.80768 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.37324,0.75979 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.37324,0.72949 left font ',15' tc rgb '#00795A'
set arrow from screen 0.35847,0.90406 to screen 0.36983,0.90406 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.35847,0.80768 to screen 0.36983,0.80768 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.35847,0.75979 to screen 0.36983,0.75979 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.35847,0.72949 to screen 0.36983,0.72949 nohead lw 1 dt 1 lc rgb '#66C5AB'
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
set label 32 'one machine' at screen 0.87210,0.81353 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.87210,0.79264 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.87210,0.74034 left font ',15' tc rgb '#00795A'
set arrow from screen 0.85733,0.90406 to screen 0.86869,0.90406 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.85733,0.81353 to screen 0.86869,0.81353 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.85733,0.79264 to screen 0.86869,0.79264 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.85733,0.74034 to screen 0.86869,0.74034 nohead lw 1 dt 1 lc rgb '#66C5AB'
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
set label 31 'all for one' at screen 0.37324,0.59610 left font ',15' tc rgb '#6B6B6B'
set label 32 'one machine' at screen 0.37324,0.56212 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.37324,0.51709 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.37324,0.47820 left font ',15' tc rgb '#00795A'
set arrow from screen 0.35847,0.59610 to screen 0.36983,0.59610 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.35847,0.56212 to screen 0.36983,0.56212 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.35847,0.51709 to screen 0.36983,0.51709 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.35847,0.47820 to screen 0.36983,0.47820 nohead lw 1 dt 1 lc rgb '#66C5AB'
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
set label 31 'all for one' at screen 0.87210,0.59610 left font ',15' tc rgb '#6B6B6B'
set label 32 'one machine' at screen 0.87210,0.56890 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.87210,0.54573 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.87210,0.48872 left font ',15' tc rgb '#00795A'
set arrow from screen 0.85733,0.59610 to screen 0.86869,0.59610 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.85733,0.56890 to screen 0.86869,0.56890 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.85733,0.54573 to screen 0.86869,0.54573 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.85733,0.48872 to screen 0.86869,0.48872 nohead lw 1 dt 1 lc rgb '#66C5AB'
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
set yrange [0.524504552:343.766326]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold 13 M parameters, 128 pairs a process}' at screen 0.01591,0.33564 left font ',16' tc rgb '#222222'
set label 23 'times as fast as one' at screen 0.01591,0.31488 left font ',15' tc rgb '#555555'
set label 22 'processes' at screen 0.20928,0.05536 center font ',15' tc rgb '#555555'
set label 31 'all for one' at screen 0.37324,0.28814 left font ',15' tc rgb '#6B6B6B'
set label 32 'one machine' at screen 0.37324,0.26902 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.37324,0.23345 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.37324,0.19764 left font ',15' tc rgb '#00795A'
set arrow from screen 0.35847,0.28814 to screen 0.36983,0.28814 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.35847,0.26902 to screen 0.36983,0.26902 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.35847,0.23345 to screen 0.36983,0.23345 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.35847,0.19764 to screen 0.36983,0.19764 nohead lw 1 dt 1 lc rgb '#66C5AB'
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
set yrange [0.518089334:343.967839]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold 133 M parameters, 128 pairs a process}' at screen 0.51477,0.33564 left font ',16' tc rgb '#222222'
set label 23 'times as fast as one' at screen 0.51477,0.31488 left font ',15' tc rgb '#555555'
set label 22 'processes' at screen 0.70814,0.05536 center font ',15' tc rgb '#555555'
set label 31 'all for one' at screen 0.87210,0.28859 left font ',15' tc rgb '#6B6B6B'
set label 32 'one machine' at screen 0.87210,0.27301 left font ',15' tc rgb '#00629A'
set label 33 '10 Gbit/s' at screen 0.87210,0.25667 left font ',15' tc rgb '#B34F00'
set label 34 '1 Gbit/s' at screen 0.87210,0.20780 left font ',15' tc rgb '#00795A'
set arrow from screen 0.85733,0.28814 to screen 0.86869,0.28859 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.85733,0.27346 to screen 0.86869,0.27301 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.85733,0.25667 to screen 0.86869,0.25667 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.85733,0.20780 to screen 0.86869,0.20780 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel6_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'one machine', \
     $panel6_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title '10 Gbit/s', \
     $panel6_3 with lines lw 2.4 dt 1 lc rgb '#009E73' title '1 Gbit/s', \
     $panel6_4 with lines lw 2.0 dt (7,5) lc rgb '#C2C2C2' title 'all for one'
unset label; unset arrow; unset logscale
unset multiplot
