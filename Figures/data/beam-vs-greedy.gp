# Draws beam-vs-greedy.svg again, without training: gnuplot beam-vs-greedy.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1280,427 font 'sans-serif,14' background '#FFFFFF' name 'beam_vs_greedy'
set output 'beam-vs-greedy.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 65.9
1 33.9
2 0.2
e
$panel2_1 << e
-6.625 0.293255132
-6.375 0
-6.125 0
-5.875 0
-5.625 0
-5.375 0
-5.125 0
-4.875 0
-4.625 0
-4.375 0
-4.125 0
-3.875 0
-3.625 0
-3.375 0
-3.125 0
-2.875 0
-2.625 0
-2.375 0
-2.125 0
-1.875 0
-1.625 0
-1.375 0
-1.125 0.293255132
-0.875 0
-0.625 0
-0.375 0
-0.125 0
0.125 19.3548387
0.375 9.67741935
0.625 12.6099707
0.875 7.91788856
1.125 8.50439883
1.375 7.3313783
1.625 4.10557185
1.875 5.57184751
2.125 4.98533724
2.375 3.81231672
2.625 3.81231672
2.875 2.05278592
3.125 1.17302053
3.375 1.75953079
3.625 1.75953079
3.875 1.46627566
4.125 0.586510264
4.375 0.293255132
4.625 0.586510264
4.875 2.05278592
e
$panel3_1 << e
0 23.5845749
1 27.6966515
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
set rmargin at screen 0.65625
set tmargin at screen 0.76581
set bmargin at screen 0.20375
set border 3 lw 1 lc rgb '#888888'
set grid noxtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-6.75:5]
set xtics ('−6' -6, '−4' -4, '−2' -2, '0' 0, '2' 2, '4' 4) offset 0,0.4 tc rgb '#555555'
set yrange [0:20.3225806]
set ytics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold where they differ}' at screen 0.34375,0.86885 left font ',16' tc rgb '#222222'
set label 23 'share of these (%)' at screen 0.34375,0.81265 left font ',15' tc rgb '#555555'
set label 22 'gain in ln P (nats), 4.75 and above in the last bar' at screen 0.51286,0.11007 center font ',15' tc rgb '#555555'
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
set yrange [0:29.081484]
set ytics ('0' 0, '10' 10, '20' 20) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.67656,0.86885 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.67656,0.81265 left font ',15' tc rgb '#555555'
set label 22 'search' at screen 0.84567,0.11007 center font ',15' tc rgb '#555555'
plot $panel3_1 using ($1+0):2:(0.752) with boxes lc rgb '#D55E00' title 'BLEU'
unset label; unset arrow; unset logscale
unset multiplot
