# Draws beam-full.svg again, without training: gnuplot beam-full.gp
# Points: those of the table with fingerprint 41c7f10ae468cdde
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_full'
set output 'beam-full.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 30.8090353
2 31.8539863
3 32.8930583
5 32.8565342
10 32.776704
20 32.6159684
e
$panel1_2 << e
1 10.6108633 10.592287 11.3521203
2 11.8530082 11.5927126 11.8951166
3 12.058986 12.0269583 12.3233843
5 12.0701565 12.06342 12.3104849
10 11.8786709 11.7314676 11.969438
20 11.4355692 11.2901476 12.0313319
e
$panel2_1 << e
1 39.5010395
2 23.4927235
3 15.5925156
5 9.97920998
10 5.40540541
20 1.87110187
e
$panel2_2 << e
1 68.1528662 66.8763103 68.9873418
2 49.8951782 49.3670886 50.1061571
3 39.8734177 38.9937107 40.7643312
5 26.9639066 26.8343816 28.0590717
10 15.932914 15.7112527 16.8776371
20 8.91719745 7.54716981 12.0253165
e
$panel3_1 << e
1 0.96190226
2 0.928966062
3 0.914691943
5 0.900395257
10 0.887717449
20 0.879019504
e
$panel3_2 << e
1 0.965961836 0.948592095 0.982469709
2 0.908010336 0.902173913 0.910617412
3 0.873834197 0.871217998 0.876747799
5 0.841668826 0.836142079 0.844421434
10 0.810572687 0.803891051 0.812176166
20 0.787234043 0.787046632 0.790197095
e

set multiplot
set label 1 '{/:Bold A wider beam for a translator of all pairs}' at screen 0.01400,0.94145 left font ',19' tc rgb '#222222'
set label 11 'α = 0; all pairs: one seed; grey: Tatoeba English–French, translators of seeds 0 to 2: median and range' at screen 0.01400,0.05386 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.04692
set rmargin at screen 0.20897
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:20]
set xtics ('1' 1, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [9.47724842:34.0080969]
set ytics ('10' 10, '15' 15, '20' 20, '25' 25, '30' 30) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.01400,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.01400,0.81265 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.12794,0.11007 center font ',15' tc rgb '#555555'
set label 31 'all pairs' at screen 0.22497,0.73391 left font ',15' tc rgb '#00629A'
set label 32 '20,000 pairs' at screen 0.22497,0.24862 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.21197,0.73391 to screen 0.22197,0.73391 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.21197,0.24862 to screen 0.22197,0.24862 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel1_2 using 1:3:4 with filledcurves lc rgb '#999999' fs transparent solid 0.18 notitle, \
     $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'all pairs', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#999999' pt 7 ps 0.55 title '20,000 pairs'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.37959
set rmargin at screen 0.54163
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:20]
set xtics ('1' 1, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [0:72.3431538]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold optimum missed}' at screen 0.34667,0.86885 left font ',16' tc rgb '#222222'
set label 23 'share of sentences (%)' at screen 0.34667,0.81265 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.46061,0.11007 center font ',15' tc rgb '#555555'
set label 31 '20,000 pairs' at screen 0.55763,0.27303 left font ',15' tc rgb '#6B6B6B'
set label 32 'all pairs' at screen 0.55763,0.21828 left font ',15' tc rgb '#00629A'
set arrow from screen 0.54463,0.27303 to screen 0.55463,0.27303 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.54463,0.21828 to screen 0.55463,0.21828 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel2_2 using 1:3:4 with filledcurves lc rgb '#999999' fs transparent solid 0.18 notitle, \
     $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'all pairs', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#999999' pt 7 ps 0.55 title '20,000 pairs'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.72611
set rmargin at screen 0.87430
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:20]
set xtics ('1' 1, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [0.777275478:0.992240863]
set ytics ('0.80' 0.8, '0.85' 0.85, '0.90' 0.9, '0.95' 0.95) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold length}' at screen 0.67933,0.86885 left font ',16' tc rgb '#222222'
set label 23 'words / references\''' at screen 0.67933,0.81265 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.80021,0.11007 center font ',15' tc rgb '#555555'
set label 31 'all pairs' at screen 0.89030,0.46977 left font ',15' tc rgb '#00629A'
set label 32 '20,000 pairs' at screen 0.89030,0.22979 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.87730,0.46977 to screen 0.88730,0.46977 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.87730,0.22979 to screen 0.88730,0.22979 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel3_2 using 1:3:4 with filledcurves lc rgb '#999999' fs transparent solid 0.18 notitle, \
     $panel3_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'all pairs', \
     $panel3_2 with linespoints lw 2.4 dt 1 lc rgb '#999999' pt 7 ps 0.55 title '20,000 pairs'
unset label; unset arrow; unset logscale
unset multiplot
