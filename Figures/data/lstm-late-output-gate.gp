# Draws lstm-late-output-gate.svg again, without training: gnuplot lstm-late-output-gate.gp
# Points: those of the table with fingerprint 613391e0414879ce
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
# Part O: 0.0558 0.7176 0.7379 0.1279
set encoding utf8
set term svg enhanced dynamic rounded size 720,563 font 'sans-serif,14' background '#FFFFFF' name 'lstm_late_output_gate'
set output 'lstm-late-output-gate.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0 0.0999650061
1 0.199930012
2 0.299895018
3 0.399860024
4 0.499825031
5 0.599790037
6 0.699755073
7 0.799720049
8 0.899685025
9 0.999650002
10 1.09961498
11 1.19957995
12 1.29954493
13 1.39950991
14 1.49947488
15 1.59943986
16 1.69940484
17 1.79936981
18 1.89933479
19 1.99929976
20 2.09926486
21 2.19922996
22 2.29919505
23 2.39916015
24 2.49912524
25 2.59909034
26 2.69905543
27 2.79902053
28 2.89898562
29 2.99895072
e
$panel1_2 << e
0 2.05359632e-10
1 4.06682243e-10
2 6.00242023e-10
3 7.82886367e-10
4 9.52210866e-10
5 1.10663378e-09
6 1.24537436e-09
7 1.3683592e-09
8 1.47608381e-09
9 1.56945956e-09
10 1.6496664e-09
11 1.71802605e-09
12 1.77590231e-09
13 1.82462745e-09
14 1.86545401e-09
15 1.89952676e-09
16 1.92786831e-09
17 1.95137817e-09
18 1.97083483e-09
19 1.98690686e-09
20 0.970409095
21 0.97570622
22 0.980064631
23 0.983647645
24 0.986591041
25 0.989007533
26 0.99099052
27 0.99261713
28 0.993950963
29 0.99504441
e
$panel2_1 << e
2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 2.06115369e-09 1 1 1 1 1 1 1 1 1 1
e

set multiplot
set label 1 '{/:Bold A state that builds up unseen}' at screen 0.01944,0.95560 left font ',19' tc rgb '#222222'
set label 11 'One cell with gates set by hand; below, its output gate' at screen 0.01944,0.04085 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05583
set rmargin at screen 0.79375
set tmargin at screen 0.86856
set bmargin at screen 0.44227
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-0.5:29.5]
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25) offset 0,0.4 tc rgb '#555555'
set yrange [0:3.14889826]
set ytics ('0' 0, '1' 1, '2' 2, '3' 3) offset 0.3,0 tc rgb '#555555'
set label 23 'state' at screen 0.01944,0.90409 left font ',15' tc rgb '#555555'
set label 22 'step' at screen 0.42479,0.37123 center font ',15' tc rgb '#555555'
set label 31 'internal state C' at screen 0.81597,0.84826 left font ',15' tc rgb '#00629A'
set label 32 'hidden state H' at screen 0.81597,0.57698 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.78562,0.84826 to screen 0.81181,0.84826 nohead lw 1 dt (2,4) lc rgb '#66AAD1'
set arrow from screen 0.78562,0.57698 to screen 0.81181,0.57698 nohead lw 1 dt (2,4) lc rgb '#E69E66'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'internal state C', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'hidden state H'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.05583
set rmargin at screen 0.79375
set tmargin at screen 0.28242
set bmargin at screen 0.15453
unset border; unset grid; set tics nomirror scale 0
set xrange [-0.5:29.5]
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25) offset 0,0.4 tc rgb '#555555'
set yrange [0.5:-0.5]
set ytics ('O' 0) offset 0.3,0 tc rgb '#555555'
set label 23 'gate' at screen 0.01944,0.31794 left font ',15' tc rgb '#555555'
set label 22 'step' at screen 0.42479,0.08348 center font ',15' tc rgb '#555555'
set label 24 'value' at screen 0.87822,0.31794 right font ',15' tc rgb '#555555'
set palette defined (0 '#F7FAFC', 1 '#B5D4E9', 2 '#5BA3CF', 3 '#1F6FAE', 4 '#08306B')
set cbrange [0:1]
set cbtics ('0.0' 0, '0.5' 0.5, '1.0' 1) scale 0 offset -0.5,0 tc rgb '#555555'
set colorbox user noborder origin screen 0.81597,0.15453 size screen 0.01944,0.127886323
plot $panel2_1 matrix using 1:2:(0.5):(0.5):3 with boxxyerror lc palette
unset label; unset arrow; unset logscale
unset multiplot
