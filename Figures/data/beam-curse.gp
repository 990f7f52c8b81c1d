# Draws beam-curse.svg again, without training: gnuplot beam-curse.gp
# Points: those of the table with fingerprint 29d0b5e3d64faa1e
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 880,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_curse'
set output 'beam-curse.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 0 0 0
2 1.00042557 0.542996316 1.24214483
3 1.41609492 0.971264041 1.46669898
5 1.45255664 0.95836465 1.47786949
10 1.13918062 0.52655059 1.35857461
20 0.84328224 -0.0619726411 1.42046859
e
$panel1_2 << e
1 0 0 0
2 0.0073171601 -0.254985266 0.30805314
3 -0.147086492 -0.468377214 0.322392822
5 -0.181257531 -0.771161718 -0.0349873735
10 -0.895040472 -0.989551469 0.128161226
20 -1.07233542 -1.26634839 -0.648876249
e
$panel1_3 << e
1 0 0 0
5 0.129110127 0.0864149128 0.3552811
20 0.040661248 -0.130098473 0.210560139
e
$panel2_1 << e
1 0.965961836 0.948592095 0.982469709
2 0.908010336 0.902173913 0.910617412
3 0.873834197 0.871217998 0.876747799
5 0.841668826 0.836142079 0.844421434
10 0.810572687 0.803891051 0.812176166
20 0.787234043 0.787046632 0.790197095
e
$panel2_2 << e
1 0.815904983 0.604935065 0.910123967
2 0.763914056 0.562402496 0.893567554
3 0.746828889 0.523301224 0.838818347
5 0.708214563 0.47734375 0.783251232
10 0.657061267 0.436979167 0.726258433
20 0.608220604 0.394634019 0.672646906
e
$panel2_3 << e
1 0.815904983 0.604935065 0.910123967
5 0.802016025 0.585803432 0.868856699
20 0.775763853 0.586690928 0.8557394
e
$panel2_4 << e
1 1
20 1
e

set multiplot
set label 1 '{/:Bold When better search is worse}' at screen 0.01591,0.94145 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, translators of seeds 0 to 2: median and range' at screen 0.01591,0.05386 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05650
set rmargin at screen 0.36051
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:20]
set xtics ('1' 1, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [-1.40355928:1.61508038]
set ytics ('−1' -1, '0' 0, '1' 1) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.01591,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU less that of greedy search' at screen 0.01591,0.81265 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.20851,0.11007 center font ',15' tc rgb '#555555'
set label 31 'trained' at screen 0.37869,0.62210 left font ',15' tc rgb '#00629A'
set label 32 'early, α = 1' at screen 0.37869,0.47266 left font ',15' tc rgb '#946600'
set label 33 'early' at screen 0.37869,0.26542 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.36392,0.62210 to screen 0.37528,0.62210 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.36392,0.47266 to screen 0.37528,0.47266 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.36392,0.26542 to screen 0.37528,0.26542 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel1_1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel1_2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.18 notitle, \
     $panel1_3 using 1:3:4 with filledcurves lc rgb '#E69F00' fs transparent solid 0.18 notitle, \
     $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'trained', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'early', \
     $panel1_3 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title 'early, α = 1'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.55775
set rmargin at screen 0.85938
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:20]
set xtics ('1' 1, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [0.36436572:1.0302683]
set ytics ('0.4' 0.4, '0.6' 0.6, '0.8' 0.8, '1.0' 1) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold length}' at screen 0.51477,0.86885 left font ',16' tc rgb '#222222'
set label 23 'words / words of references' at screen 0.51477,0.81265 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.70856,0.11007 center font ',15' tc rgb '#555555'
set label 31 'equal' at screen 0.87756,0.74026 left font ',15' tc rgb '#6B6B6B'
set label 32 'trained' at screen 0.87756,0.57691 left font ',15' tc rgb '#00629A'
set label 33 'early, α = 1' at screen 0.87756,0.53475 left font ',15' tc rgb '#946600'
set label 34 'early' at screen 0.87756,0.40957 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.86278,0.74026 to screen 0.87415,0.74026 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.86278,0.56067 to screen 0.87415,0.57691 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.86278,0.55099 to screen 0.87415,0.53475 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.86278,0.40957 to screen 0.87415,0.40957 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel2_1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel2_2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.18 notitle, \
     $panel2_3 using 1:3:4 with filledcurves lc rgb '#E69F00' fs transparent solid 0.18 notitle, \
     $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'trained', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'early', \
     $panel2_3 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title 'early, α = 1', \
     $panel2_4 with lines lw 1.2 dt 1 lc rgb '#999999' title 'equal'
unset label; unset arrow; unset logscale
unset multiplot
