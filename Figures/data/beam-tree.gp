# Draws beam-tree.svg again, without training: gnuplot beam-tree.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,544 font 'sans-serif,14' background '#FFFFFF' name 'beam_tree'
set output 'beam-tree.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1.36 5
1.64 2
2 nan
1.36 5
1.64 1
2 nan
1.36 5
1.64 0
2 nan
2.36 5
2.64 2
3 nan
2.36 5
2.64 1
3 nan
2.36 5
2.64 0
3 nan
3.36 4
3.64 2
4 nan
3.36 4
3.64 1
4 nan
3.36 4
3.64 0
4 nan
e
$panel1_2 << e
1.36 5
1.64 5
2 nan
1.36 5
1.64 3
2 nan
2.36 5
2.64 4
3 nan
2.36 4
2.64 3
3 nan
3.36 4
3.64 4
4 nan
3.36 4
3.64 3
4 nan
e
$panel1_3 << e
1.36 5
1.64 4
2 nan
2.36 4
2.64 5
3 nan
3.36 5
3.64 5
4 nan
e
$panel1_4 << e
4.38 5
e

set label 1 '{/:Bold A beam, step by step}' at screen 0.01944,0.95404 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0. Beam of 3. Each token with the probability of all tokens up to it; shown are' at screen 0.01944,0.07353 left font ',12.5' tc rgb '#777777'
set label 12 'the 6 likeliest candidates of each step' at screen 0.01944,0.04228 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05953
set rmargin at screen 0.98056
set tmargin at screen 0.77941
set bmargin at screen 0.19118
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0.5:4.5]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4) offset 0,0.4 tc rgb '#555555'
set yrange [-0.6:5.6]
set ytics ('6.' 0, '5.' 1, '4.' 2, '3.' 3, '2.' 4, '1.' 5) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold he runs .}' at screen 0.01944,0.89706 left font ',16' tc rgb '#222222'
set label 23 'rank' at screen 0.01944,0.81618 left font ',15' tc rgb '#555555'
set label 22 'token of the translation' at screen 0.52004,0.11765 center font ',15' tc rgb '#555555'
set label 31 'pruned' at screen 0.06389,0.85662 left font ',15' tc rgb '#6B6B6B'
set label 32 'kept' at screen 0.21069,0.85662 left font ',15' tc rgb '#946600'
set label 33 'chosen' at screen 0.33000,0.85662 left font ',15' tc rgb '#00629A'
set label 34 'ended' at screen 0.47722,0.85662 left font ',15' tc rgb '#00795A'
set label 101 'il' at screen 0.17466,0.73861 center font ',14' tc rgb '#00629A'
set label 102 '1.000' at screen 0.17466,0.70351 center font ',14' tc rgb '#00629A'
set label 103 'elle' at screen 0.17466,0.64374 center font ',14' tc rgb '#333333'
set label 104 '<.001' at screen 0.17466,0.60863 center font ',14' tc rgb '#333333'
set label 105 'j\''ai' at screen 0.17466,0.54886 center font ',14' tc rgb '#333333'
set label 106 '<.001' at screen 0.17466,0.51376 center font ',14' tc rgb '#333333'
set label 107 'ça' at screen 0.17466,0.45398 center font ',14' tc rgb '#6B6B6B'
set label 108 '<.001' at screen 0.17466,0.41888 center font ',14' tc rgb '#6B6B6B'
set label 109 'c\''est' at screen 0.17466,0.35911 center font ',14' tc rgb '#6B6B6B'
set label 110 '<.001' at screen 0.17466,0.32400 center font ',14' tc rgb '#6B6B6B'
set label 111 'on' at screen 0.17466,0.26423 center font ',14' tc rgb '#6B6B6B'
set label 112 '<.001' at screen 0.17466,0.22913 center font ',14' tc rgb '#6B6B6B'
set label 113 'a' at screen 0.40491,0.73861 center font ',14' tc rgb '#333333'
set label 114 '0.484' at screen 0.40491,0.70351 center font ',14' tc rgb '#333333'
set label 115 'court' at screen 0.40491,0.64374 center font ',14' tc rgb '#00629A'
set label 116 '0.209' at screen 0.40491,0.60863 center font ',14' tc rgb '#00629A'
set label 117 '<unk>' at screen 0.40491,0.54886 center font ',14' tc rgb '#333333'
set label 118 '0.025' at screen 0.40491,0.51376 center font ',14' tc rgb '#333333'
set label 119 'est' at screen 0.40491,0.45398 center font ',14' tc rgb '#6B6B6B'
set label 120 '0.025' at screen 0.40491,0.41888 center font ',14' tc rgb '#6B6B6B'
set label 121 'doit' at screen 0.40491,0.35911 center font ',14' tc rgb '#6B6B6B'
set label 122 '0.021' at screen 0.40491,0.32400 center font ',14' tc rgb '#6B6B6B'
set label 123 'devint' at screen 0.40491,0.26423 center font ',14' tc rgb '#6B6B6B'
set label 124 '0.021' at screen 0.40491,0.22913 center font ',14' tc rgb '#6B6B6B'
set label 125 '.' at screen 0.63517,0.73861 center font ',14' tc rgb '#00629A'
set label 126 '0.129' at screen 0.63517,0.70351 center font ',14' tc rgb '#00629A'
set label 127 'de' at screen 0.63517,0.64374 center font ',14' tc rgb '#333333'
set label 128 '0.116' at screen 0.63517,0.60863 center font ',14' tc rgb '#333333'
set label 129 'de' at screen 0.63517,0.54886 center font ',14' tc rgb '#333333'
set label 130 '0.057' at screen 0.63517,0.51376 center font ',14' tc rgb '#333333'
set label 131 '<unk>' at screen 0.63517,0.45398 center font ',14' tc rgb '#6B6B6B'
set label 132 '0.035' at screen 0.63517,0.41888 center font ',14' tc rgb '#6B6B6B'
set label 133 'commencé' at screen 0.63517,0.35911 center font ',14' tc rgb '#6B6B6B'
set label 134 '0.034' at screen 0.63517,0.32400 center font ',14' tc rgb '#6B6B6B'
set label 135 'l\''air' at screen 0.63517,0.26423 center font ',14' tc rgb '#6B6B6B'
set label 136 '0.031' at screen 0.63517,0.22913 center font ',14' tc rgb '#6B6B6B'
set label 137 '<eos>' at screen 0.86543,0.73861 center font ',14' tc rgb '#00629A'
set label 138 '0.129' at screen 0.86543,0.70351 center font ',14' tc rgb '#00629A'
set label 139 'courir' at screen 0.86543,0.64374 center font ',14' tc rgb '#333333'
set label 140 '0.018' at screen 0.86543,0.60863 center font ',14' tc rgb '#333333'
set label 141 'court' at screen 0.86543,0.54886 center font ',14' tc rgb '#333333'
set label 142 '0.012' at screen 0.86543,0.51376 center font ',14' tc rgb '#333333'
set label 143 'vent' at screen 0.86543,0.45398 center font ',14' tc rgb '#6B6B6B'
set label 144 '0.008' at screen 0.86543,0.41888 center font ',14' tc rgb '#6B6B6B'
set label 145 'dormir' at screen 0.86543,0.35911 center font ',14' tc rgb '#6B6B6B'
set label 146 '0.007' at screen 0.86543,0.32400 center font ',14' tc rgb '#6B6B6B'
set label 147 '<unk>' at screen 0.86543,0.26423 center font ',14' tc rgb '#6B6B6B'
set label 148 '0.007' at screen 0.86543,0.22913 center font ',14' tc rgb '#6B6B6B'
set arrow from screen 0.01944,0.85662 to screen 0.05556,0.85662 nohead lw 2 dt (7,5) lc rgb '#C2C2C2'
set arrow from screen 0.16625,0.85662 to screen 0.20236,0.85662 nohead lw 2.4 dt 1 lc rgb '#E69F00'
set arrow from screen 0.28556,0.85662 to screen 0.32167,0.85662 nohead lw 2.4 dt 1 lc rgb '#0072B2'
set label '' at screen 0.45083,0.85662 point pt 7 ps 0.55 lc rgb '#009E73'
plot $panel1_1 with lines lw 2.0 dt (7,5) lc rgb '#C2C2C2' title 'pruned', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#E69F00' title 'kept', \
     $panel1_3 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'chosen', \
     $panel1_4 with points pt 7 ps 0.55 lc rgb '#009E73' title 'ended'
unset label; unset arrow; unset logscale

