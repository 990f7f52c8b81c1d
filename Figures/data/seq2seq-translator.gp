# Draws seq2seq-translator.svg again, without training: gnuplot seq2seq-translator.gp
# Points: those of the table with fingerprint 0f445e23a17cb576
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 880,427 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_translator'
set output 'seq2seq-translator.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 3.89669755 3.85735811 3.90958341
2 2.55211092 2.49856826 2.57496804
3 1.89102783 1.84312606 1.92752107
4 1.4494532 1.40735501 1.48600452
5 1.15952597 1.11498381 1.17770365
e
$panel1_2 << e
1 2.93824448 2.90776629 2.95950332
2 2.54676683 2.52720466 2.56823862
3 2.40637481 2.40337501 2.41833396
4 2.35771931 2.35478739 2.3715345
5 2.37606359 2.3711572 2.37882664
e
$panel2_1 << e
1 3.84589434 3.80762275 3.84992255
2 2.20855941 2.17493201 2.23062156
3 1.50342532 1.47386494 1.51348751
4 1.14819899 1.12456232 1.14977395
5 0.931219543 0.914013555 0.947147318
e
$panel2_2 << e
1 2.7218192 2.70744907 2.74351388
2 2.12901425 2.1069276 2.13437207
3 1.96245556 1.93960037 1.98863152
4 1.95857428 1.91830304 1.98120296
5 1.97289554 1.95849843 1.9872682
e

set multiplot
set label 1 '{/:Bold Translators on more and longer sentences}' at screen 0.01591,0.94145 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seeds 0 to 2: median and range' at screen 0.01591,0.05386 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.04314
set rmargin at screen 0.38182
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:5]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5) offset 0,0.4 tc rgb '#555555'
set yrange [0:4.10506258]
set ytics ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold through the context alone}' at screen 0.01591,0.86885 left font ',16' tc rgb '#222222'
set label 23 'loss (nats a token)' at screen 0.01591,0.81265 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.21248,0.11007 center font ',15' tc rgb '#555555'
set label 31 'validation' at screen 0.40000,0.52908 left font ',15' tc rgb '#00629A'
set label 32 'training' at screen 0.40000,0.36251 left font ',15' tc rgb '#946600'
set arrow from screen 0.38523,0.52908 to screen 0.39659,0.52908 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.38523,0.36251 to screen 0.39659,0.36251 nohead lw 1 dt 1 lc rgb '#F0C566'
plot $panel1_1 using 1:3:4 with filledcurves lc rgb '#F0C566' fs transparent solid 0.18 notitle, \
     $panel1_2 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel1_1 with lines lw 2.0 dt (7,5) lc rgb '#F0C566' title 'training', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'validation'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.54200
set rmargin at screen 0.88068
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:5]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5) offset 0,0.4 tc rgb '#555555'
set yrange [0:4.10506258]
set ytics ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold with attention}' at screen 0.51477,0.86885 left font ',16' tc rgb '#222222'
set label 23 'loss (nats a token)' at screen 0.51477,0.81265 left font ',15' tc rgb '#555555'
set label 22 'epoch' at screen 0.71134,0.11007 center font ',15' tc rgb '#555555'
set label 31 'validation' at screen 0.89886,0.47387 left font ',15' tc rgb '#00629A'
set label 32 'training' at screen 0.89886,0.33125 left font ',15' tc rgb '#946600'
set arrow from screen 0.88409,0.47387 to screen 0.89545,0.47387 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.88409,0.33125 to screen 0.89545,0.33125 nohead lw 1 dt 1 lc rgb '#F0C566'
plot $panel2_1 using 1:3:4 with filledcurves lc rgb '#F0C566' fs transparent solid 0.18 notitle, \
     $panel2_2 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel2_1 with lines lw 2.0 dt (7,5) lc rgb '#F0C566' title 'training', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'validation'
unset label; unset arrow; unset logscale
unset multiplot
