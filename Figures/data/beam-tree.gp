# Draws beam-tree.svg again, without training: gnuplot beam-tree.gp
# Points: those of the table with fingerprint 167de015d1d37ae9
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
1.36 4
1.64 1
2 nan
1.36 4
1.64 0
2 nan
2.36 4
2.64 2
3 nan
2.36 5
2.64 1
3 nan
2.36 4
2.64 0
3 nan
3.36 5
3.64 2
4 nan
3.36 5
3.64 1
4 nan
3.36 3
3.64 0
4 nan
4.36 5
4.64 2
5 nan
4.36 4
4.64 1
5 nan
4.36 5
4.64 0
5 nan
5.36 5
5.64 2
6 nan
5.36 4
5.64 1
6 nan
5.36 5
5.64 0
6 nan
e
$panel1_2 << e
1.36 4
1.64 4
2 nan
1.36 4
1.64 3
2 nan
2.36 5
2.64 5
3 nan
2.36 4
2.64 3
3 nan
3.36 3
3.64 4
4 nan
3.36 5
3.64 3
4 nan
4.36 4
4.64 4
5 nan
4.36 3
4.64 3
5 nan
5.36 4
5.64 4
6 nan
5.36 3
5.64 3
6 nan
e
$panel1_3 << e
1.36 5
1.64 5
2 nan
2.36 5
2.64 4
3 nan
3.36 4
3.64 5
4 nan
4.36 5
4.64 5
5 nan
5.36 5
5.64 5
6 nan
e
$panel1_4 << e
1.36 5
1.64 5
2 nan
2.36 5
2.64 5
3 nan
3.36 5
3.64 3
4 nan
4.36 3
4.64 3
5 nan
5.36 3
5.64 3
6 nan
e
$panel1_5 << e
6.38 5
6.38 4
6.38 3
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
set xrange [0.5:6.5]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6) offset 0,0.4 tc rgb '#555555'
set yrange [-0.6:5.6]
set ytics ('6.' 0, '5.' 1, '4.' 2, '3.' 3, '2.' 4, '1.' 5) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold they like apples .}' at screen 0.01944,0.89706 left font ',16' tc rgb '#222222'
set label 23 'rank' at screen 0.01944,0.81618 left font ',15' tc rgb '#555555'
set label 22 'token of the translation' at screen 0.52004,0.11765 center font ',15' tc rgb '#555555'
set label 31 'pruned' at screen 0.06389,0.85662 left font ',15' tc rgb '#6B6B6B'
set label 32 'kept' at screen 0.21069,0.85662 left font ',15' tc rgb '#1A76AB'
set label 33 'chosen' at screen 0.33000,0.85662 left font ',15' tc rgb '#00629A'
set label 34 'greedy search' at screen 0.47722,0.85662 left font ',15' tc rgb '#B34F00'
set label 35 'ended' at screen 0.70007,0.85662 left font ',15' tc rgb '#00795A'
set label 101 'ils' at screen 0.13628,0.73861 center font ',14' tc rgb '#00629A' front
set label 102 '0.485' at screen 0.13628,0.70351 center font ',14' tc rgb '#00629A' front
set label 103 'elles' at screen 0.13628,0.64374 center font ',14' tc rgb '#333333' front
set label 104 '0.462' at screen 0.13628,0.60863 center font ',14' tc rgb '#333333' front
set label 105 'il' at screen 0.13628,0.54886 center font ',14' tc rgb '#333333' front
set label 106 '0.011' at screen 0.13628,0.51376 center font ',14' tc rgb '#333333' front
set label 107 'j\''aime' at screen 0.13628,0.45398 center font ',14' tc rgb '#6B6B6B' front
set label 108 '0.009' at screen 0.13628,0.41888 center font ',14' tc rgb '#6B6B6B' front
set label 109 'elle' at screen 0.13628,0.35911 center font ',14' tc rgb '#6B6B6B' front
set label 110 '0.007' at screen 0.13628,0.32400 center font ',14' tc rgb '#6B6B6B' front
set label 111 'les' at screen 0.13628,0.26423 center font ',14' tc rgb '#6B6B6B' front
set label 112 '0.006' at screen 0.13628,0.22913 center font ',14' tc rgb '#6B6B6B' front
set label 113 'aiment' at screen 0.28978,0.73861 center font ',14' tc rgb '#00629A' front
set label 114 '0.394' at screen 0.28978,0.70351 center font ',14' tc rgb '#00629A' front
set label 115 'aiment' at screen 0.28978,0.64374 center font ',14' tc rgb '#333333' front
set label 116 '0.300' at screen 0.28978,0.60863 center font ',14' tc rgb '#333333' front
set label 117 'se' at screen 0.28978,0.54886 center font ',14' tc rgb '#333333' front
set label 118 '0.033' at screen 0.28978,0.51376 center font ',14' tc rgb '#333333' front
set label 119 '<unk>' at screen 0.28978,0.45398 center font ',14' tc rgb '#6B6B6B' front
set label 120 '0.031' at screen 0.28978,0.41888 center font ',14' tc rgb '#6B6B6B' front
set label 121 '<unk>' at screen 0.28978,0.35911 center font ',14' tc rgb '#6B6B6B' front
set label 122 '0.031' at screen 0.28978,0.32400 center font ',14' tc rgb '#6B6B6B' front
set label 123 'ont' at screen 0.28978,0.26423 center font ',14' tc rgb '#6B6B6B' front
set label 124 '0.031' at screen 0.28978,0.22913 center font ',14' tc rgb '#6B6B6B' front
set label 125 'le' at screen 0.44329,0.73861 center font ',14' tc rgb '#B34F00' front
set label 126 '0.110' at screen 0.44329,0.70351 center font ',14' tc rgb '#B34F00' front
set label 127 'les' at screen 0.44329,0.64374 center font ',14' tc rgb '#00629A' front
set label 128 '0.107' at screen 0.44329,0.60863 center font ',14' tc rgb '#00629A' front
set label 129 'les' at screen 0.44329,0.54886 center font ',14' tc rgb '#333333' front
set label 130 '0.094' at screen 0.44329,0.51376 center font ',14' tc rgb '#333333' front
set label 131 'le' at screen 0.44329,0.45398 center font ',14' tc rgb '#6B6B6B' front
set label 132 '0.064' at screen 0.44329,0.41888 center font ',14' tc rgb '#6B6B6B' front
set label 133 'se' at screen 0.44329,0.35911 center font ',14' tc rgb '#6B6B6B' front
set label 134 '0.058' at screen 0.44329,0.32400 center font ',14' tc rgb '#6B6B6B' front
set label 135 'se' at screen 0.44329,0.26423 center font ',14' tc rgb '#6B6B6B' front
set label 136 '0.051' at screen 0.44329,0.22913 center font ',14' tc rgb '#6B6B6B' front
set label 137 'pommes' at screen 0.59679,0.73861 center font ',14' tc rgb '#00629A' front
set label 138 '0.040' at screen 0.59679,0.70351 center font ',14' tc rgb '#00629A' front
set label 139 'pommes' at screen 0.59679,0.64374 center font ',14' tc rgb '#333333' front
set label 140 '0.036' at screen 0.59679,0.60863 center font ',14' tc rgb '#333333' front
set label 141 'projet' at screen 0.59679,0.54886 center font ',14' tc rgb '#B34F00' front
set label 142 '0.008' at screen 0.59679,0.51376 center font ',14' tc rgb '#B34F00' front
set label 143 '<unk>' at screen 0.59679,0.45398 center font ',14' tc rgb '#6B6B6B' front
set label 144 '0.008' at screen 0.59679,0.41888 center font ',14' tc rgb '#6B6B6B' front
set label 145 'sol' at screen 0.59679,0.35911 center font ',14' tc rgb '#6B6B6B' front
set label 146 '0.007' at screen 0.59679,0.32400 center font ',14' tc rgb '#6B6B6B' front
set label 147 'chats' at screen 0.59679,0.26423 center font ',14' tc rgb '#6B6B6B' front
set label 148 '0.005' at screen 0.59679,0.22913 center font ',14' tc rgb '#6B6B6B' front
set label 149 '.' at screen 0.75030,0.73861 center font ',14' tc rgb '#00629A' front
set label 150 '0.036' at screen 0.75030,0.70351 center font ',14' tc rgb '#00629A' front
set label 151 '.' at screen 0.75030,0.64374 center font ',14' tc rgb '#333333' front
set label 152 '0.034' at screen 0.75030,0.60863 center font ',14' tc rgb '#333333' front
set label 153 '.' at screen 0.75030,0.54886 center font ',14' tc rgb '#B34F00' front
set label 154 '0.008' at screen 0.75030,0.51376 center font ',14' tc rgb '#B34F00' front
set label 155 '<unk>' at screen 0.75030,0.45398 center font ',14' tc rgb '#6B6B6B' front
set label 156 '0.001' at screen 0.75030,0.41888 center font ',14' tc rgb '#6B6B6B' front
set label 157 '<unk>' at screen 0.75030,0.35911 center font ',14' tc rgb '#6B6B6B' front
set label 158 '<.001' at screen 0.75030,0.32400 center font ',14' tc rgb '#6B6B6B' front
set label 159 'comme' at screen 0.75030,0.26423 center font ',14' tc rgb '#6B6B6B' front
set label 160 '<.001' at screen 0.75030,0.22913 center font ',14' tc rgb '#6B6B6B' front
set label 161 '<eos>' at screen 0.90380,0.73861 center font ',14' tc rgb '#00629A' front
set label 162 '0.036' at screen 0.90380,0.70351 center font ',14' tc rgb '#00629A' front
set label 163 '<eos>' at screen 0.90380,0.64374 center font ',14' tc rgb '#333333' front
set label 164 '0.034' at screen 0.90380,0.60863 center font ',14' tc rgb '#333333' front
set label 165 '<eos>' at screen 0.90380,0.54886 center font ',14' tc rgb '#B34F00' front
set label 166 '0.008' at screen 0.90380,0.51376 center font ',14' tc rgb '#B34F00' front
set label 167 '<unk>' at screen 0.90380,0.45398 center font ',14' tc rgb '#6B6B6B' front
set label 168 '<.001' at screen 0.90380,0.41888 center font ',14' tc rgb '#6B6B6B' front
set label 169 '<unk>' at screen 0.90380,0.35911 center font ',14' tc rgb '#6B6B6B' front
set label 170 '<.001' at screen 0.90380,0.32400 center font ',14' tc rgb '#6B6B6B' front
set label 171 'ils' at screen 0.90380,0.26423 center font ',14' tc rgb '#6B6B6B' front
set label 172 '<.001' at screen 0.90380,0.22913 center font ',14' tc rgb '#6B6B6B' front
set arrow from screen 0.01944,0.85662 to screen 0.05556,0.85662 nohead lw 2 dt (7,5) lc rgb '#C2C2C2'
set arrow from screen 0.16625,0.85662 to screen 0.20236,0.85662 nohead lw 2.4 dt 1 lc rgb '#56B4E9'
set arrow from screen 0.28556,0.85662 to screen 0.32167,0.85662 nohead lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.43278,0.85662 to screen 0.46889,0.85662 nohead lw 2 dt (7,5) lc rgb '#E69E66'
set label '' at screen 0.67368,0.85662 point pt 7 ps 0.55 lc rgb '#009E73'
plot $panel1_1 with lines lw 2.0 dt (7,5) lc rgb '#C2C2C2' title 'pruned', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#56B4E9' title 'kept', \
     $panel1_3 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'chosen', \
     $panel1_4 with lines lw 2.0 dt (7,5) lc rgb '#E69E66' title 'greedy search', \
     $panel1_5 with points pt 7 ps 0.55 lc rgb '#009E73' title 'ended'
unset label; unset arrow; unset logscale

