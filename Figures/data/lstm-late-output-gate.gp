# Draws lstm-late-output-gate.svg again, without training: gnuplot lstm-late-output-gate.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,481 font 'sans-serif,14' background '#FFFFFF' name 'lstm_late_output_gate'
set output 'lstm-late-output-gate.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 0.0999650061
2 0.199930012
3 0.299895018
4 0.399860024
5 0.499825031
6 0.599790037
7 0.699755073
8 0.799720049
9 0.899685025
10 0.999650002
11 1.09961498
12 1.19957995
13 1.29954493
14 1.39950991
15 1.49947488
16 1.59943986
17 1.69940484
18 1.79936981
19 1.89933479
20 1.99929976
21 2.09926486
22 2.19922996
23 2.29919505
24 2.39916015
25 2.49912524
26 2.59909034
27 2.69905543
28 2.79902053
29 2.89898562
30 2.99895072
e
$panel1_2 << e
1 2.05359632e-10
2 4.06682243e-10
3 6.00242023e-10
4 7.82886367e-10
5 9.52210866e-10
6 1.10663378e-09
7 1.24537436e-09
8 1.3683592e-09
9 1.47608381e-09
10 1.56945956e-09
11 1.6496664e-09
12 1.71802605e-09
13 1.77590231e-09
14 1.82462745e-09
15 1.86545401e-09
16 1.89952676e-09
17 1.92786831e-09
18 1.95137817e-09
19 1.97083483e-09
20 0.963978052
21 0.970409095
22 0.97570622
23 0.980064631
24 0.983647645
25 0.986591041
26 0.989007533
27 0.99099052
28 0.99261713
29 0.993950963
30 0.99504441
e

set label 1 '{/:Bold A state that builds up unseen}' at screen 0.01944,0.94802 left font ',19' tc rgb '#222222'
set label 11 'One cell with gates set by hand' at screen 0.01944,0.04782 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.07197
set rmargin at screen 0.79375
set tmargin at screen 0.84615
set bmargin at screen 0.18087
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [1:30]
set xtics ('5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30) offset 0,0.4 tc rgb '#555555'
set yrange [0:3.14889826]
set ytics ('0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5, '2.0' 2, '2.5' 2.5, '3.0' 3) offset 0.3,0 tc rgb '#555555'
set label 23 'state' at screen 0.01944,0.88773 left font ',15' tc rgb '#555555'
set label 22 'step' at screen 0.43286,0.09771 center font ',15' tc rgb '#555555'
set label 31 'internal state C' at screen 0.81597,0.81447 left font ',15' tc rgb '#00629A'
set label 32 'hidden state H' at screen 0.81597,0.39110 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.79792,0.81447 to screen 0.81181,0.81447 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.79792,0.39110 to screen 0.81181,0.39110 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'internal state C', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'hidden state H'
unset label; unset arrow; unset logscale

