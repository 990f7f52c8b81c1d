# Draws benchmark-ratios.svg again, without training: gnuplot benchmark-ratios.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,501 font 'sans-serif,14' background '#FFFFFF' name 'benchmark_ratios'
set output 'benchmark-ratios.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
2.93048741 0
6.50575171 1
3.49711866 2
7.72183156 3
2.48482864 4
2.65050645 5
3.18539398 6
1.89877682 7
2.83267672 8
2.09153141 9
5.20894916 10
5.68448872 11
5.07842279 12
e
$panel1_2 << e
2.90198712 0
8.04064659 1
3.35395314 2
8.07821447 3
2.72794412 4
2.64642469 5
3.37348131 6
1.26584117 7
2.92360766 8
3.12201392 9
5.50582333 10
5.91177373 11
5.79245341 12
e
$panel1_3 << e
1.49379795 0
1.69127924 1
1.56277342 2
2.06333634 3
2.06718552 4
1.84423825 5
2.54300624 6
3.03645687 8
3.02535534 9
7.93151213 10
9.32430988 11
10.0853896 12
e
$panel1_4 << e
1 -0.5
1 12.5
e

set label 1 '{/:Bold How many times as fast as its peers}' at screen 0.01944,0.95010 left font ',19' tc rgb '#222222'
set label 11 'Medians of 9 interleaved trials, 2 threads, AMD EPYC' at screen 0.01944,0.04591 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.43344
set rmargin at screen 0.98056
set tmargin at screen 0.81238
set bmargin at screen 0.17365
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [0.933016276:10.8094466]
set xtics ('1' 1, '2' 2, '5' 5, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [-1.15:13.15]
set ytics ('greedy, 13,183 words, 64 sentences' 0, 'beam of 5, 213 words, one sentence' 1, 'beam of 5, 213 words, 64 sentences' 2, 'beam of 5, 13,183 words, one sentence' 3, 'beam of 5, 13,183 words, 64 sentences' 4, 'Seq2Seq, the words of 20,000 pairs' 5, 'Seq2Seq, the book\''s setting' 6, 'LSTM from scratch, 32 hidden' 7, 'GRU, 256 hidden' 8, 'LSTM, 256 hidden' 9, 'GRU, two layers of 32' 10, 'GRU, 32 hidden' 11, 'LSTM, 32 hidden' 12) offset 0.3,0 tc rgb '#555555'
set label 23 '' at screen 0.01944,0.85230 left font ',15' tc rgb '#555555'
set label 22 'rate here / rate of the peer' at screen 0.70700,0.09381 center font ',15' tc rgb '#555555'
set label 31 'beside PyTorch' at screen 0.06389,0.89621 left font ',15' tc rgb '#00629A'
set label 32 'beside PyTorch, compiled' at screen 0.29674,0.89621 left font ',15' tc rgb '#B34F00'
set label 33 'beside JAX' at screen 0.64167,0.89621 left font ',15' tc rgb '#00795A'
set label 34 'as fast' at screen 0.82618,0.89621 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.78174,0.89621 to screen 0.81785,0.89621 nohead lw 2.4 dt 1 lc rgb '#999999'
set label '' at screen 0.03750,0.89621 point pt 7 ps 0.55 lc rgb '#0072B2'
set label '' at screen 0.27035,0.89621 point pt 7 ps 0.55 lc rgb '#D55E00'
set label '' at screen 0.61528,0.89621 point pt 7 ps 0.55 lc rgb '#009E73'
plot $panel1_1 with points pt 7 ps 0.55 lc rgb '#0072B2' title 'beside PyTorch', \
     $panel1_2 with points pt 7 ps 0.55 lc rgb '#D55E00' title 'beside PyTorch, compiled', \
     $panel1_3 with points pt 7 ps 0.55 lc rgb '#009E73' title 'beside JAX', \
     $panel1_4 with lines lw 2.4 dt 1 lc rgb '#999999' title 'as fast'
unset label; unset arrow; unset logscale

