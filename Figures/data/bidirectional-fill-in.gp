# Draws bidirectional-fill-in.svg again, without training: gnuplot bidirectional-fill-in.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,481 font 'sans-serif,14' background '#FFFFFF' name 'bidirectional_fill_in'
set output 'bidirectional-fill-in.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 47.6886011
2 55.4585153
3 60.126487
4 62.1593134
5 63.8156904
6 66.0743864
e
$panel1_2 << e
1 34.3924108
2 37.6901069
3 41.2437886
4 43.6530643
5 44.6468905
6 45.3395573
e
$panel1_3 << e
1 35.386237
2 39.2862521
3 41.1534407
4 42.4183105
5 45.0082819
6 44.2252673
e
$panel1_4 << e
1 18.3255534
6 18.3255534
e

set label 1 '{/:Bold A missing character, from what stands on either side}' at screen 0.01944,0.94802 left font ',19' tc rgb '#222222'
set label 11 'The Time Machine, seed 0. LSTM of 50 hidden units, or two of 32: as many parameters' at screen 0.01944,0.04782 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.06517
set rmargin at screen 0.66208
set tmargin at screen 0.84615
set bmargin at screen 0.18087
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:6]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6) offset 0,0.4 tc rgb '#555555'
set yrange [15.9381117:68.461828]
set ytics ('20' 20, '30' 30, '40' 40, '50' 50, '60' 60) offset 0.3,0 tc rgb '#555555'
set label 23 'right in unseen text (%)' at screen 0.01944,0.88773 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.36362,0.09771 center font ',15' tc rgb '#555555'
set label 31 'both directions' at screen 0.68431,0.81591 left font ',15' tc rgb '#00629A'
set label 32 'forward: what comes before' at screen 0.68431,0.56493 left font ',15' tc rgb '#946600'
set label 33 'backward: what follows' at screen 0.68431,0.52751 left font ',15' tc rgb '#00795A'
set label 34 'most frequent character' at screen 0.68431,0.21111 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.66625,0.81591 to screen 0.68014,0.81591 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.66625,0.55328 to screen 0.68014,0.56493 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.66625,0.53917 to screen 0.68014,0.52751 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.66625,0.21111 to screen 0.68014,0.21111 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'both directions', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#E69F00' pt 7 ps 0.55 title 'forward: what comes before', \
     $panel1_3 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title 'backward: what follows', \
     $panel1_4 with lines lw 1.2 dt 1 lc rgb '#999999' title 'most frequent character'
unset label; unset arrow; unset logscale

