# Draws beam-size.svg again, without training: gnuplot beam-size.gp
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 1000,783 font 'sans-serif,14' background '#FFFFFF' name 'beam_size'
set output 'beam-size.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
1 23.5845749
2 26.8242118
3 27.7007926
5 27.6966515
8 27.7292363
12 27.7098765
20 27.7366901
50 27.7481724
100 27.7481724
e
$panel1_2 << e
1 23.5845749
2 26.674384
3 27.716852
5 27.8761421
8 27.9215571
12 27.9215571
20 27.9411251
50 27.9411251
100 27.9411251
e
$panel2_1 << e
1 -2.71609213
2 -2.38778581
3 -2.29274095
5 -2.24744618
8 -2.23083583
12 -2.22930917
20 -2.22527458
50 -2.22439379
100 -2.22439379
e
$panel2_2 << e
1 -2.22439379
100 -2.22439379
e
$panel3_1 << e
1 34.8
2 16.3
3 9.1
5 3.5
8 1.1
12 0.6
20 0.3
50 0
100 0
e
$panel4_1 << e
1 5.764
2 10.001
3 14.144
5 22.447
8 34.956
12 51.745
20 85.289
50 211.076
100 420.672
e
$panel4_2 << e
1 0.195604223
2 0.263257138
3 0.263871074
5 0.353786732
8 0.525019887
12 0.847095308
20 1.27035053
50 3.57929206
100 9.11266109
e

set multiplot
set label 1 '{/:Bold What a wider beam brings and costs}' at screen 0.01400,0.96807 left font ',19' tc rgb '#222222'
set label 11 'Tatoeba English–French, seed 0' at screen 0.01400,0.02937 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.04692
set rmargin at screen 0.40110
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set yrange [23.3667474:28.1589526]
set ytics ('24' 24, '25' 25, '26' 26, '27' 27, '28' 28) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold worth}' at screen 0.01400,0.92848 left font ',16' tc rgb '#222222'
set label 23 'BLEU' at screen 0.01400,0.89783 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.22401,0.51469 center font ',15' tc rgb '#555555'
set label 31 'α = 0' at screen 0.41710,0.84069 left font ',15' tc rgb '#00629A'
set label 32 'α = 0.75' at screen 0.41710,0.86368 left font ',15' tc rgb '#B34F00'
set arrow from screen 0.40410,0.84601 to screen 0.41410,0.84069 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.40410,0.85835 to screen 0.41410,0.86368 nohead lw 1 dt 1 lc rgb '#E69E66'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'α = 0', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title 'α = 0.75'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.56258
set rmargin at screen 0.86815
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set yrange [-2.74067705:-2.19980887]
set ytics ('−2.7' -2.7, '−2.6' -2.6, '−2.5' -2.5, '−2.4' -2.4, '−2.3' -2.3, '−2.2' -2.2) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold model score}' at screen 0.51300,0.92848 left font ',16' tc rgb '#222222'
set label 23 'mean ln P (nats)' at screen 0.51300,0.89783 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.71537,0.51469 center font ',15' tc rgb '#555555'
set label 31 'α = 0' at screen 0.88415,0.86985 left font ',15' tc rgb '#00629A'
set label 32 'exact' at screen 0.88415,0.84686 left font ',15' tc rgb '#6B6B6B'
set arrow from screen 0.87115,0.85835 to screen 0.88115,0.86985 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.87115,0.85835 to screen 0.88115,0.84686 nohead lw 1 dt 1 lc rgb '#C2C2C2'
plot $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'α = 0', \
     $panel2_2 with lines lw 1.2 dt 1 lc rgb '#999999' title 'exact'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.04692
set rmargin at screen 0.40110
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set yrange [0:36.54]
set ytics ('0' 0, '10' 10, '20' 20, '30' 30) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold search errors}' at screen 0.01400,0.47382 left font ',16' tc rgb '#222222'
set label 23 'share of sentences (%)' at screen 0.01400,0.44317 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.22401,0.06003 center font ',15' tc rgb '#555555'
set label 31 'α = 0' at screen 0.41710,0.11111 left font ',15' tc rgb '#00629A'
set arrow from screen 0.40410,0.11111 to screen 0.41410,0.11111 nohead lw 1 dt 1 lc rgb '#66AAD1'
plot $panel3_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'α = 0'
unset label; unset arrow; unset logscale

# Panel 4
set lmargin at screen 0.56258
set rmargin at screen 0.86815
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set logscale x
set xrange [1:100]
set xtics ('1' 1, '10' 10, '100' 100) offset 0,0.4 tc rgb '#555555'
set logscale y
set yrange [0.133275389:617.407464]
set ytics ('1' 1, '10' 10, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold cost}' at screen 0.51300,0.47382 left font ',16' tc rgb '#222222'
set label 23 'a sentence' at screen 0.51300,0.44317 left font ',15' tc rgb '#555555'
set label 22 'beam size' at screen 0.71537,0.06003 center font ',15' tc rgb '#555555'
set label 31 'decoder rows' at screen 0.88415,0.40369 left font ',15' tc rgb '#00795A'
set label 32 'milliseconds' at screen 0.88415,0.26453 left font ',15' tc rgb '#A1467A'
set arrow from screen 0.87115,0.40369 to screen 0.88115,0.40369 nohead lw 1 dt 1 lc rgb '#66C5AB'
set arrow from screen 0.87115,0.26453 to screen 0.88115,0.26453 nohead lw 1 dt 1 lc rgb '#E0AFCA'
plot $panel4_1 with linespoints lw 2.4 dt 1 lc rgb '#009E73' pt 7 ps 0.55 title 'decoder rows', \
     $panel4_2 with linespoints lw 2.4 dt 1 lc rgb '#CC79A7' pt 7 ps 0.55 title 'milliseconds'
unset label; unset arrow; unset logscale
unset multiplot
