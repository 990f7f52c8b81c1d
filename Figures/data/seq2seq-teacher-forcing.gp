# Draws seq2seq-teacher-forcing.svg again, without training: gnuplot seq2seq-teacher-forcing.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series
set encoding utf8
set term svg enhanced dynamic rounded size 1000,401 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_teacher_forcing'
set output 'seq2seq-teacher-forcing.svg'
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
1 3.41236626
2 3.03764921
3 2.75676631
4 2.49290647
5 2.39643365
6 2.33189647
7 2.2734204
8 2.17242841
9 2.15826175
10 2.09758305
11 2.03434263
12 1.99929811
13 1.96603572
14 1.93909799
15 1.94790522
e
$panel1_3 << e
1 3.53053799
2 3.19790539
3 2.9956424
4 2.86999245
5 2.80462511
6 2.81818996
7 2.66861218
8 2.66675174
9 2.66870894
10 2.60178633
11 2.62555951
12 2.55891252
13 2.5209964
14 2.54892148
15 2.51980418
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
2 1.05083055
3 1.17501404
4 1.31653684
5 2.70700339
6 1.48377806
7 3.09425034
8 7.06715057
9 6.57300196
10 6.61682865
11 7.32394319
12 8.49200218
13 8.95592647
14 11.9722453
15 10.6459202
e
$panel2_3 << e
1 0.402673716
2 0.981513736
3 0.949025637
4 1.79629662
5 2.22410772
6 1.37343158
7 1.46198861
8 2.15881202
9 4.73663668
10 5.83990518
11 6.34587301
12 5.59500013
13 6.84306601
14 7.80211602
15 7.75272667
e

set multiplot
set label 1 '{/:Bold What the decoder reads in training}' at screen 0.01400,0.93766 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0: 5497 training pairs, 300 validation sentences' at screen 0.01400,0.05736 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05182
set rmargin at screen 0.35430
set tmargin at screen 0.81546
set bmargin at screen 0.21696
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:15]
set xtics ('5' 5, '10' 10, '15' 15) offset 0,0.4 tc rgb '#555555'
set yrange [1.63011595:3.62103427]
set ytics ('2.0' 2, '2.5' 2.5, '3.0' 3, '3.5' 3.5) offset 0.3,0 tc rgb '#555555'
set label 23 'validation loss (nats a token)' at screen 0.01400,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.20306,0.11721 center font ',15' tc rgb '#555555'
set label 31 'teacher forcing' at screen 0.37030,0.24750 left font ',15' tc rgb '#00629A'
set label 32 'half and half' at screen 0.37030,0.31249 left font ',15' tc rgb '#B34F00'
set label 33 'free running' at screen 0.37030,0.48441 left font ',15' tc rgb '#00795A'
set arrow from screen 0.35730,0.24750 to screen 0.36730,0.24750 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.35730,0.31249 to screen 0.36730,0.31249 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.35730,0.48441 to screen 0.36730,0.48441 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel1_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'teacher forcing', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'half and half', \
     $panel1_3 with lines lw 2.4 dt 1 lc rgb '#009E73' title 'free running'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.54592
set rmargin at screen 0.85330
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
set label 22 'epoch' at screen 0.69961,0.11721 center font ',15' tc rgb '#555555'
set label 31 'teacher forcing' at screen 0.86930,0.78696 left font ',15' tc rgb '#00629A'
set label 32 'half and half' at screen 0.86930,0.64889 left font ',15' tc rgb '#B34F00'
set label 33 'free running' at screen 0.86930,0.53151 left font ',15' tc rgb '#00795A'
set arrow from screen 0.85630,0.78696 to screen 0.86630,0.78696 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.85630,0.64889 to screen 0.86630,0.64889 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.85630,0.53151 to screen 0.86630,0.53151 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'teacher forcing', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'half and half', \
     $panel2_3 with lines lw 2.4 dt 1 lc rgb '#009E73' title 'free running'
unset label; unset arrow; unset logscale
unset multiplot
