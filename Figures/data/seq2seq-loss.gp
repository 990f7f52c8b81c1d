# Draws seq2seq-loss.svg again, without training: gnuplot seq2seq-loss.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1280,467 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_loss'
set output 'seq2seq-loss.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 4.00666943
2 2.81472807
3 2.38622444
4 2.05057344
5 1.75680842
6 1.49758974
7 1.26970331
8 1.06366564
9 0.888447058
10 0.750381413
11 0.633765267
12 0.532653391
13 0.458365405
14 0.400761383
15 0.35487015
16 0.31924127
17 0.288898397
18 0.27092417
19 0.265651687
20 0.252873322
21 0.241571409
22 0.228571629
23 0.223857347
24 0.229184088
25 0.223964898
26 0.219560632
27 0.211438386
28 0.216591576
29 0.215324507
30 0.208616551
e
$panel1_2 << e
1 3.63770087
2 3.3198782
3 3.05457395
4 3.06106312
5 2.83695446
6 3.01237809
7 2.88339976
8 2.98780449
9 2.97167086
10 3.00658509
11 3.07208865
12 3.18772894
13 3.24423203
14 3.3117068
15 3.45375529
16 3.39300712
17 3.49980486
18 3.47364664
19 3.64086321
20 3.62026367
21 3.61172369
22 3.77230799
23 3.76184078
24 3.72727611
25 3.77872904
26 3.77077191
27 3.76153472
28 3.8491762
29 3.84111653
30 3.86349473
e
$panel1_3 << e
2 3.16
4 2.2
8 1.24
16 0.467
23 0.294
30 0.236
e
$panel1_4 << e
1 3.59
2 2.98
4 2.7
8 2.56
16 2.97
23 3.23
30 3.36
e
$panel1_5 << e
0.13 0.162629729
30.87 0.162629729
e
$panel2_1 << e
1 4.15604994
2 2.8534997
3 2.17363211
4 1.69484067
5 1.34916319
6 1.07497866
7 0.882071823
8 0.730376431
9 0.628655515
10 0.548880892
11 0.492779948
12 0.448697634
e
$panel2_2 << e
1 3.136422
2 2.3777312
3 2.07595916
4 1.87203558
5 1.76764198
6 1.69478509
7 1.6268654
8 1.63168049
9 1.59618404
10 1.60580316
11 1.62665146
12 1.63996244
e
$panel3_1 << e
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
$panel3_2 << e
1 3.69444727
2 3.37290675
3 3.06341153
4 2.74927329
5 2.53227698
6 2.35706381
7 2.2226031
8 2.1229606
9 2.03856621
10 1.9448884
11 1.91368298
12 1.87799106
13 1.83435673
14 1.82144425
15 1.80710939
e
$panel3_3 << e
1 3.08480877
2 2.78339885
3 2.58768808
4 2.40906181
5 2.2085788
6 2.13394648
7 2.10488353
8 2.13368928
9 2.08222485
10 2.07163525
11 2.04624038
12 2.04831493
13 2.03178759
14 2.05052469
15 2.03934439
e

