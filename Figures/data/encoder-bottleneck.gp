# Draws encoder-bottleneck.svg again, without training: gnuplot encoder-bottleneck.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,783 font 'sans-serif,14' background '#FFFFFF' name 'encoder_bottleneck'
set output 'encoder-bottleneck.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
3 96.7479675
4 91.1290323
5 52.8301887
6 35.3982301
7 9.16666667
8 1.68067227
9 0
10 0
11 0
12 0
e
$panel1_2 << e
3 99.1869919
4 97.5806452
5 86.7924528
6 65.4867257
7 25.8333333
8 17.6470588
9 7.2
10 0
11 0
12 0
e
$panel1_3 << e
3 100
4 100
5 93.3962264
6 71.6814159
7 61.6666667
8 33.6134454
9 14.4
10 3.66972477
11 1.44927536
12 0
e
$panel1_4 << e
3 98.3739837
4 96.7741935
5 91.509434
6 84.9557522
7 67.5
8 59.6638655
9 36.8
10 24.7706422
11 10.1449275
12 3.25203252
e
$panel2_1 << e
3 97.5609756
4 85.483871
5 55.6603774
6 28.3185841
7 6.66666667
8 0
9 0
10 0
11 0
12 0
e
$panel2_2 << e
3 99.1869919
4 99.1935484
5 86.7924528
6 70.7964602
7 40.8333333
8 21.8487395
9 4
10 4.58715596
11 0
12 0
e
$panel2_3 << e
3 100
4 100
5 97.1698113
6 92.920354
7 75
8 57.9831933
9 36
10 18.3486239
11 10.8695652
12 2.43902439
e
$panel2_4 << e
3 99.1869919
4 100
5 97.1698113
6 96.460177
7 87.5
8 74.789916
9 52
10 26.6055046
11 9.42028986
12 3.25203252
e
$panel3_1 << e
3 97.5609756
4 94.3548387
5 76.7295597
6 68.5208597
7 54.1666667
8 45.6582633
9 37.28
10 32.4437031
11 26.7512077
12 26.0162602
e
$panel3_2 << e
3 99.5934959
4 99.0322581
5 93.3962264
6 85.9671302
7 73.0208333
8 65.6395892
9 55.28
10 50.3753128
11 43.9009662
12 38.3989994
e
$panel3_3 << e
3 100
4 100
5 97.327044
6 91.7825537
7 88.0208333
8 77.5910364
9 72.08
10 62.8023353
11 56.5821256
12 51.9074422
e
$panel3_4 << e
3 99.5934959
4 98.8709677
5 97.327044
6 95.7016435
7 90.4166667
8 89.1690009
9 82.72
10 75.8965805
11 66.968599
12 59.2245153
e
$panel4_1 << e
3 98.1707317
4 92.0967742
5 78.9308176
6 66.6245259
7 50.625
8 41.923436
9 34.72
10 29.1909925
11 29.3478261
12 24.8280175
e
$panel4_2 << e
3 99.3902439
4 99.6774194
5 94.3396226
6 89.2541087
7 75.625
8 66.6666667
9 55.6
10 48.8740617
11 44.6256039
12 39.2745466
e
$panel4_3 << e
3 100
4 100
5 99.0566038
6 97.5979772
7 93.125
8 88.7021475
9 81.52
10 71.059216
11 65.5193237
12 56.2226391
e
$panel4_4 << e
3 99.796748
4 100
5 99.0566038
6 98.8621997
7 96.9791667
8 94.0242764
9 86.8
10 76.2301918
11 68.4178744
12 59.3495935
e

set multiplot
set label 1 '{/:Bold What a context of fixed size can carry}' at screen 0.01400,0.96807 left font ',19' tc rgb '#222222'
set label 11 'Sequences held out, 4500 trained on for 20 epochs; GRUs; random letters, seed 0' at screen 0.01400,0.02937 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05588
set rmargin at screen 0.39915
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3:12]
set xtics ('4' 4, '6' 6, '8' 8, '10' 10, '12' 12) offset 0,0.4 tc rgb '#555555'
set yrange [0:105]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold copy}' at screen 0.01400,0.92848 left font ',16' tc rgb '#222222'
set label 23 'sequences right (%)' at screen 0.01400,0.89783 left font ',15' tc rgb '#555555'
set label 22 'length of the source (letters)' at screen 0.22751,0.51469 center font ',15' tc rgb '#555555'
set label 31 '16 units' at screen 0.41515,0.60153 left font ',15' tc rgb '#946600'
set label 32 '32 units' at screen 0.41515,0.57854 left font ',15' tc rgb '#00795A'
set label 33 '64 units' at screen 0.41515,0.55556 left font ',15' tc rgb '#B34F00'
set label 34 '128 units' at screen 0.41515,0.62452 left font ',15' tc rgb '#00629A'
set arrow from screen 0.40215,0.56577 to screen 0.41215,0.60153 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.40215,0.56577 to screen 0.41215,0.57854 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.40215,0.56577 to screen 0.41215,0.55556 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.40215,0.57527 to screen 0.41215,0.62452 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title '16 units', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title '32 units', \
     $panel1_3 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title '64 units', \
     $panel1_4 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title '128 units'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.55488
