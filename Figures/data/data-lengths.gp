# Draws data-lengths.svg again, without training: gnuplot data-lengths.gp
# Points: those of the table with fingerprint eff20944a6531629
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,481 font 'sans-serif,14' background '#FFFFFF' name 'data_lengths'
set output 'data-lengths.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 0
2 0
3 0.0281218213
4 2.24136899
5 8.04583259
6 15.0864596
7 18.8703405
8 17.8082929
9 13.6271166
10 9.08813498
11 5.53880213
12 3.55711123
13 2.23837731
14 1.43840124
15 0.873571471
16 0.580984862
17 0.348231915
18 0.232752947
19 0.14180578
20 0.0706037217
e
$panel1_2 << e
1 0
2 0
3 0.37934542
4 2.37778974
5 7.91659187
6 13.4242805
7 16.0037097
8 15.8756656
9 13.325555
10 9.91862622
11 6.94788488
12 4.7573745
13 3.18554419
14 1.98468258
15 1.28103871
16 0.868186442
17 0.583378209
18 0.403278885
19 0.248309699
20 0.165739245
e

set label 1 '{/:Bold Most sentences are short}' at screen 0.01944,0.94802 left font ',19' tc rgb '#222222'
set label 11 '<eos> included. Left out are the sequences of more than 20 tokens. Tatoeba English–French, all pairs' at screen 0.01944,0.04782 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.06517
set rmargin at screen 0.88792
set tmargin at screen 0.84615
set bmargin at screen 0.18087
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:20.5]
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20) offset 0,0.4 tc rgb '#555555'
set yrange [0:19.8138575]
set ytics ('0' 0, '5' 5, '10' 10, '15' 15) offset 0.3,0 tc rgb '#555555'
set label 23 'share of sequences (%)' at screen 0.01944,0.88773 left font ',15' tc rgb '#555555'
set label 22 'tokens in a sequence' at screen 0.47654,0.09771 center font ',15' tc rgb '#555555'
set label 31 'target' at screen 0.91014,0.20355 left font ',15' tc rgb '#B34F00'
set label 32 'source' at screen 0.91014,0.16613 left font ',15' tc rgb '#00629A'
set arrow from screen 0.87202,0.18644 to screen 0.90597,0.20355 nohead lw 1 dt (2,4) lc rgb '#E69E66'
set arrow from screen 0.87202,0.18324 to screen 0.90597,0.16613 nohead lw 1 dt (2,4) lc rgb '#66AAD1'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'source', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'target'
unset label; unset arrow; unset logscale

