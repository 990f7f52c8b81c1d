# Draws seq2seq-reversed.svg again, without training: gnuplot seq2seq-reversed.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,401 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_reversed'
set output 'seq2seq-reversed.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 3.21523049
2 2.76617141
3 2.37669401
4 2.1762825
5 2.08898576
6 2.00066778
7 1.89144018
8 1.85286911
9 1.84305198
10 1.82284305
11 1.82305112
12 1.76989127
13 1.73762053
14 1.78988171
15 1.77075393
e
$panel1_2 << e
1 3.37710003
2 2.9296513
3 2.51737135
4 2.24815405
5 2.14985929
6 2.03247812
7 1.90390824
8 1.85787414
9 1.83052915
10 1.82605949
11 1.80236088
12 1.75569825
13 1.74594662
14 1.77606215
15 1.77409862
e
$panel2_1 << e
1 0
2 1.09427765
3 1.2163568
4 2.07123421
5 2.90645445
6 1.98742982
7 6.68358324
8 8.48332285
9 9.23080372
10 8.37040875
11 8.11297573
12 11.1647152
13 11.6446869
14 13.7625754
15 13.2447071
e
$panel2_2 << e
1 0
2 1.06505468
3 1.12668526
4 1.20944904
5 2.22165207
6 2.0965032
7 6.12270549
8 8.17271921
9 8.14553343
10 8.70834803
11 8.85236626
12 8.95233176
13 10.6741917
14 10.2632129
15 11.3738674
e

set multiplot
set label 1 '{/:Bold The direction of the source}' at screen 0.01400,0.93766 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0: 5497 training pairs, 300 validation sentences' at screen 0.01400,0.05736 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05182
set rmargin at screen 0.33030
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:15]
set xtics ('5' 5, '10' 10, '15' 15) offset 0,0.4 tc rgb '#555555'
set yrange [1.65564656:3.45907401]
set ytics ('2.0' 2, '2.5' 2.5, '3.0' 3) offset 0.3,0 tc rgb '#555555'
set label 23 'validation loss (nats a token)' at screen 0.01400,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.19106,0.11721 center font ',15' tc rgb '#555555'
set label 31 'forward' at screen 0.34630,0.23327 left font ',15' tc rgb '#00629A'
set label 32 'from the last word' at screen 0.34630,0.27816 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.33330,0.25516 to screen 0.34330,0.23327 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.33330,0.25627 to screen 0.34330,0.27816 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel1_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'forward', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'from the last word'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.54592
set rmargin at screen 0.82930
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:15]
set xtics ('5' 5, '10' 10, '15' 15) offset 0,0.4 tc rgb '#555555'
set yrange [0:14.4507042]
set ytics ('0' 0, '5' 5, '10' 10) offset 0.3,0 tc rgb '#555555'
set label 23 'BLEU of greedy translations' at screen 0.51300,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.68761,0.11721 center font ',15' tc rgb '#555555'
set label 31 'forward' at screen 0.84530,0.76551 left font ',15' tc rgb '#00629A'
set label 32 'from the last word' at screen 0.84530,0.68803 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.83230,0.76551 to screen 0.84230,0.76551 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.83230,0.68803 to screen 0.84230,0.68803 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'forward', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'from the last word'
unset label; unset arrow; unset logscale
unset multiplot
