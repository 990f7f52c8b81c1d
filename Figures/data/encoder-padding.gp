# Draws encoder-padding.svg again, without training: gnuplot encoder-padding.gp
# Points: those of the table with fingerprint 15f30a90674561b4
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 880,401 font 'sans-serif,14' background '#FFFFFF' name 'encoder_padding'
set output 'encoder-padding.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 0 0 0
1 0 0 0
2 0 0 0
3 0 0 0
4 0 0 0
5 0 0 0
6 0 0 0
7 0 0 0
8 0 0 0
9 0 0 0
10 0 0 0
11 0 0 0
12 0 0 0
13 0 0 0
14 0 0 0
15 0 0 0
16 0 0 0
17 0 0 0
18 0 0 0
19 0 0 0
20 0 0 0
e
$panel1_2 << e
0 0 0 0
1 0.631760852 0.4891051 0.718860417
2 0.897198703 0.707915033 1.01373608
3 1.06612962 0.849911928 1.18843178
4 1.17509362 0.94897377 1.29897978
5 1.24845631 1.02044774 1.3716325
6 1.30080112 1.07336797 1.42068896
7 1.33820233 1.11352008 1.45459655
8 1.36421931 1.14468525 1.47838725
9 1.38132444 1.16936508 1.49516795
10 1.39145399 1.18924806 1.50708835
11 1.39633766 1.205505 1.51570646
12 1.39759561 1.21897085 1.52200634
13 1.39666996 1.23025616 1.52648112
14 1.39475048 1.2398166 1.52941102
15 1.39273712 1.24799794 1.53111216
16 1.39124003 1.25506617 1.53198222
17 1.39061958 1.26122837 1.53241581
18 1.39103699 1.26664742 1.53271611
19 1.39249457 1.27145259 1.5330634
20 1.39487643 1.27574732 1.53352735
e
$panel1_3 << e
0 0 0 0
1 0.135891849 0.0898301762 0.229416754
2 0.22897245 0.15422929 0.32287055
3 0.308007214 0.197870926 0.399827519
4 0.381858939 0.238857667 0.47038156
5 0.454077725 0.281719957 0.53605651
6 0.521761678 0.326088866 0.59726019
7 0.582240141 0.371277382 0.653881025
8 0.643146163 0.416213445 0.705442481
9 0.699372831 0.459493332 0.751318482
10 0.745503861 0.499668899 0.791004646
11 0.778953199 0.535658074 0.824379994
12 0.800916938 0.567009658 0.852934863
13 0.814548465 0.593862474 0.880109357
14 0.822907131 0.616701891 0.902052044
15 0.828158128 0.636118612 0.920127465
16 0.831629613 0.652672515 0.935346273
17 0.834087931 0.666847742 0.948437719
18 0.835966919 0.679051577 0.959926468
19 0.837512724 0.689625411 0.970192794
20 0.838866763 0.698855679 0.979516347
e
$panel2_1 << e
0 85.840708 77.8846154 96.5517241
1 85.840708 77.8846154 96.5517241
2 85.840708 77.8846154 96.5517241
3 85.840708 77.8846154 96.5517241
4 85.840708 77.8846154 96.5517241
5 85.840708 77.8846154 96.5517241
6 85.840708 77.8846154 96.5517241
7 85.840708 77.8846154 96.5517241
8 85.840708 77.8846154 96.5517241
9 85.840708 77.8846154 96.5517241
10 85.840708 77.8846154 96.5517241
11 85.840708 77.8846154 96.5517241
12 85.840708 77.8846154 96.5517241
13 85.840708 77.8846154 96.5517241
14 85.840708 77.8846154 96.5517241
15 85.840708 77.8846154 96.5517241
16 85.840708 77.8846154 96.5517241
17 85.840708 77.8846154 96.5517241
18 85.840708 77.8846154 96.5517241
19 85.840708 77.8846154 96.5517241
20 85.840708 77.8846154 96.5517241
e
$panel2_2 << e
0 85.840708 77.8846154 96.5517241
1 0.917431193 0 1.7699115
2 0 0 0
3 0 0 0
4 0 0 0
5 0 0 0
6 0 0 0
7 0 0 0
8 0 0 0
9 0 0 0
10 0 0 0
11 0 0 0
12 0 0 0
13 0 0 0
14 0 0 0
15 0 0 0
16 0 0 0
17 0 0 0
18 0 0 0
19 0 0 0
20 0 0 0
e
$panel2_3 << e
0 0 0 0
1 0 0 0
2 0 0 0
3 0 0 0
4 4.67836257 0 24.5398773
5 52.8409091 23.4899329 85.8895706
6 85.2272727 83.0409357 92.1686747
7 69.1275168 52.7607362 87.5
8 25.1461988 19.8795181 60.2272727
9 11.0429448 6.62650602 26.1363636
10 6.74846626 0.602409639 15.3409091
11 4.90797546 0 9.65909091
12 3.06748466 0 5.36912752
13 1.8404908 0 5.36912752
14 1.13636364 0 4.02684564
15 0.613496933 0 4.02684564
16 0.568181818 0 4.02684564
17 0.568181818 0 3.3557047
18 0.568181818 0 3.3557047
19 0.568181818 0 3.3557047
20 0.568181818 0 3.3557047
e

