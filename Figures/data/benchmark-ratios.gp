# Draws benchmark-ratios.svg again, without training: gnuplot benchmark-ratios.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,501 font 'sans-serif,14' background '#FFFFFF' name 'benchmark_ratios'
set output 'benchmark-ratios.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
2.85188922 0
5.04231596 1
3.64691187 2
6.92489449 3
2.50367937 4
2.39527807 5
3.53945313 6
1.94493298 7
3.02397418 8
2.10587185 9
5.46222008 10
5.5761839 11
4.82766559 12
e
$panel1_2 << e
2.81909997 0
6.41911907 1
3.89177661 2
8.40746556 3
2.81752983 4
2.53548381 5
3.68367456 6
1.27173404 7
3.03922977 8
3.16807879 9
5.90736601 10
5.87406928 11
5.52814114 12
e
$panel1_3 << e
1.43336039 0
1.71777117 1
1.89396079 2
2.21071558 3
2.11146056 4
1.69708941 5
2.90582584 6
3.20587359 8
3.15823986 9
8.2540494 10
9.59701941 11
9.58313126 12
e
$panel1_4 << e
1 -0.5
1 12.5
e

set label 1 '{/:Bold How many times as fast as its peers}' at screen 0.01944,0.95010 left font ',19' tc rgb '#222222'
set label 11 'Medians of 9 interleaved trials, 2 threads, AMD EPYC' at screen 0.01944,0.04591 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.43344
set rmargin at screen 0.97421
set tmargin at screen 0.81238
set bmargin at screen 0.17365
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [0.934406625:10.2707099]
set xtics ('1' 1, '2' 2, '5' 5, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [-1.15:13.15]
set ytics ('greedy, 13,183 words, 64 sentences' 0, 'beam of 5, 213 words, one sentence' 1, 'beam of 5, 213 words, 64 sentences' 2, 'beam of 5, 13,183 words, one sentence' 3, 'beam of 5, 13,183 words, 64 sentences' 4, 'Seq2Seq, the words of 20,000 pairs' 5, 'Seq2Seq, the book\''s setting' 6, 'LSTM from scratch, 32 hidden' 7, 'GRU, 256 hidden' 8, 'LSTM, 256 hidden' 9, 'GRU, two layers of 32' 10, 'GRU, 32 hidden' 11, 'LSTM, 32 hidden' 12) offset 0.3,0 tc rgb '#555555'
set label 23 '' at screen 0.01944,0.85230 left font ',15' tc rgb '#555555'
set label 22 'rate here / rate of the peer' at screen 0.70383,0.09381 center font ',15' tc rgb '#555555'
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

