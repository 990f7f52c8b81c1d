# Draws seq2seq-teacher-forcing.svg again, without training: gnuplot seq2seq-teacher-forcing.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,401 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_teacher_forcing'
set output 'seq2seq-teacher-forcing.svg'
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
1 3.42184947
2 2.98739906
3 2.68563503
4 2.45919734
5 2.34665297
6 2.29898401
7 2.19716271
8 2.11177904
9 2.08366273
10 2.05169693
11 2.00280169
12 1.96817449
13 1.91775602
14 1.91970965
15 1.91739292
e
$panel1_3 << e
1 3.5239998
2 3.21530743
3 3.02281555
4 2.88161475
5 2.84115197
6 2.79920898
7 2.64820641
8 2.64334465
9 2.6607997
10 2.60228694
11 2.62504887
12 2.56481214
13 2.5527399
14 2.57152187
15 2.53164969
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
1 0.955663597
2 1.15927438
3 1.24481951
4 1.29944125
5 3.8812588
6 6.51721906
7 6.64874638
8 6.7823722
9 8.01733245
10 8.4641011
11 8.8173254
12 10.8881866
13 10.5005801
14 13.0445284
15 12.4728363
e
$panel2_3 << e
1 1.05673364
2 0.948613858
3 0.898932292
4 1.81054628
5 2.46910974
6 1.9445781
7 2.40667018
8 2.441357
9 5.5948283
10 5.90274057
11 6.10388393
12 6.34230356
13 8.15231782
14 9.05764697
15 7.88342582
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
set yrange [1.64830157:3.61331876]
set ytics ('2.0' 2, '2.5' 2.5, '3.0' 3, '3.5' 3.5) offset 0.3,0 tc rgb '#555555'
set label 23 'validation loss (nats a token)' at screen 0.01400,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.20306,0.11721 center font ',15' tc rgb '#555555'
set label 31 'teacher forcing' at screen 0.37030,0.25414 left font ',15' tc rgb '#00629A'
set label 32 'half and half' at screen 0.37030,0.29903 left font ',15' tc rgb '#B34F00'
set label 33 'free running' at screen 0.37030,0.48601 left font ',15' tc rgb '#00795A'
set arrow from screen 0.35730,0.25425 to screen 0.36730,0.25414 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.35730,0.29892 to screen 0.36730,0.29903 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.35730,0.48601 to screen 0.36730,0.48601 nohead lw 1 dt 1 lc rgb '#66C5AB'
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
set yrange [0:14.4507042]
set ytics ('0' 0, '5' 5, '10' 10) offset 0.3,0 tc rgb '#555555'
set label 23 'BLEU of greedy translations' at screen 0.51300,0.86534 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.69961,0.11721 center font ',15' tc rgb '#555555'
set label 31 'teacher forcing' at screen 0.86930,0.77197 left font ',15' tc rgb '#00629A'
set label 32 'half and half' at screen 0.86930,0.72708 left font ',15' tc rgb '#B34F00'
set label 33 'free running' at screen 0.86930,0.54346 left font ',15' tc rgb '#00795A'
set arrow from screen 0.85630,0.76551 to screen 0.86630,0.77197 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.85630,0.73354 to screen 0.86630,0.72708 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.85630,0.54346 to screen 0.86630,0.54346 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel2_1 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'teacher forcing', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'half and half', \
     $panel2_3 with lines lw 2.4 dt 1 lc rgb '#009E73' title 'free running'
unset label; unset arrow; unset logscale
unset multiplot
