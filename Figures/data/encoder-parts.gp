# Draws encoder-parts.svg again, without training: gnuplot encoder-parts.gp
# Points: those of the table with fingerprint 9709662d9d26fff8
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
# Part encoder: 0.3026 0.3547 0.0473 0.1153
# Part decoder: 0.7758 0.3547 0.0473 0.1153
# Part state: 0.4763 0.4897 0.0473 0.1153
# Part encoder 0: 0.0934 0.4753 0.0887 0.1441
# Part decoder 0: 0.5665 0.4753 0.0887 0.1441
# Part source 0: 0.1141 0.7779 0.0473 0.1153
# Part target 0: 0.5872 0.7779 0.0473 0.1153
# Part scores 0: 0.5872 0.1836 0.0473 0.1153
# Part encoder 1: 0.2191 0.4753 0.0887 0.1441
# Part decoder 1: 0.6922 0.4753 0.0887 0.1441
# Part source 1: 0.2398 0.7779 0.0473 0.1153
# Part target 1: 0.7129 0.7779 0.0473 0.1153
# Part scores 1: 0.7129 0.1836 0.0473 0.1153
# Part encoder 2: 0.3447 0.4753 0.0887 0.1441
# Part decoder 2: 0.8179 0.4753 0.0887 0.1441
# Part source 2: 0.3654 0.7779 0.0473 0.1153
# Part target 2: 0.8386 0.7779 0.0473 0.1153
# Part scores 2: 0.8386 0.1836 0.0473 0.1153
set encoding utf8
set term svg enhanced dynamic rounded size 720,296 font 'sans-serif,14' background '#FFFFFF' name 'encoder_parts'
set output 'encoder-parts.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1.6 0.82
1.6 1.7
e
$panel1_2 << e
8 0.82
8 1.7
e
$panel1_3 << e
8 2.5
8 3.48
e
$panel1_4 << e
2.2 2.1
2.7 2.1
e
$panel1_5 << e
6.82 2.1
7.4 2.1
e
$panel1_6 << e
3.3 0.82
3.3 1.7
e
$panel1_7 << e
9.7 0.82
9.7 1.7
e
$panel1_8 << e
9.7 2.5
9.7 3.48
e
$panel1_9 << e
3.9 2.1
4.4 2.1
e
$panel1_10 << e
8.6 2.1
9.1 2.1
e
$panel1_11 << e
5 0.82
5 1.7
e
$panel1_12 << e
11.4 0.82
11.4 1.7
e
$panel1_13 << e
11.4 2.5
11.4 3.48
e
$panel1_14 << e
5.6 2.1
6.18 2.1
e
$panel1_15 << e
10.3 2.1
10.8 2.1
e

set label 1 '{/:Bold Two networks and a state between them}' at screen 0.01944,0.91542 left font ',19' tc rgb '#222222'

