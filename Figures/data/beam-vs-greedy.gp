# Draws beam-vs-greedy.svg again, without training: gnuplot beam-vs-greedy.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1280,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_vs_greedy'
set output 'beam-vs-greedy.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 72.9
1 27.1
2 0
e
$panel2_1 << e
0.125 18.8191882
0.375 19.1881919
0.625 9.96309963
0.875 9.96309963
1.125 6.64206642
1.375 5.90405904
1.625 7.3800738
1.875 3.6900369
2.125 2.58302583
2.375 2.58302583
2.625 2.95202952
2.875 2.21402214
3.125 2.21402214
3.375 1.10701107
3.625 1.10701107
3.875 1.10701107
4.125 0
4.375 0.36900369
4.625 0.73800738
4.875 1.47601476
e
$panel3_1 << e
0 27.5580763
1 30.7992872
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
set yrange [0:20.1476015]
set ytics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20) offset 0.3,0 tc rgb '#555555'
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
set yrange [0:32.3392516]
set ytics ('0' 0, '10' 10, '20' 20, '30' 30) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.67656,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.67656,0.81265 left font ',15' tc rgb '#555555'
set label 22 'search' at screen 0.84567,0.11007 center font ',15' tc rgb '#555555'
plot $panel3_1 using ($1+0):2:(0.752) with boxes lc rgb '#D55E00' title 'BLEU'
unset label; unset arrow; unset logscale
unset multiplot