set rmargin at screen 0.89815
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3:12]
set xtics ('4' 4, '6' 6, '8' 8, '10' 10, '12' 12) offset 0,0.4 tc rgb '#555555'
set yrange [0:105]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold reverse}' at screen 0.51300,0.92848 left font ',16' tc rgb '#222222'
set label 23 'sequences right (%)' at screen 0.51300,0.89783 left font ',15' tc rgb '#555555'
set label 22 'length of the source (letters)' at screen 0.72652,0.51469 center font ',15' tc rgb '#555555'
set label 31 '16 units' at screen 0.91415,0.57854 left font ',15' tc rgb '#946600'
set label 32 '32 units' at screen 0.91415,0.55556 left font ',15' tc rgb '#00795A'
set label 33 '64 units' at screen 0.91415,0.60153 left font ',15' tc rgb '#B34F00'
set label 34 '128 units' at screen 0.91415,0.62452 left font ',15' tc rgb '#00629A'
set arrow from screen 0.90115,0.56577 to screen 0.91115,0.57854 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.90115,0.56577 to screen 0.91115,0.55556 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.90115,0.57289 to screen 0.91115,0.60153 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.90115,0.57527 to screen 0.91115,0.62452 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title '16 units', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title '32 units', \
     $panel2_3 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title '64 units', \
     $panel2_4 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title '128 units'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.05588
set rmargin at screen 0.39915
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3:12]
set xtics ('4' 4, '6' 6, '8' 8, '10' 10, '12' 12) offset 0,0.4 tc rgb '#555555'
set yrange [0:105]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold copy}' at screen 0.01400,0.47382 left font ',16' tc rgb '#222222'
set label 23 'tokens right (%)' at screen 0.01400,0.44317 left font ',15' tc rgb '#555555'
set label 22 'length of the source (letters)' at screen 0.22751,0.06003 center font ',15' tc rgb '#555555'
set label 31 '16 units' at screen 0.41515,0.18706 left font ',15' tc rgb '#946600'
set label 32 '32 units' at screen 0.41515,0.22320 left font ',15' tc rgb '#00795A'
set label 33 '64 units' at screen 0.41515,0.26182 left font ',15' tc rgb '#B34F00'
set label 34 '128 units' at screen 0.41515,0.28481 left font ',15' tc rgb '#00629A'
set arrow from screen 0.40215,0.18706 to screen 0.41215,0.18706 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.40215,0.22320 to screen 0.41215,0.22320 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.40215,0.26264 to screen 0.41215,0.26182 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.40215,0.28400 to screen 0.41215,0.28481 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel3_1 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title '16 units', \
     $panel3_2 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title '32 units', \
     $panel3_3 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title '64 units', \
     $panel3_4 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title '128 units'
unset label; unset arrow; unset logscale

# Panel 4
set lmargin at screen 0.55488
set rmargin at screen 0.89815
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3:12]
set xtics ('4' 4, '6' 6, '8' 8, '10' 10, '12' 12) offset 0,0.4 tc rgb '#555555'
set yrange [0:105]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold reverse}' at screen 0.51300,0.47382 left font ',16' tc rgb '#222222'
set label 23 'tokens right (%)' at screen 0.51300,0.44317 left font ',15' tc rgb '#555555'
set label 22 'length of the source (letters)' at screen 0.72652,0.06003 center font ',15' tc rgb '#555555'
set label 31 '16 units' at screen 0.91415,0.18359 left font ',15' tc rgb '#946600'
set label 32 '32 units' at screen 0.91415,0.22576 left font ',15' tc rgb '#00795A'
set label 33 '64 units' at screen 0.91415,0.26830 left font ',15' tc rgb '#B34F00'
set label 34 '128 units' at screen 0.91415,0.29129 left font ',15' tc rgb '#00629A'
set arrow from screen 0.90115,0.18359 to screen 0.91115,0.18359 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.90115,0.22576 to screen 0.91115,0.22576 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.90115,0.27523 to screen 0.91115,0.26830 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.90115,0.28436 to screen 0.91115,0.29129 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel4_1 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title '16 units', \
     $panel4_2 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title '32 units', \
     $panel4_3 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title '64 units', \
     $panel4_4 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title '128 units'
unset label; unset arrow; unset logscale
unset multiplot
