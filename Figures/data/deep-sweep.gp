# Draws deep-sweep.svg again, without training: gnuplot deep-sweep.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,331 font 'sans-serif,14' background '#FFFFFF' name 'deep_sweep'
set output 'deep-sweep.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
9.5199084 9.27353687 8.81303495
9.38315188 8.85345394 8.5443353
9.99718191 9.12171495 8.89910359
e
$panel2_1 << e
4.447 5.507 10.153
7.438 8.368 19.143
9.574 11.556 28.078
e

set multiplot
set label 1 '{/:Bold Width and depth}' at screen 0.01400,0.92447 left font ',19' tc rgb '#222222'
set label 11 'Library\''s tanh RNN, 20 epochs at a rate of 1, The Time Machine, seed 0' at screen 0.01400,0.06949 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.03796
set rmargin at screen 0.42618
set tmargin at screen 0.69789
set bmargin at screen 0.26284
unset border; unset grid; set tics nomirror scale 0
set xrange [-0.5:2.5]
set xtics ('16' 0, '32' 1, '64' 2) offset 0,0.4 tc rgb '#555555'
set yrange [2.5:-0.5]
set ytics ('1' 0, '2' 1, '3' 2) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold validation}' at screen 0.01400,0.83082 left font ',16' tc rgb '#222222'
set label 23 'depth (layers)' at screen 0.01400,0.75831 left font ',15' tc rgb '#555555'
set label 22 'width (units)' at screen 0.23207,0.14199 center font ',15' tc rgb '#555555'
set label 24 'perplexity' at screen 0.48700,0.75831 right font ',15' tc rgb '#555555'
set palette defined (0 '#F7FAFC', 1 '#B5D4E9', 2 '#5BA3CF', 3 '#1F6FAE', 4 '#08306B')
set cbrange [8.5443353:9.99718191]
set cbtics ('9.0' 9, '9.5' 9.5) scale 0 offset -0.5,0 tc rgb '#555555'
set colorbox user noborder origin screen 0.44218,0.26284 size screen 0.01400,0.435045317
plot $panel1_1 matrix using 1:2:(0.5):(0.5):3 with boxxyerror lc palette
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.53696
set rmargin at screen 0.93008
set tmargin at screen 0.69789
set bmargin at screen 0.26284
unset border; unset grid; set tics nomirror scale 0
set xrange [-0.5:2.5]
set xtics ('16' 0, '32' 1, '64' 2) offset 0,0.4 tc rgb '#555555'
set yrange [2.5:-0.5]
set ytics ('1' 0, '2' 1, '3' 2) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold time}' at screen 0.51300,0.83082 left font ',16' tc rgb '#222222'
set label 23 'depth (layers)' at screen 0.51300,0.75831 left font ',15' tc rgb '#555555'
set label 22 'width (units)' at screen 0.73352,0.14199 center font ',15' tc rgb '#555555'
set label 24 'processor ms a minibatch' at screen 0.98600,0.75831 right font ',15' tc rgb '#555555'
set palette defined (0 '#F7FAFC', 1 '#B5D4E9', 2 '#5BA3CF', 3 '#1F6FAE', 4 '#08306B')
set logscale cb
set cbrange [4.447:28.078]
set cbtics ('5' 5, '10' 10, '20' 20) scale 0 offset -0.5,0 tc rgb '#555555'
set colorbox user noborder origin screen 0.94608,0.26284 size screen 0.01400,0.435045317
plot $panel2_1 matrix using 1:2:(0.5):(0.5):3 with boxxyerror lc palette
unset label; unset arrow; unset logscale
unset multiplot
