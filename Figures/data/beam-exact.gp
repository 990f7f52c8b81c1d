# Draws beam-exact.svg again, without training: gnuplot beam-exact.gp
# Points: those of the table with fingerprint 5c5cf271b2c7461c
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,481 font 'sans-serif,14' background '#FFFFFF' name 'beam_exact'
set output 'beam-exact.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
-6.76550436 10.8517569
-5.87026071 11.7802791
-5.57770421 12.1364428
-5.32341458 12.1480205
-5.1487234 11.8598588
-5.04443638 11.5856829
-4.94972624 11.5111149
e

set label 1 '{/:Bold As search gets better}' at screen 0.01944,0.94802 left font ',19' tc rgb '#222222'
set label 11 'Beam sizes, α = 0; Tatoeba English–French, translators of seeds 0 to 2: the mean' at screen 0.01944,0.04782 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.08442
set rmargin at screen 0.85146
set tmargin at screen 0.84615
set bmargin at screen 0.18087
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [-6.85629326:-4.67735953]
set xtics ('−6.5' -6.5, '−6.0' -6, '−5.5' -5.5, '−5.0' -5) offset 0,0.4 tc rgb '#555555'
set yrange [10.6962052:12.2257963]
set ytics ('10.8' 10.8, '11.0' 11, '11.2' 11.2, '11.4' 11.4, '11.6' 11.6, '11.8' 11.8, '12.0' 12, '12.2' 12.2) offset 0.3,0 tc rgb '#555555'
set label 23 'BLEU' at screen 0.01944,0.88773 left font ',15' tc rgb '#555555'
set label 22 'mean ln P (nats)' at screen 0.46794,0.09771 center font ',15' tc rgb '#555555'
set label 31 'beam size' at screen 0.87368,0.53531 left font ',15' tc rgb '#00629A'
set label 101 'exact' at screen 0.76669,0.51276 left font ',14' tc rgb '#333333' front
set label 102 '20' at screen 0.73335,0.57902 left font ',14' tc rgb '#333333' front
set label 103 '10' at screen 0.69664,0.69827 left font ',14' tc rgb '#333333' front
set label 104 '5' at screen 0.63514,0.82360 left font ',14' tc rgb '#333333' front
set label 105 '3' at screen 0.54562,0.78474 left font ',14' tc rgb '#333333' front
set label 106 '2' at screen 0.44264,0.62983 left font ',14' tc rgb '#333333' front
set label 107 'greedy' at screen 0.12749,0.22598 left font ',14' tc rgb '#333333' front
set arrow from screen 0.75974,0.53531 to screen 0.86951,0.53531 nohead lw 1 dt (2,4) lc rgb '#66AAD1'
plot $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title 'beam size'
unset label; unset arrow; unset logscale