# Panel 1
set lmargin at screen 0.01944
set rmargin at screen 0.98056
set tmargin at screen 0.83083
set bmargin at screen 0.07443
unset border; unset grid; unset tics
set xrange [0:13]
set yrange [0:4.2]
set label 101 'encoder' at screen 0.32626,0.58771 center font ',15' tc rgb '#6B6B6B' front
set label 102 'decoder' at screen 0.79942,0.58771 center font ',15' tc rgb '#6B6B6B' front
set label 103 'c' at screen 0.50000,0.45263 center font ',15' tc rgb '#00629A' front
set label 104 'GRU' at screen 0.13774,0.45263 center font ',15' tc rgb '#00795A' front
set label 105 'GRU' at screen 0.61090,0.45263 center font ',15' tc rgb '#B34F00' front
set label 106 'x₁' at screen 0.13774,0.16448 center font ',15' tc rgb '#6B6B6B' front
set label 107 '<bos>' at screen 0.61090,0.16448 center font ',15' tc rgb '#6B6B6B' front
set label 108 'p(y₁)' at screen 0.61090,0.75880 center font ',15' tc rgb '#6B6B6B' front
set label 109 'GRU' at screen 0.26342,0.45263 center font ',15' tc rgb '#00795A' front
set label 110 'GRU' at screen 0.73658,0.45263 center font ',15' tc rgb '#B34F00' front
set label 111 'x₂' at screen 0.26342,0.16448 center font ',15' tc rgb '#6B6B6B' front
set label 112 'y₁' at screen 0.73658,0.16448 center font ',15' tc rgb '#6B6B6B' front
set label 113 'p(y₂)' at screen 0.73658,0.75880 center font ',15' tc rgb '#6B6B6B' front
set label 114 'GRU' at screen 0.38910,0.45263 center font ',15' tc rgb '#00795A' front
set label 115 'GRU' at screen 0.86226,0.45263 center font ',15' tc rgb '#B34F00' front
set label 116 'x₃' at screen 0.38910,0.16448 center font ',15' tc rgb '#6B6B6B' front
set label 117 'y₂' at screen 0.86226,0.16448 center font ',15' tc rgb '#6B6B6B' front
set label 118 'p(<eos>)' at screen 0.86226,0.75880 center font ',15' tc rgb '#6B6B6B' front
set arrow from screen 0.13774,0.22211 to screen 0.13774,0.38060 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.61090,0.22211 to screen 0.61090,0.38060 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.61090,0.52467 to screen 0.61090,0.70117 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#D55E00'
set arrow from screen 0.18209,0.45263 to screen 0.21906,0.45263 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#009E73'
set arrow from screen 0.52366,0.45263 to screen 0.56654,0.45263 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#0072B2'
set arrow from screen 0.26342,0.22211 to screen 0.26342,0.38060 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.73658,0.22211 to screen 0.73658,0.38060 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.73658,0.52467 to screen 0.73658,0.70117 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#D55E00'
set arrow from screen 0.30778,0.45263 to screen 0.34474,0.45263 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#009E73'
set arrow from screen 0.65526,0.45263 to screen 0.69222,0.45263 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#D55E00'
set arrow from screen 0.38910,0.22211 to screen 0.38910,0.38060 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.86226,0.22211 to screen 0.86226,0.38060 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#999999'
set arrow from screen 0.86226,0.52467 to screen 0.86226,0.70117 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#D55E00'
set arrow from screen 0.43346,0.45263 to screen 0.47634,0.45263 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#009E73'
set arrow from screen 0.78094,0.45263 to screen 0.81791,0.45263 head filled size screen 0.011,20 fixed lw 2.4 dt 1 lc rgb '#D55E00'
set object rectangle from screen 0.06380,0.30856 to screen 0.46303,0.65074 behind fs empty border lc rgb '#E8E8E8' lw 1.6
set object rectangle from screen 0.53697,0.30856 to screen 0.93620,0.65074 behind fs empty border lc rgb '#E8E8E8' lw 1.6
set object circle at screen 0.50000,0.45263 size screen 0.02366 behind fc rgb '#DBEBF4' fs solid border lc rgb '#0072B2' lw 1.6
set object rectangle from screen 0.09338,0.38060 to screen 0.18209,0.52467 behind fc rgb '#DBF1EB' fs solid border lc rgb '#009E73' lw 1.6
set object rectangle from screen 0.56654,0.38060 to screen 0.65526,0.52467 behind fc rgb '#F9E8DB' fs solid border lc rgb '#D55E00' lw 1.6
set object rectangle from screen 0.21906,0.38060 to screen 0.30778,0.52467 behind fc rgb '#DBF1EB' fs solid border lc rgb '#009E73' lw 1.6
set object rectangle from screen 0.69222,0.38060 to screen 0.78094,0.52467 behind fc rgb '#F9E8DB' fs solid border lc rgb '#D55E00' lw 1.6
set object rectangle from screen 0.34474,0.38060 to screen 0.43346,0.52467 behind fc rgb '#DBF1EB' fs solid border lc rgb '#009E73' lw 1.6
set object rectangle from screen 0.81791,0.38060 to screen 0.90662,0.52467 behind fc rgb '#F9E8DB' fs solid border lc rgb '#D55E00' lw 1.6
plot $panel1_1 with lines lw 2.4 dt 1 lc rgb '#999999' title 'source 0 to encoder 0', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#999999' title 'target 0 to decoder 0', \
     $panel1_3 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'decoder 0 to scores 0', \
     $panel1_4 with lines lw 2.4 dt 1 lc rgb '#009E73' title 'encoder 0 to encoder 1', \
     $panel1_5 with lines lw 2.4 dt 1 lc rgb '#0072B2' title 'state to decoder 0', \
     $panel1_6 with lines lw 2.4 dt 1 lc rgb '#999999' title 'source 1 to encoder 1', \
     $panel1_7 with lines lw 2.4 dt 1 lc rgb '#999999' title 'target 1 to decoder 1', \
     $panel1_8 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'decoder 1 to scores 1', \
     $panel1_9 with lines lw 2.4 dt 1 lc rgb '#009E73' title 'encoder 1 to encoder 2', \
     $panel1_10 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'decoder 0 to decoder 1', \
     $panel1_11 with lines lw 2.4 dt 1 lc rgb '#999999' title 'source 2 to encoder 2', \
     $panel1_12 with lines lw 2.4 dt 1 lc rgb '#999999' title 'target 2 to decoder 2', \
     $panel1_13 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'decoder 2 to scores 2', \
     $panel1_14 with lines lw 2.4 dt 1 lc rgb '#009E73' title 'encoder 2 to state', \
     $panel1_15 with lines lw 2.4 dt 1 lc rgb '#D55E00' title 'decoder 1 to decoder 2'
unset label; unset arrow; unset object; unset logscale

