# Draws seq2seq-reversed.svg again, without training: gnuplot seq2seq-reversed.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series
set encoding utf8
set term svg enhanced dynamic rounded size 1000,401 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_reversed'
set output 'seq2seq-reversed.svg'
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
1 3.35014814
2 2.91917888
3 2.45425303
4 2.22221683
5 2.11922506
6 1.9936148
7 1.90638342
8 1.85835286
9 1.84414893
10 1.80783387
11 1.79205393
12 1.75294127
13 1.75497115
14 1.77330599
15 1.78546995
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
2 1.06471132
3 1.20442503
4 2.10410112
5 2.48479986
6 1.44542095
7 2.48372264
8 7.19724252
9 8.8119861
10 8.7126279
11 8.74889564
12 9.2461645
13 9.84692676
14 11.6567227
15 10.2855831
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
set yrange [1.63913544:3.43162494]
set ytics ('2.0' 2, '2.5' 2.5, '3.0' 3) offset 0.3,0 tc rgb '#555555'
set label 23 'validation loss (nats a token)' at screen 0.01400,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.19106,0.11721 center font ',15' tc rgb '#555555'
set label 31 'forward' at screen 0.34630,0.23440 left font ',15' tc rgb '#00629A'
set label 32 'from the last word' at screen 0.34630,0.27929 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.33330,0.24787 to screen 0.34330,0.23440 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.33330,0.26582 to screen 0.34330,0.27929 nohead lw 1 dt 1 lc rgb '#E69E66'
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
set yrange [0:14.7512937]
set ytics ('0' 0, '5' 5, '10' 10) offset 0.3,0 tc rgb '#555555'
set label 23 'BLEU of greedy translations' at screen 0.51300,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.68761,0.11721 center font ',15' tc rgb '#555555'
set label 31 'forward' at screen 0.84530,0.78696 left font ',15' tc rgb '#00629A'
set label 32 'from the last word' at screen 0.84530,0.63427 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.83230,0.78696 to screen 0.84230,0.78696 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.83230,0.63427 to screen 0.84230,0.63427 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'forward', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'from the last word'
unset label; unset arrow; unset logscale
unset multiplot
