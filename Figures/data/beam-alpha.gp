# Draws beam-alpha.svg again, without training: gnuplot beam-alpha.gp
# Points: those of the table with fingerprint 346922a1b8495ea9
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_alpha'
set output 'beam-alpha.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 12.0701565 12.06342 12.3104849
0.5 12.6878009 12.3993752 12.9199327
1 13.0615165 12.3412731 13.2328947
1.5 10.3213608 9.80183704 10.5493873
e
$panel1_2 << e
0 11.4355692 11.2901476 12.0313319
0.5 12.3639169 12.3230915 12.6715869
1 13.143385 12.3991362 13.3221743
1.5 7.80953496 7.72953798 8.96849383
e
$panel2_1 << e
0 4.92411259 4.71492456 5.25138455
0.5 5.11402658 5.02437098 5.29844746
1 6.04308572 5.29686358 7.17393807
1.5 4.31322794 4.16030421 5.27198007
e
$panel2_2 << e
0 4.0763374 3.8707697 4.54892611
0.5 4.74474446 4.51917533 5.20617059
1 5.33994036 5.15500201 6.9123375
1.5 3.393282 3.33933479 4.17400916
e
$panel3_1 << e
0 0.841668826 0.836142079 0.844421434
0.5 0.866494179 0.864577939 0.87956488
1 0.947884417 0.935884178 0.948538919
1.5 1.1902439 1.17994859 1.22193681
e
$panel3_2 << e
0 0.787234043 0.787046632 0.790197095
0.5 0.84015544 0.835708733 0.848524081
1 0.94467425 0.94152652 0.945534331
1.5 1.47692308 1.41181001 1.54305484
e
$panel3_3 << e
0 1
1.5 1
e

set multiplot
set label 1 '{/:Bold A larger α makes longer sentences}' at screen 0.01400,0.94145 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, translators of seeds 0 to 2: median and range' at screen 0.01400,0.05386 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.04692
set rmargin at screen 0.21812
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:1.5]
set xtics ('0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5) offset 0,0.4 tc rgb '#555555'
set yrange [7.44990616:13.6018061]
set ytics ('8' 8, '10' 10, '12' 12) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.01400,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.01400,0.81265 left font ',15' tc rgb '#555555'
set label 22 'α' at screen 0.13252,0.11007 center font ',15' tc rgb '#555555'
set label 31 'beam of 5' at screen 0.23412,0.46609 left font ',15' tc rgb '#1A76AB'
set label 32 'beam of 20' at screen 0.23412,0.23660 left font ',15' tc rgb '#00629A'
set arrow from screen 0.22112,0.46609 to screen 0.23112,0.46609 nohead lw 1 dt 1 lc rgb '#9AD2F2'
set arrow from screen 0.22112,0.23660 to screen 0.23112,0.23660 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel1_1 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.18 notitle, \
     $panel1_2 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#56B4E9' pt 7 ps 0.55 title 'beam of 5', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'beam of 20'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.37063
set rmargin at screen 0.55078
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:1.5]
set xtics ('0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5) offset 0,0.4 tc rgb '#555555'
set yrange [3.14760462:7.36566824]
set ytics ('4' 4, '5' 5, '6' 6, '7' 7) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth, more than 10 words}' at screen 0.34667,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.34667,0.81265 left font ',15' tc rgb '#555555'
set label 22 'α' at screen 0.46071,0.11007 center font ',15' tc rgb '#555555'
set label 31 'beam of 5' at screen 0.56678,0.35907 left font ',15' tc rgb '#1A76AB'
set label 32 'beam of 20' at screen 0.56678,0.23648 left font ',15' tc rgb '#00629A'
set arrow from screen 0.55378,0.35907 to screen 0.56378,0.35907 nohead lw 1 dt 1 lc rgb '#9AD2F2'
set arrow from screen 0.55378,0.23648 to screen 0.56378,0.23648 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel2_1 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.18 notitle, \
     $panel2_2 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#56B4E9' pt 7 ps 0.55 title 'beam of 5', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'beam of 20'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.71715
set rmargin at screen 0.88345
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:1.5]
set xtics ('0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5) offset 0,0.4 tc rgb '#555555'
set yrange [0.749246222:1.58085525]
set ytics ('0.8' 0.8, '1.0' 1, '1.2' 1.2, '1.4' 1.4) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold length}' at screen 0.67933,0.86885 left font ',16' tc rgb '#222222'
set label 23 'words / references\''' at screen 0.67933,0.81265 left font ',15' tc rgb '#555555'
set label 22 'α' at screen 0.80030,0.11007 center font ',15' tc rgb '#555555'
set label 31 'beam of 20' at screen 0.89945,0.69556 left font ',15' tc rgb '#00629A'
set label 32 'beam of 5' at screen 0.89945,0.50180 left font ',15' tc rgb '#1A76AB'
set label 33 'equal' at screen 0.89945,0.37322 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.88645,0.69556 to screen 0.89645,0.69556 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.88645,0.50180 to screen 0.89645,0.50180 nohead lw 1 dt 1 lc rgb '#9AD2F2'
set arrow from screen 0.88645,0.37322 to screen 0.89645,0.37322 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel3_1 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.18 notitle, \
     $panel3_2 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel3_1 with linespoints lw 2.4 dt 1 lc rgb '#56B4E9' pt 7 ps 0.55 title 'beam of 5', \
     $panel3_2 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'beam of 20', \
     $panel3_3 with lines lw 1.2 dt 1 lc rgb '#999999' title 'equal'
unset label; unset arrow; unset logscale
unset multiplot