set multiplot
set label 1 '{/:Bold Loss of sequence-to-sequence models}' at screen 0.01094,0.94647 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0' at screen 0.01094,0.04925 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.02966
set rmargin at screen 0.28434
set tmargin at screen 0.70021
set bmargin at screen 0.18630
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0.13:30.87]
set xtics ('10' 10, '20' 20, '30' 30) offset 0,0.4 tc rgb '#555555'
set yrange [0:4.19887142]
set ytics ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold The book\''s 512 pairs}' at screen 0.01094,0.88009 left font ',16' tc rgb '#222222'
set label 23 'loss (nats a token)' at screen 0.01094,0.74304 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.15700,0.10064 center font ',15' tc rgb '#555555'
set label 31 'training' at screen 0.03594,0.83298 left font ',15' tc rgb '#946600'
set label 32 'validation' at screen 0.12297,0.83298 left font ',15' tc rgb '#00629A'
set label 33 'D2L, training' at screen 0.22219,0.83298 left font ',15' tc rgb '#946600'
set label 34 'D2L, validation' at screen 0.03594,0.79015 left font ',15' tc rgb '#00629A'
set label 35 'floor' at screen 0.29684,0.20620 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.01094,0.83298 to screen 0.03125,0.83298 nohead lw 2 dt (7,5) lc rgb '#F0C566'
set arrow from screen 0.09797,0.83298 to screen 0.11828,0.83298 nohead lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.28668,0.20620 to screen 0.29449,0.20620 nohead lw 1 dt 1 lc rgb '#C2C2C2'
set label '' at screen 0.20734,0.83298 point pt 7 ps 0.55 lc rgb '#E69F00'
set label '' at screen 0.02109,0.79015 point pt 7 ps 0.55 lc rgb '#0072B2'
plot $panel1_1 with lines lw 2.0 dt (7,5) lc rgb '#F0C566' title 'training', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'validation', \
     $panel1_3 with points pt 7 ps 0.55 lc rgb '#E69F00' title 'D2L, training', \
     $panel1_4 with points pt 7 ps 0.55 lc rgb '#0072B2' title 'D2L, validation', \
     $panel1_5 with lines lw 1.2 dt 1 lc rgb '#999999' title 'floor'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.36247
set rmargin at screen 0.58516
set tmargin at screen 0.70021
set bmargin at screen 0.18630
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:12]
set xtics ('5' 5, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [0.263330018:4.34141755]
set ytics ('1' 1, '2' 2, '3' 3, '4' 4) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold The translator}' at screen 0.34375,0.88009 left font ',16' tc rgb '#222222'
set label 23 'loss (nats a token)' at screen 0.34375,0.74304 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.47381,0.10064 center font ',15' tc rgb '#555555'
set label 31 'training' at screen 0.59766,0.20966 left font ',15' tc rgb '#946600'
set label 32 'validation' at screen 0.59766,0.35978 left font ',15' tc rgb '#00629A'
set arrow from screen 0.58750,0.20966 to screen 0.59531,0.20966 nohead lw 1 dt 1 lc rgb '#F0C566'
set arrow from screen 0.58750,0.35978 to screen 0.59531,0.35978 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel2_1 with lines lw 2.0 dt (7,5) lc rgb '#F0C566' title 'training', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'validation'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.70611
set rmargin at screen 0.94328
set tmargin at screen 0.70021
set bmargin at screen 0.18630
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:15]
set xtics ('5' 5, '10' 10, '15' 15) offset 0,0.4 tc rgb '#555555'
set yrange [1.6397792:3.7922886]
set ytics ('2.0' 2, '2.5' 2.5, '3.0' 3, '3.5' 3.5) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold Kinds of cell, validation}' at screen 0.67656,0.88009 left font ',16' tc rgb '#222222'
set label 23 'loss (nats a token)' at screen 0.67656,0.74304 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.82470,0.10064 center font ',15' tc rgb '#555555'
set label 31 'GRU' at screen 0.95578,0.20263 left font ',15' tc rgb '#B34F00'
set label 32 'LSTM' at screen 0.95578,0.24118 left font ',15' tc rgb '#00795A'
set label 33 'RNN' at screen 0.95578,0.28169 left font ',15' tc rgb '#A1467A'
set arrow from screen 0.94563,0.21757 to screen 0.95344,0.20263 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.94563,0.22625 to screen 0.95344,0.24118 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.94563,0.28169 to screen 0.95344,0.28169 nohead lw 1 dt 1 lc rgb '#E0AFCA'
plot $panel3_1 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'GRU', \
     $panel3_2 with lines lw 2.4 dt 1 lc rgb '#009E73' title 'LSTM', \
     $panel3_3 with lines lw 2.4 dt 1 lc rgb '#CC79A7' title 'RNN'
unset label; unset arrow; unset logscale
unset multiplot