set multiplot
set label 1 '{/:Bold A context should not depend on padding}' at screen 0.01591,0.93766 left font ',19' tc rgb '#222222'
set label 11 'Sequences of 6 letters to reverse, held out; GRUs of 64 units; random letters, seeds 0 to 4: median and range' at screen 0.01591,0.05736 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05889
set rmargin at screen 0.29949
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:20]
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20) offset 0,0.4 tc rgb '#555555'
set yrange [0:1.61020371]
set ytics ('0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5) offset 0.3,0 tc rgb '#555555'
set label 23 'change of the context (share of its norm)' at screen 0.01591,0.86534 left font ',15' tc rgb '#555555'
set label 22 'pads after the sequence' at screen 0.17919,0.11721 center font ',15' tc rgb '#555555'
set label 31 'pads read' at screen 0.31767,0.73543 left font ',15' tc rgb '#B34F00'
set label 32 'read in training too' at screen 0.31767,0.52876 left font ',15' tc rgb '#946600'
set label 33 'pads left out' at screen 0.31767,0.21696 left font ',15' tc rgb '#00629A'
set arrow from screen 0.30290,0.73543 to screen 0.31426,0.73543 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.30290,0.52876 to screen 0.31426,0.52876 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.30290,0.21696 to screen 0.31426,0.21696 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel1_1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel1_2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.18 notitle, \
     $panel1_3 using 1:3:4 with filledcurves lc rgb '#E69F00' fs transparent solid 0.18 notitle, \
     $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'pads left out', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'pads read', \
     $panel1_3 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title 'read in training too'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.56236
set rmargin at screen 0.79835
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:20]
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20) offset 0,0.4 tc rgb '#555555'
set yrange [0:105]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 23 'sequences right (%)' at screen 0.51477,0.86534 left font ',15' tc rgb '#555555'
set label 22 'pads after the sequence' at screen 0.68036,0.11721 center font ',15' tc rgb '#555555'
set label 31 'pads left out' at screen 0.81653,0.70625 left font ',15' tc rgb '#00629A'
set label 32 'read in training too' at screen 0.81653,0.24190 left font ',15' tc rgb '#946600'
set label 33 'pads read' at screen 0.81653,0.19701 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.80176,0.70625 to screen 0.81312,0.70625 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.80176,0.22020 to screen 0.81312,0.24190 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.80176,0.21696 to screen 0.81312,0.19701 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel2_1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel2_2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.18 notitle, \
     $panel2_3 using 1:3:4 with filledcurves lc rgb '#E69F00' fs transparent solid 0.18 notitle, \
     $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'pads left out', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'pads read', \
     $panel2_3 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title 'read in training too'
unset label; unset arrow; unset logscale
unset multiplot
