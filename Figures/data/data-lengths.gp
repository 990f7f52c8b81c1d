# Draws data-lengths.svg again, without training: gnuplot data-lengths.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,447 font 'sans-serif,14' background '#FFFFFF' name 'data_lengths'
set output 'data-lengths.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 0
2 0
3 0.0281218213
4 2.24136899
5 8.04583259
6 15.0864596
7 18.8703405
8 17.8082929
9 13.6271166
10 9.08813498
11 5.53880213
12 3.55711123
13 2.23837731
14 1.43840124
15 0.873571471
16 0.580984862
17 0.348231915
18 0.232752947
19 0.14180578
20 0.0706037217
21 0.0550469694
22 0.0341051876
23 0.0221384551
24 0.0185484353
25 0.014360079
26 0.00897504936
27 0.00718003949
28 0.00478669299
29 0.00299168312
30 0.0023933465
e
$panel1_2 << e
8 0
8 20.7573745
e
$panel1_3 << e
13 0
13 20.7573745
e
$panel2_1 << e
1 0
2 0
3 0.37934542
4 2.37778974
5 7.91659187
6 13.4242805
7 16.0037097
8 15.8756656
9 13.325555
10 9.91862622
11 6.94788488
12 4.7573745
13 3.18554419
14 1.98468258
15 1.28103871
16 0.868186442
17 0.583378209
18 0.403278885
19 0.248309699
20 0.165739245
21 0.0957338599
22 0.0729970682
23 0.0508586131
24 0.0347035242
25 0.0227367917
26 0.0167534255
27 0.0137617424
28 0.00957338599
29 0.00359001975
30 0.00718003949
e
$panel2_2 << e
8 0
8 20.7573745
e
$panel2_3 << e
14 0
14 20.7573745
e

set multiplot
set label 1 '{/:Bold Most sentences are short}' at screen 0.01400,0.94407 left font ',19' tc rgb '#222222'
set label 11 '<eos> included; sequences of more than 30 tokens are not shown; Tatoeba English–French, seed 0' at screen 0.01400,0.05145 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.04692
set rmargin at screen 0.48700
set tmargin at screen 0.73154
set bmargin at screen 0.19463
set border 3 lw 1 lc rgb '#888888'
set grid noxtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:31]
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30) offset 0,0.4 tc rgb '#555555'
set yrange [0:21.7008915]
set ytics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold source}' at screen 0.01400,0.87472 left font ',16' tc rgb '#222222'
set label 23 'share of sequences (%)' at screen 0.01400,0.77629 left font ',15' tc rgb '#555555'
set label 22 'tokens in a sequence' at screen 0.26696,0.10515 center font ',15' tc rgb '#555555'
set label 31 'sequences' at screen 0.04600,0.82550 left font ',15' tc rgb '#1A76AB'
set label 32 'median' at screen 0.17840,0.82550 left font ',15' tc rgb '#333333'
set label 33 '95 % are no longer' at screen 0.28710,0.82550 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.01900,0.82550 to screen 0.03500,0.82550 nohead lw 9 dt 1 lc rgb '#56B4E9'
set arrow from screen 0.14640,0.82550 to screen 0.17240,0.82550 nohead lw 2.4 dt 1 lc rgb '#333333'
set arrow from screen 0.25510,0.82550 to screen 0.28110,0.82550 nohead lw 2.4 dt 1 lc rgb '#D55E00'
plot $panel1_1 using ($1+0):2:(0.752) with boxes lc rgb '#56B4E9' title 'sequences', \
     $panel1_2 with lines lw 2.4 dt 1 lc rgb '#333333' title 'median', \
     $panel1_3 with lines lw 2.4 dt 1 lc rgb '#D55E00' title '95 % are no longer'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.54592
set rmargin at screen 0.98600
set tmargin at screen 0.73154
set bmargin at screen 0.19463
set border 3 lw 1 lc rgb '#888888'
set grid noxtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [0:31]
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30) offset 0,0.4 tc rgb '#555555'
set yrange [0:21.7008915]
set ytics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold target}' at screen 0.51300,0.87472 left font ',16' tc rgb '#222222'
set label 23 'share of sequences (%)' at screen 0.51300,0.77629 left font ',15' tc rgb '#555555'
set label 22 'tokens in a sequence' at screen 0.76596,0.10515 center font ',15' tc rgb '#555555'
set label 31 'sequences' at screen 0.54500,0.82550 left font ',15' tc rgb '#1A76AB'
set label 32 'median' at screen 0.67740,0.82550 left font ',15' tc rgb '#333333'
set label 33 '95 % are no longer' at screen 0.78610,0.82550 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.51800,0.82550 to screen 0.53400,0.82550 nohead lw 9 dt 1 lc rgb '#56B4E9'
set arrow from screen 0.64540,0.82550 to screen 0.67140,0.82550 nohead lw 2.4 dt 1 lc rgb '#333333'
set arrow from screen 0.75410,0.82550 to screen 0.78010,0.82550 nohead lw 2.4 dt 1 lc rgb '#D55E00'
plot $panel2_1 using ($1+0):2:(0.752) with boxes lc rgb '#56B4E9' title 'sequences', \
     $panel2_2 with lines lw 2.4 dt 1 lc rgb '#333333' title 'median', \
     $panel2_3 with lines lw 2.4 dt 1 lc rgb '#D55E00' title '95 % are no longer'
unset label; unset arrow; unset logscale
unset multiplot
