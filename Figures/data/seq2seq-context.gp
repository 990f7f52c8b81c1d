# Draws seq2seq-context.svg again, without training: gnuplot seq2seq-context.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series
set encoding utf8
set term svg enhanced dynamic rounded size 1000,401 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_context'
set output 'seq2seq-context.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 3.20928441
2 2.77988632
3 2.38553913
4 2.16697123
5 2.05379077
6 1.98008473
7 1.8662854
8 1.82891559
9 1.79937867
10 1.78236824
11 1.75156852
12 1.72239755
13 1.72061224
14 1.74663286
15 1.73172064
e
$panel1_2 << e
1 3.23235453
2 2.66890831
3 2.34946924
4 2.15131074
5 2.00215754
6 1.86206126
7 1.80050769
8 1.79178832
9 1.74130703
10 1.73260787
11 1.7304991
12 1.71619206
13 1.73218045
14 1.73350075
15 1.74624895
e
$panel2_1 << e
1 0
2 1.10633258
3 1.20022377
4 2.46562538
5 2.28784634
6 4.66837756
7 7.58269175
8 8.79759755
9 9.45250219
10 8.86861644
11 9.60887233
12 11.3270676
13 11.2540428
14 10.023423
15 14.0488512
e
$panel2_2 << e
1 0
2 1.23111131
3 1.27025642
4 4.66365406
5 5.29374897
6 7.45118538
7 9.13847437
8 8.09230876
9 9.1003166
10 12.1791642
11 12.7126081
12 13.8007051
13 15.0038271
14 15.792181
15 16.3602024
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
set yrange [1.64038394:3.30816265]
set ytics ('2.0' 2, '2.5' 2.5, '3.0' 3) offset 0.3,0 tc rgb '#555555'
set label 23 'validation loss (nats a token)' at screen 0.01400,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.19953,0.11721 center font ',15' tc rgb '#555555'
set label 31 'at every step' at screen 0.36325,0.22990 left font ',15' tc rgb '#00629A'
set label 32 'only at the start' at screen 0.36325,0.27479 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.35025,0.24973 to screen 0.36025,0.22990 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.35025,0.25495 to screen 0.36025,0.27479 nohead lw 1 dt 1 lc rgb '#E69E66'
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
set yrange [0:17.1782125]
set ytics ('0' 0, '5' 5, '10' 10, '15' 15) offset 0.3,0 tc rgb '#555555'
set label 23 'BLEU of greedy translations' at screen 0.51300,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.69609,0.11721 center font ',15' tc rgb '#555555'
set label 31 'at every step' at screen 0.86225,0.70643 left font ',15' tc rgb '#00629A'
set label 32 'only at the start' at screen 0.86225,0.78696 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.84925,0.70643 to screen 0.85925,0.70643 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.84925,0.78696 to screen 0.85925,0.78696 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'at every step', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'only at the start'
unset label; unset arrow; unset logscale
unset multiplot
