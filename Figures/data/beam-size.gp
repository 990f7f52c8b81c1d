# Draws beam-size.svg again, without training: gnuplot beam-size.gp
# Points: those of the table with fingerprint 2671cb15cb924c36
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_size'
set output 'beam-size.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 10.6108633 10.592287 11.3521203
2 11.8530082 11.5927126 11.8951166
3 12.058986 12.0269583 12.3233843
5 12.0701565 12.06342 12.3104849
10 11.8786709 11.7314676 11.969438
20 11.4355692 11.2901476 12.0313319
e
$panel2_1 << e
1 68.1528662 66.8763103 68.9873418
2 49.8951782 49.3670886 50.1061571
3 39.8734177 38.9937107 40.7643312
5 26.9639066 26.8343816 28.0590717
10 15.932914 15.7112527 16.8776371
20 8.91719745 7.54716981 12.0253165
e
$panel3_1 << e
1 8.49 8.344 8.62
2 15.012 14.866 15.022
3 21.144 21.1 21.238
5 33.454 33.206 33.53
10 63.792 63.448 63.866
20 124.268 124.022 124.338
e
$panel3_2 << e
1 0.368908
2 0.52610875
3 0.6939064
5 1.05095377
10 1.99929215
20 4.12968673
e

set multiplot
set label 1 '{/:Bold What a wider beam brings and costs}' at screen 0.01400,0.94145 left font ',19' tc rgb '#222222'
set label 11 'α = 0; Tatoeba English–French, translators of seeds 0 to 2: median and range; times of one, on one thread' at screen 0.01400,0.05386 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.06078
set rmargin at screen 0.26207
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:20]
set xtics ('1' 1, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [10.5057321:12.4099392]
set ytics ('11.0' 11, '11.5' 11.5, '12.0' 12) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.01400,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.01400,0.81265 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.16142,0.11007 center font ',15' tc rgb '#555555'
set label 31 'beam' at screen 0.27807,0.47821 left font ',15' tc rgb '#00629A'
set arrow from screen 0.26507,0.47821 to screen 0.27507,0.47821 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel1_1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'beam'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.37959
set rmargin at screen 0.59473
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:20]
set xtics ('1' 1, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [4.47516121:72.0593504]
set ytics ('20' 20, '40' 40, '60' 60) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold optimum missed}' at screen 0.34667,0.86885 left font ',16' tc rgb '#222222'
set label 23 'share of sentences (%)' at screen 0.34667,0.81265 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.48716,0.11007 center font ',15' tc rgb '#555555'
set label 31 'beam' at screen 0.61073,0.24069 left font ',15' tc rgb '#00629A'
set arrow from screen 0.59773,0.24069 to screen 0.60773,0.24069 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel2_1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'beam'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.72121
set rmargin at screen 0.87520
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:20]
set xtics ('1' 1, '10' 10) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [0.275761595:166.336733]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold cost}' at screen 0.67933,0.86885 left font ',16' tc rgb '#222222'
set label 23 'a sentence' at screen 0.67933,0.81265 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.79821,0.11007 center font ',15' tc rgb '#555555'
set label 31 'rows' at screen 0.89120,0.74021 left font ',15' tc rgb '#00795A'
set label 32 'milliseconds' at screen 0.89120,0.44135 left font ',15' tc rgb '#A1467A'
set arrow from screen 0.87820,0.74021 to screen 0.88820,0.74021 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.87820,0.44135 to screen 0.88820,0.44135 nohead lw 1 dt 1 lc rgb '#E0AFCA'
plot $panel3_1 using 1:3:4 with filledcurves lc rgb '#009E73' fs transparent solid 0.18 notitle, \
     $panel3_1 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title 'rows', \
     $panel3_2 with linespoints lw 2.4 dt 1 lc rgb '#CC79A7' pt 7 ps 0.55 title 'milliseconds'
unset label; unset arrow; unset logscale
unset multiplot
