# Draws beam-vs-greedy.svg again, without training: gnuplot beam-vs-greedy.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1280,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_vs_greedy'
set output 'beam-vs-greedy.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 65.2
1 34.8
2 0
e
$panel2_1 << e
0.125 18.3908046
0.375 12.6436782
0.625 14.3678161
0.875 10.9195402
1.125 10.6321839
1.375 5.45977011
1.625 6.32183908
1.875 3.16091954
2.125 4.88505747
2.375 2.87356322
2.625 2.5862069
2.875 1.72413793
3.125 0.862068966
3.375 2.29885057
3.625 0.862068966
3.875 0.287356322
4.125 0
4.375 0.287356322
4.625 0.287356322
4.875 1.14942529
e
$panel3_1 << e
0 25.2509823
1 26.5582453
e

set multiplot
set label 1 '{/:Bold What a beam finds beyond greedy search}' at screen 0.01094,0.94145 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0' at screen 0.01094,0.05386 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.04366
set rmargin at screen 0.32344
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid noxtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-0.5:2.5]
set xtics ('the same' 0, 'likelier' 1, 'less likely' 2) offset 0,0.4 tc rgb '#555555'
set yrange [0:100]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold translations}' at screen 0.01094,0.86885 left font ',16' tc rgb '#222222'
set label 23 'share of sentences (%)' at screen 0.01094,0.81265 left font ',15' tc rgb '#555555'
set label 22 'beam of 5, beside greedy search' at screen 0.18355,0.11007 center font ',15' tc rgb '#555555'
plot $panel1_1 using ($1+0):2:(0.752) with boxes lc rgb '#0072B2' title 'beam of 5'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.36947
set rmargin at screen 0.65275
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid noxtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:5]
set xtics ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4, '5' 5) offset 0,0.4 tc rgb '#555555'
set yrange [0:19.3103448]
set ytics ('0' 0, '5' 5, '10' 10, '15' 15) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold where they differ}' at screen 0.34375,0.86885 left font ',16' tc rgb '#222222'
set label 23 'share of these (%)' at screen 0.34375,0.81265 left font ',15' tc rgb '#555555'
set label 22 'gain in ln P (nats), 4.75 and above in the last bar' at screen 0.51111,0.11007 center font ',15' tc rgb '#555555'
plot $panel2_1 using ($1+0):2:(0.188) with boxes lc rgb '#0072B2' title 'beam of 5'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.70228
set rmargin at screen 0.98906
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid noxtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-0.5:1.5]
set xtics ('greedy' 0, 'beam of 5' 1) offset 0,0.4 tc rgb '#555555'
set yrange [0:27.8861575]
set ytics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.67656,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.67656,0.81265 left font ',15' tc rgb '#555555'
set label 22 'search' at screen 0.84567,0.11007 center font ',15' tc rgb '#555555'
plot $panel3_1 using ($1+0):2:(0.752) with boxes lc rgb '#D55E00' title 'BLEU'
unset label; unset arrow; unset logscale
unset multiplot
