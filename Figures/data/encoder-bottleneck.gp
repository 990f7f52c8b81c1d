# Draws encoder-bottleneck.svg again, without training: gnuplot encoder-bottleneck.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,783 font 'sans-serif,14' background '#FFFFFF' name 'encoder_bottleneck'
set output 'encoder-bottleneck.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
3 95.9349593
4 90.3225806
5 49.0566038
6 34.5132743
7 5.83333333
8 0
9 0
10 0
11 0
12 0
e
$panel1_2 << e
3 100
4 97.5806452
5 82.0754717
6 63.7168142
7 31.6666667
8 15.9663866
9 5.6
10 0
11 0
12 0
e
$panel1_3 << e
3 100
4 100
5 91.509434
6 74.3362832
7 58.3333333
8 34.4537815
9 12
10 4.58715596
11 3.62318841
12 0
e
$panel1_4 << e
3 100
4 100
5 98.1132075
6 93.8053097
7 73.3333333
8 64.7058824
9 41.6
10 26.6055046
11 9.42028986
12 0.81300813
e
$panel2_1 << e
3 97.5609756
4 86.2903226
5 61.3207547
6 28.3185841
7 7.5
8 0
9 0
10 0
11 0
12 0
e
$panel2_2 << e
3 100
4 99.1935484
5 88.6792453
6 70.7964602
7 36.6666667
8 21.0084034
9 4.8
10 0.917431193
11 0
12 0
e
$panel2_3 << e
3 98.3739837
4 100
5 95.2830189
6 85.840708
7 69.1666667
8 40.3361345
9 27.2
10 12.8440367
11 5.79710145
12 0.81300813
e
$panel2_4 << e
3 100
4 99.1935484
5 95.2830189
6 92.920354
7 87.5
8 60.5042017
9 43.2
10 24.7706422
11 13.0434783
12 3.25203252
e
$panel3_1 << e
3 96.9512195
4 95.483871
5 73.1132075
6 67.8887484
7 50.1041667
8 43.1372549
9 37.12
10 32.6939116
11 25.4830918
12 25.5784866
e
$panel3_2 << e
3 100
4 98.8709677
5 92.6100629
6 86.2199747
7 75.1041667
8 66.0130719
9 55.84
10 48.6238532
11 42.6932367
12 39.1494684
e
$panel3_3 << e
3 100
4 100
5 96.8553459
6 92.5410872
7 87.1875
8 79.8319328
9 70.16
10 62.0517098
11 61.8961353
12 53.5334584
e
$panel3_4 << e
3 100
4 100
5 99.3710692
6 98.2300885
7 92.5
8 90.1027077
9 83.2
10 78.8156797
11 69.263285
12 62.2263915
e
$panel4_1 << e
3 98.3739837
4 92.5806452
5 80.1886792
6 64.0960809
7 49.1666667
8 40.9897292
9 35.2
10 29.7748123
11 29.1666667
12 24.2651657
e
$panel4_2 << e
3 100
4 99.6774194
5 95.2830189
6 88.6219975
7 74.7916667
8 65.7329599
9 54.48
10 45.1209341
11 44.3236715
12 37.8986867
e
$panel4_3 << e
3 99.5934959
4 100
5 98.427673
6 96.2073325
7 91.25
8 83.3800187
9 77.2
10 69.1409508
11 62.6811594
12 52.6579112
e
$panel4_4 << e
3 100
4 99.8387097
5 99.0566038
6 97.7243995
7 97.2916667
8 88.9822596
9 84
10 77.5646372
11 70.1690821
12 59.5997498
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
set arrow from screen 0.40215,0.56815 to screen 0.41215,0.62452 nohead lw 1 dt 1 lc rgb '#66AAD1'
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
set arrow from screen 0.90115,0.56815 to screen 0.91115,0.60153 nohead lw 1 dt 1 lc rgb '#E69E66'
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
set label 31 '16 units' at screen 0.41515,0.18578 left font ',15' tc rgb '#946600'
set label 32 '32 units' at screen 0.41515,0.22540 left font ',15' tc rgb '#00795A'
set label 33 '64 units' at screen 0.41515,0.26738 left font ',15' tc rgb '#B34F00'
set label 34 '128 units' at screen 0.41515,0.29276 left font ',15' tc rgb '#00629A'
set arrow from screen 0.40215,0.18578 to screen 0.41215,0.18578 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.40215,0.22540 to screen 0.41215,0.22540 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.40215,0.26738 to screen 0.41215,0.26738 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.40215,0.29276 to screen 0.41215,0.29276 nohead lw 1 dt 1 lc rgb '#66AAD1'
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
set label 31 '16 units' at screen 0.91415,0.18195 left font ',15' tc rgb '#946600'
set label 32 '32 units' at screen 0.91415,0.22174 left font ',15' tc rgb '#00795A'
set label 33 '64 units' at screen 0.91415,0.26347 left font ',15' tc rgb '#B34F00'
set label 34 '128 units' at screen 0.91415,0.28646 left font ',15' tc rgb '#00629A'
set arrow from screen 0.90115,0.18195 to screen 0.91115,0.18195 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.90115,0.22174 to screen 0.91115,0.22174 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.90115,0.26483 to screen 0.91115,0.26347 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.90115,0.28509 to screen 0.91115,0.28646 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel4_1 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title '16 units', \
     $panel4_2 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title '32 units', \
     $panel4_3 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title '64 units', \
     $panel4_4 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title '128 units'
unset label; unset arrow; unset logscale
unset multiplot
