# Draws seq2seq-full.svg again, without training: gnuplot seq2seq-full.gp
# Points: those of the table with fingerprint 5bb947c9eba58b7c
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 880,783 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_full'
set output 'seq2seq-full.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 3.76265371
2 2.0803156
3 1.59140092
4 1.35887909
5 1.22102125
6 1.13183524
7 1.06408636
8 1.01685042
9 0.978141142
10 0.950256643
e
$panel1_2 << e
1 2.48554548
2 1.94284366
3 1.78316871
4 1.69565017
5 1.66987062
6 1.6675092
7 1.6594725
8 1.66435417
9 1.6810902
10 1.6828146
e
$panel2_1 << e
3.5 43.712419
5.5 39.0496237
7.5 34.5975511
9.5 25.5199905
11.5 16.0375757
13.5 10.2114082
15.5 7.45967501
18.5 6.97188629
25.5 3.12463651
e
$panel2_2 << e
3.5 42.9633062
5.5 41.9488129
7.5 35.253225
9.5 28.8624861
11.5 16.2069404
13.5 11.747258
15.5 7.92941035
18.5 8.02089864
25.5 2.9024146
e
$panel2_3 << e
3.5 13.4787847 13.2589189 15.3389541
5.5 17.2724931 15.7392647 18.0567408
7.5 10.6446397 10.4817399 11.847499
9.5 9.09045347 7.08680373 9.83919538
11.5 6.01221244 5.15362478 7.18071346
13.5 5.1716767 3.44918053 5.63258776
15.5 4.68101382 3.9401589 5.14190051
18.5 2.86557755 2.50797577 2.95675027
25.5 1.66110976 1.34472711 1.92722873
e
$panel3_1 << e
3.5 43.712419
5.5 39.0496237
7.5 34.8799401
9.5 26.1172726
11.5 17.4573841
13.5 13.3156807
15.5 9.08642746
e
$panel3_2 << e
3.5 42.9633062
5.5 41.9488129
7.5 35.6805691
9.5 29.4890031
11.5 17.5875254
13.5 15.4860605
15.5 9.66460419
e
$panel3_3 << e
3.5 42.9633062
5.5 42.130155
7.5 36.1023097
9.5 27.0599894
11.5 16.4839107
13.5 13.9115517
15.5 8.61432691
e
$panel4_1 << e
3.5 100
5.5 100
7.5 99.3333333
9.5 98
11.5 88
13.5 58.7412587
15.5 49.0566038
18.5 17.2413793
25.5 0
e

set multiplot
set label 1 '{/:Bold A translator that learned from 158,622 pairs}' at screen 0.01591,0.96807 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, one seed; held-out sentences, up to 150 of each length; grey: 20,000 pairs, seeds 0 to 2: median and range' at screen 0.01591,0.02937 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05332
set rmargin at screen 0.37960
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:10]
set xtics ('2' 2, '4' 4, '6' 6, '8' 8, '10' 10) offset 0,0.4 tc rgb '#555555'
set yrange [0.809636789:3.90327356]
set ytics ('1' 1, '2' 2, '3' 3) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold training}' at screen 0.01591,0.92848 left font ',16' tc rgb '#222222'
set label 23 'loss (nats a token)' at screen 0.01591,0.89783 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.21646,0.51469 center font ',15' tc rgb '#555555'
set label 31 'validation' at screen 0.39778,0.65229 left font ',15' tc rgb '#00629A'
set label 32 'training' at screen 0.39778,0.57971 left font ',15' tc rgb '#946600'
set arrow from screen 0.38301,0.65229 to screen 0.39438,0.65229 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.38301,0.57971 to screen 0.39438,0.57971 nohead lw 1 dt 1 lc rgb '#F0C566'
plot $panel1_1 with lines lw 2.0 dt (7,5) lc rgb '#F0C566' title 'training', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'validation'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.56236
set rmargin at screen 0.78557
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3.5:25.5]
set xtics ('10' 10, '20' 20) offset 0,0.4 tc rgb '#555555'
set yrange [0:45.8308036]
set ytics ('0' 0, '10' 10, '20' 20, '30' 30, '40' 40) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold by length}' at screen 0.51477,0.92848 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.51477,0.89783 left font ',15' tc rgb '#555555'
set label 22 'source length (tokens)' at screen 0.67397,0.51469 center font ',15' tc rgb '#555555'
set label 31 'greedy' at screen 0.80375,0.60590 left font ',15' tc rgb '#00629A'
set label 32 'beam of 5' at screen 0.80375,0.58291 left font ',15' tc rgb '#B34F00'
set label 33 '20,000 pairs, greedy' at screen 0.80375,0.55992 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.78898,0.58667 to screen 0.80034,0.60590 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.78898,0.58518 to screen 0.80034,0.58291 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.78898,0.57688 to screen 0.80034,0.55992 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel2_3 using 1:3:4 with filledcurves lc rgb '#999999' fs transparent solid 0.18 notitle, \
     $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'greedy', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'beam of 5', \
     $panel2_3 with linespoints lw 2.4 dt 1 lc rgb '#999999' pt 7 ps 0.55 title '20,000 pairs, greedy'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.05332
set rmargin at screen 0.37960
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3.5:15.5]
set xtics ('5' 5, '10' 10, '15' 15) offset 0,0.4 tc rgb '#555555'
set yrange [6.8594223:45.4673237]
set ytics ('10' 10, '20' 20, '30' 30, '40' 40) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold where the likeliest is proven}' at screen 0.01591,0.47382 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.01591,0.44317 left font ',15' tc rgb '#555555'
set label 22 'source length (tokens)' at screen 0.21646,0.06003 center font ',15' tc rgb '#555555'
set label 31 'beam of 5' at screen 0.39778,0.15206 left font ',15' tc rgb '#B34F00'
set label 32 'greedy' at screen 0.39778,0.12907 left font ',15' tc rgb '#00629A'
set label 33 'exact' at screen 0.39778,0.10608 left font ',15' tc rgb '#00795A'
set arrow from screen 0.38301,0.13338 to screen 0.39438,0.15206 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.38301,0.12879 to screen 0.39438,0.12907 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.38301,0.12504 to screen 0.39438,0.10608 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel3_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'greedy', \
     $panel3_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'beam of 5', \
     $panel3_3 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title 'exact'
unset label; unset arrow; unset logscale

# Panel 4
set lmargin at screen 0.56236
set rmargin at screen 0.78557
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3.5:25.5]
set xtics ('10' 10, '20' 20) offset 0,0.4 tc rgb '#555555'
set yrange [0:105]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold how often it is proven}' at screen 0.51477,0.47382 left font ',16' tc rgb '#222222'
set label 23 'share of sentences (%)' at screen 0.51477,0.44317 left font ',15' tc rgb '#555555'
set label 22 'source length (tokens)' at screen 0.67397,0.06003 center font ',15' tc rgb '#555555'
set label 31 'proven' at screen 0.80375,0.11111 left font ',15' tc rgb '#00795A'
set arrow from screen 0.78898,0.11111 to screen 0.80034,0.11111 nohead lw 1 dt 1 lc rgb '#66C5AB'
plot $panel4_1 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title 'proven'
unset label; unset arrow; unset logscale
unset multiplot
