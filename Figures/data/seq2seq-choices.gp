# Draws seq2seq-choices.svg again, without training: gnuplot seq2seq-choices.gp
# Points: those of the table with fingerprint cbef6737b4fcb75d
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 880,429 font 'sans-serif,14' background '#FFFFFF' name 'seq2seq_choices'
set output 'seq2seq-choices.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 -0.5
0 9.5
e
$panel1_2 << e
0.609098855 0 0.563348497 0.654849213
1.1180659 1 1.04722833 1.18890348
0.302592382 2 0.273567088 0.331617677
0.343466191 3 0.288358879 0.398573502
-0.132009146 4 -0.151344595 -0.112673697
0.146803308 5 0.119165195 0.174441421
-0.0469740932 6 -0.0850530387 -0.00889514768
0.0674037063 7 0.027524998 0.107282414
0.486746923 8 0.458549052 0.514944795
-0.0114599385 9 -0.0668126037 0.0438927267
e
$panel2_1 << e
0 -0.5
0 9.5
e
$panel2_2 << e
-5.05418012 0 -6.60996978 -3.49839046
-7.4410813 1 -8.60573743 -6.27642517
-1.85608993 2 -2.99140303 -0.720776823
-2.22607555 3 -3.09890919 -1.35324191
4.58838589 4 3.2781312 5.89864058
-5.05356525 5 -6.35948155 -3.74764896
0.0593090605 6 -1.57772555 1.69634367
-2.57472624 7 -3.63737273 -1.51207976
-9.7545426 8 -11.3949187 -8.11416647
-0.353041955 9 -2.207411 1.50132709
e

set multiplot
set label 1 '{/:Bold What a choice changes}' at screen 0.01591,0.94172 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seeds 0 to 4: each way less the GRU with teacher forcing, seed by seed' at screen 0.01591,0.05361 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.22068
set rmargin at screen 0.48523
set tmargin at screen 0.76224
set bmargin at screen 0.20280
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-0.191552037:1.22911092]
set xtics ('0.0' 0, '0.5' 0.5, '1.0' 1) offset 0,0.4 tc rgb '#555555'
set yrange [-0.5:9.5]
set ytics ('tied output' 0, 'all its own' 1, 'more and more its own' 2, 'half its own' 3, 'source reversed' 4, 'context once' 5, 'padding counted' 6, 'like lengths' 7, 'RNN' 8, 'LSTM' 9) offset 0.3,0 tc rgb '#555555'
set label 23 '' at screen 0.01591,0.80886 left font ',15' tc rgb '#555555'
set label 22 'change of the validation loss (nats a token)' at screen 0.35295,0.10956 center font ',15' tc rgb '#555555'
set label 31 'no change' at screen 0.05227,0.86946 left font ',15' tc rgb '#6B6B6B'
set label 32 'mean and 95 % interval' at screen 0.20187,0.86946 left font ',15' tc rgb '#00629A'
set arrow from screen 0.01591,0.86946 to screen 0.04545,0.86946 nohead lw 2.4 dt 1 lc rgb '#999999'
set label '' at screen 0.18028,0.86946 point pt 7 ps 0.55 lc rgb '#0072B2'
plot $panel1_2 using 1:2:3:4 with xerrorbars lc rgb '#0072B2' lw 1.4 pt 0 notitle, \
     $panel1_1 with lines lw 2.4 dt 1 lc rgb '#999999' title 'no change', \
     $panel1_2 with points pt 7 ps 0.55 lc rgb '#0072B2' title 'mean and 95 % interval'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.71955
set rmargin at screen 0.98409
set tmargin at screen 0.76224
set bmargin at screen 0.20280
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-11.9137255:6.41744736]
set xtics ('−10' -10, '−5' -5, '0' 0, '5' 5) offset 0,0.4 tc rgb '#555555'
set yrange [-0.5:9.5]
set ytics ('tied output' 0, 'all its own' 1, 'more and more its own' 2, 'half its own' 3, 'source reversed' 4, 'context once' 5, 'padding counted' 6, 'like lengths' 7, 'RNN' 8, 'LSTM' 9) offset 0.3,0 tc rgb '#555555'
set label 23 '' at screen 0.51477,0.80886 left font ',15' tc rgb '#555555'
set label 22 'change of BLEU' at screen 0.85182,0.10956 center font ',15' tc rgb '#555555'
plot $panel2_2 using 1:2:3:4 with xerrorbars lc rgb '#0072B2' lw 1.4 pt 0 notitle, \
     $panel2_1 with lines lw 2.4 dt 1 lc rgb '#999999' title 'no change', \
     $panel2_2 with points pt 7 ps 0.55 lc rgb '#0072B2' title 'mean and 95 % interval'
unset label; unset arrow; unset logscale
unset multiplot
