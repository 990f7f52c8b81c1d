# Draws seq2seq-bleu-by-length.svg again, without training: gnuplot seq2seq-bleu-by-length.gp
# Points: those of the table with fingerprint ffd2627c96f9c37b
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,498 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_bleu_by_length'
set output 'seq2seq-bleu-by-length.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
3.5 13.4787847 13.2589189 15.3389541
5.5 17.2724931 15.7392647 18.0567408
7.5 10.6446397 10.4817399 11.847499
9.5 9.09045347 7.08680373 9.83919538
11.5 6.01221244 5.15362478 7.18071346
13.5 5.1716767 3.44918053 5.63258776
15.5 4.68101382 3.9401589 5.14190051
18.5 2.86557755 2.50797577 2.95675027
25.5 1.66110976 1.34472711 1.92722873
e
$panel1_2 << e
3.5 24.4869997 21.4947884 25.6740286
5.5 25.8137783 23.7241713 29.770588
7.5 19.7972971 18.9305605 20.0983956
9.5 16.2210661 15.0465974 18.1068025
11.5 12.4422939 12.0039908 14.1489323
13.5 10.4428629 10.2063141 11.794489
15.5 8.78610104 7.71653747 8.80394629
18.5 7.60797994 6.11089238 7.93914549
25.5 3.47492597 3.12083032 3.78385474
e
$panel1_3 << e
3.5 10.6206926
5.5 10.6353455
7.5 14.8269242
9.5 11.9671272
11.5 8.72898587
13.5 8.6201014
15.5 4.90718691
18.5 4.09413874
25.5 2.03665422
e

set label 1 '{/:Bold Translations of sentences that were held out}' at screen 0.01944,0.94980 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seeds 0 to 2: median and range; greedy search; each point is of two lengths or' at screen 0.01944,0.08032 left font ',12.5' tc rgb '#777777'
set label 12 'more, up to 150 sentences' at screen 0.01944,0.04618 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.06517
set rmargin at screen 0.77563
set tmargin at screen 0.85141
set bmargin at screen 0.20884
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3.5:25.5]
set xtics ('5' 5, '10' 10, '15' 15, '20' 20, '25' 25) offset 0,0.4 tc rgb '#555555'
set yrange [0:31.1918811]
set ytics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30) offset 0.3,0 tc rgb '#555555'
set label 23 'BLEU' at screen 0.01944,0.89157 left font ',15' tc rgb '#555555'
set label 22 'source length (tokens)' at screen 0.42040,0.12851 center font ',15' tc rgb '#555555'
set label 31 'attention' at screen 0.79785,0.29423 left font ',15' tc rgb '#B34F00'
set label 32 'nearest sentence' at screen 0.79785,0.25809 left font ',15' tc rgb '#6B6B6B'
set label 33 'context alone' at screen 0.79785,0.22194 left font ',15' tc rgb '#00629A'
set arrow from screen 0.77979,0.28042 to screen 0.79368,0.29423 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.77979,0.25079 to screen 0.79368,0.25809 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set arrow from screen 0.77979,0.24306 to screen 0.79368,0.22194 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel1_1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel1_2 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.18 notitle, \
     $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'context alone', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'attention', \
     $panel1_3 with linespoints lw 2.4 dt 1 lc rgb '#999999' pt 7 ps 0.55 title 'nearest sentence'
unset label; unset arrow; unset logscale

