# Draws seq2seq-context.svg again, without training: gnuplot seq2seq-context.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,401 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_context'
set output 'seq2seq-context.svg'
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
1 3.23280985
2 2.67260602
3 2.38323042
4 2.16497197
5 2.00059754
6 1.88241362
7 1.8168512
8 1.81108365
9 1.76040141
10 1.72412087
11 1.73611662
12 1.74359455
13 1.72863348
14 1.71459558
15 1.72737115
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
2 1.24826152
3 1.77256047
4 4.70982043
5 6.02311669
6 7.20391816
7 6.88508491
8 7.97913473
9 7.68776313
10 8.42653886
11 12.6783513
12 10.3958732
13 10.4860611
14 14.5265103
15 15.2873246
e

set multiplot
set label 1 '{/:Bold The context in the decoder\''s input}' at screen 0.01400,0.93766 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0: 5497 training pairs, 300 validation sentences' at screen 0.01400,0.05736 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05182
set rmargin at screen 0.34725
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:15]
set xtics ('5' 5, '10' 10, '15' 15) offset 0,0.4 tc rgb '#555555'
set yrange [1.63868487:3.30872057]
set ytics ('2.0' 2, '2.5' 2.5, '3.0' 3) offset 0.3,0 tc rgb '#555555'
set label 23 'validation loss (nats a token)' at screen 0.01400,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.19953,0.11721 center font ',15' tc rgb '#555555'
set label 31 'at every step' at screen 0.36325,0.27896 left font ',15' tc rgb '#00629A'
set label 32 'only at the start' at screen 0.36325,0.23407 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.35025,0.26429 to screen 0.36025,0.27896 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.35025,0.24874 to screen 0.36025,0.23407 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel1_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'at every step', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'only at the start'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.54592
set rmargin at screen 0.84625
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:15]
set xtics ('5' 5, '10' 10, '15' 15) offset 0,0.4 tc rgb '#555555'
set yrange [0:16.0516908]
set ytics ('0' 0, '5' 5, '10' 10, '15' 15) offset 0.3,0 tc rgb '#555555'
set label 23 'BLEU of greedy translations' at screen 0.51300,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.69609,0.11721 center font ',15' tc rgb '#555555'
set label 31 'at every step' at screen 0.86225,0.71080 left font ',15' tc rgb '#00629A'
set label 32 'only at the start' at screen 0.86225,0.78696 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.84925,0.71080 to screen 0.85925,0.71080 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.84925,0.78696 to screen 0.85925,0.78696 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'at every step', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'only at the start'
unset label; unset arrow; unset logscale
unset multiplot
