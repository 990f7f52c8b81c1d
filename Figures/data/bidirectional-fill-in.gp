# Draws bidirectional-fill-in.svg again, without training: gnuplot bidirectional-fill-in.gp
# Points: those of the table with fingerprint 5b0025cc02f2b1d7
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,481 font 'sans-serif,14' background '#FFFFFF' name 'bidirectional_fill_in'
set output 'bidirectional-fill-in.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 47.0561662 46.7550068 47.2669779
2 55.1272399 54.8712543 55.7446168
3 59.6747478 58.3647041 60.0662551
4 61.782864 61.5268785 62.7917482
5 64.071676 62.9875019 64.3577774
6 65.140792 63.4091251 65.3666616
e
$panel1_2 << e
1 33.2028309 31.3055263 34.7236862
2 39.0001506 36.3047734 39.5723536
3 41.7858756 39.9186869 42.4484264
4 43.6831802 42.2225568 44.8275862
5 44.7673543 43.3820208 45.6557747
6 45.4600211 44.360789 46.0171661
e
$panel1_3 << e
1 34.1213673 32.9167294 35.4314109
2 38.1117302 37.2233097 39.3765999
3 41.3491944 40.5059479 42.0268032
4 42.8248758 41.4997741 43.4422527
5 44.5866586 42.6592381 45.2040355
6 44.0144557 43.5326005 45.5804849
e
$panel1_4 << e
1 18.3255534
6 18.3255534
e

set label 1 '{/:Bold A missing character, from what stands on either side}' at screen 0.01944,0.94802 left font ',19' tc rgb '#222222'
set label 11 'The Time Machine, seeds 0 to 4. LSTM of 50 hidden units, or two of 32: as many parameters' at screen 0.01944,0.04782 left font ',12.5' tc rgb '#777777'

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
set yrange [15.973498:67.7187171]
set ytics ('20' 20, '30' 30, '40' 40, '50' 50, '60' 60) offset 0.3,0 tc rgb '#555555'
set label 23 'right in unseen text (%)' at screen 0.01944,0.88773 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.36362,0.09771 center font ',15' tc rgb '#555555'
set label 31 'both directions' at screen 0.68431,0.81301 left font ',15' tc rgb '#B34F00'
set label 32 'forward: what comes before' at screen 0.68431,0.56940 left font ',15' tc rgb '#00629A'
set label 33 'backward: what follows' at screen 0.68431,0.53197 left font ',15' tc rgb '#1A76AB'
set label 34 'most frequent character' at screen 0.68431,0.21111 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.66625,0.81301 to screen 0.68014,0.81301 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.66625,0.55998 to screen 0.68014,0.56940 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.66625,0.54139 to screen 0.68014,0.53197 nohead lw 1 dt 1 lc rgb '#9AD2F2'
set arrow from screen 0.66625,0.21111 to screen 0.68014,0.21111 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel1_1 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.18 notitle, \
     $panel1_2 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel1_3 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.18 notitle, \
     $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'both directions', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'forward: what comes before', \
     $panel1_3 with linespoints lw 2.4 dt 1 lc rgb '#56B4E9' pt 7 ps 0.55 title 'backward: what follows', \
     $panel1_4 with lines lw 1.2 dt 1 lc rgb '#999999' title 'most frequent character'
unset label; unset arrow; unset logscale

