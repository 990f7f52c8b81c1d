# Draws seq2seq-mask.svg again, without training: gnuplot seq2seq-mask.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series
set encoding utf8
set term svg enhanced dynamic rounded size 1000,401 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_mask'
set output 'seq2seq-mask.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 2.86993542
2 2.34701866
3 2.06950352
4 1.93170382
5 1.83920219
6 1.78634246
7 1.76830778
8 1.72795918
9 1.7216003
10 1.72357111
11 1.74136732
12 1.7240344
13 1.74360351
14 1.75616708
15 1.75221077
e
$panel1_2 << e
1 2.88637785
2 2.29594816
3 2.02515194
4 1.88502515
5 1.78014195
6 1.73156413
7 1.70842583
8 1.68775083
9 1.69569602
10 1.6527414
11 1.66941485
12 1.7331198
13 1.71789958
14 1.70723499
15 1.72836326
e
$panel2_1 << e
1 1.09354981
2 3.30065369
3 6.07360625
4 6.4260926
5 7.68176805
6 9.0882767
7 9.20689504
8 12.2720444
9 10.581087
10 11.4256374
11 14.6456906
12 12.9826602
13 14.5861207
14 13.6133393
15 14.3190089
e
$panel2_2 << e
1 1.07710157
2 3.43476709
3 6.14750607
4 6.60775351
5 8.55537886
6 8.90757737
7 10.4821907
8 12.1222731
9 12.2704781
10 15.1321781
11 16.1052975
12 15.4614504
13 16.893363
14 15.011017
15 18.3001086
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
set yrange [1.59105957:2.94805968]
set ytics ('2.0' 2, '2.5' 2.5) offset 0.3,0 tc rgb '#555555'
set label 23 'validation loss (nats a token)' at screen 0.01400,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.19699,0.11721 center font ',15' tc rgb '#555555'
set label 31 'masked' at screen 0.35815,0.30522 left font ',15' tc rgb '#00629A'
set label 32 'padding counted' at screen 0.35815,0.26033 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.34515,0.28803 to screen 0.35515,0.30522 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.34515,0.27752 to screen 0.35515,0.26033 nohead lw 1 dt 1 lc rgb '#E69E66'
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
set yrange [0.215951211:19.161259]
set ytics ('5' 5, '10' 10, '15' 15) offset 0.3,0 tc rgb '#555555'
set label 23 'BLEU of greedy translations' at screen 0.51300,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.69354,0.11721 center font ',15' tc rgb '#555555'
set label 31 'masked' at screen 0.85715,0.66249 left font ',15' tc rgb '#00629A'
set label 32 'padding counted' at screen 0.85715,0.78826 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.84415,0.66249 to screen 0.85415,0.66249 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.84415,0.78826 to screen 0.85415,0.78826 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'masked', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'padding counted'
unset label; unset arrow; unset logscale
unset multiplot
