# Draws seq2seq-mask.svg again, without training: gnuplot seq2seq-mask.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,401 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_mask'
set output 'seq2seq-mask.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 2.83973171
2 2.34124713
3 2.07155806
4 1.94070279
5 1.83568406
6 1.76311989
7 1.76806549
8 1.74568802
9 1.72200421
10 1.7258688
11 1.74665253
12 1.74194693
13 1.72787535
14 1.72657387
15 1.77356581
e
$panel1_2 << e
1 2.89703262
2 2.30743974
3 2.04645139
4 1.91190874
5 1.81261008
6 1.76754649
7 1.74568962
8 1.74677835
9 1.75817571
10 1.71433051
11 1.72566891
12 1.73042998
13 1.7325605
14 1.73010749
15 1.78210602
e
$panel2_1 << e
1 1.086555
2 3.05541089
3 6.13590585
4 6.44165932
5 6.54687408
6 8.12742091
7 8.01080192
8 9.85515823
9 12.799568
10 15.1238597
11 12.7344488
12 13.9648491
13 16.5723803
14 14.7064292
15 16.9518891
e
$panel2_2 << e
1 1.10591595
2 3.05398348
3 6.3825984
4 6.2696952
5 8.77078847
6 9.28096247
7 9.76314064
8 12.1111526
9 13.1462039
10 12.900804
11 13.7091588
12 16.1895725
13 15.5888676
14 15.4381657
15 15.9427435
e

set multiplot
set label 1 '{/:Bold The mask in the training loss}' at screen 0.01400,0.93766 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0: 5497 training pairs, 300 validation sentences' at screen 0.01400,0.05736 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05182
set rmargin at screen 0.34215
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:15]
set xtics ('5' 5, '10' 10, '15' 15) offset 0,0.4 tc rgb '#555555'
set yrange [1.65519541:2.95616773]
set ytics ('2.0' 2, '2.5' 2.5) offset 0.3,0 tc rgb '#555555'
set label 23 'validation loss (nats a token)' at screen 0.01400,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.19699,0.11721 center font ',15' tc rgb '#555555'
set label 31 'masked' at screen 0.35815,0.25093 left font ',15' tc rgb '#00629A'
set label 32 'padding counted' at screen 0.35815,0.29582 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.34515,0.27141 to screen 0.35515,0.25093 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.34515,0.27534 to screen 0.35515,0.29582 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel1_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'masked', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'padding counted'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.54592
set rmargin at screen 0.84115
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:15]
set xtics ('5' 5, '10' 10, '15' 15) offset 0,0.4 tc rgb '#555555'
set yrange [0.293288294:17.7451558]
set ytics ('5' 5, '10' 10, '15' 15) offset 0.3,0 tc rgb '#555555'
set label 23 'BLEU of greedy translations' at screen 0.51300,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.69354,0.11721 center font ',15' tc rgb '#555555'
set label 31 'masked' at screen 0.85715,0.79340 left font ',15' tc rgb '#00629A'
set label 32 'padding counted' at screen 0.85715,0.74851 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.84415,0.78826 to screen 0.85415,0.79340 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.84415,0.75365 to screen 0.85415,0.74851 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'masked', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'padding counted'
unset label; unset arrow; unset logscale
unset multiplot
