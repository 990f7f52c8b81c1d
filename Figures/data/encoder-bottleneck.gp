# Draws encoder-bottleneck.svg again, without training: gnuplot encoder-bottleneck.gp
# Points: those of the table with fingerprint 4e70295fd5e0165c
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 880,783 font 'sans-serif,14' background '#FFFFFF' name 'encoder_bottleneck'
set output 'encoder-bottleneck.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
3 96.3963964 95.2 99.0909091
4 89.516129 77.6 90.9836066
5 59.8130841 46.9026549 69.6296296
6 34.5132743 14.4230769 44.0366972
7 9.17431193 5.40540541 14.3939394
8 2.88461538 0 4.54545455
9 0.694444444 0 0.980392157
10 0 0 0
11 0 0 0
12 0 0 0
e
$panel1_2 << e
3 100 97.2972973 100
4 95.8677686 90.5511811 100
5 77.7777778 71.9626168 90.5660377
6 61.5384615 46.5517241 67.2566372
7 29.5454545 26.1261261 36.6972477
8 13.6752137 10.5769231 15.4545455
9 5.04201681 3.10077519 9.6
10 0.869565217 0 1.66666667
11 0 0 0.833333333
12 0 0 0
e
$panel1_3 << e
3 100 100 100
4 99.2 98.3606557 100
5 95.7264957 94.3925234 100
6 82.7586207 75.2212389 88.4615385
7 63.6363636 60 72.0720721
8 43.697479 31.6239316 50
9 18.627451 14.5833333 29.4117647
10 8.69565217 4.58715596 10.8333333
11 1.44927536 0 7.31707317
12 0 0 0.819672131
e
$panel1_4 << e
3 100 99.0909091 100
4 100 99.2 100
5 98.1308411 97.7777778 98.2905983
6 91.1504425 84.4827586 96.460177
7 74.3119266 62.1621622 86.0869565
8 60.9090909 51.5873016 68.2692308
9 41.0852713 36.1344538 51.9607843
10 20.1834862 16.2790698 26.9565217
11 9.375 5.79710145 13.0081301
12 2.54237288 1.57480315 4.22535211
e
$panel1_5 << e
3 99.1869919 97.2727273 100
4 100 98.4 100
5 98.1308411 95.7264957 100
6 97.3451327 95.6896552 100
7 96.5217391 93.9393939 99.0825688
8 93.1623932 91.3461538 97.4789916
9 90.4 87.254902 94.1176471
10 85.8333333 75.7575758 89.9082569
11 83.59375 73.8461538 85.5072464
12 69.9186992 61.971831 75.5905512
e
$panel1_6 << e
3 100 100 100
4 100 99.2 100
5 100 99.0566038 100
6 100 100 100
7 100 99.1666667 100
8 100 96.8253968 100
9 100 99.0196078 100
10 100 97.6744186 100
11 98.4375 96.6666667 100
12 96.7479675 94.2622951 99.1525424
e
$panel2_1 << e
3 94.5454545 94.214876 97.5609756
4 87.0967742 81.6 88.5245902
5 65.4867257 57.5471698 71.0280374
6 33.6283186 32.7433628 34.8623853
7 9.90990991 6.66666667 16.5137615
8 2.88461538 0 4.76190476
9 0 0 1.5503876
10 0 0 0
11 0 0 0
12 0 0 0
e
$panel2_2 << e
3 100 99.1869919 100
4 98.3870968 97.5409836 99.1735537
5 86.7924528 85.9813084 94.017094
6 68.1415929 62.9310345 71.1538462
7 40.5405405 35 50.4347826
8 21.4285714 18.487395 36.3636364
9 6.8627451 6.20155039 9.72222222
10 3.47826087 0.775193798 4.54545455
11 0 0 0.81300813
12 0 0 0.81300813
e
$panel2_3 << e
3 100 100 100
4 99.1803279 97.6 100
5 96.2962963 93.8053097 99.0654206
6 85.840708 77.8846154 96.5517241
7 75.6756757 68.9393939 83.4862385
8 50.9615385 48.4126984 58.1818182
9 29.6 29.1666667 33.6134454
10 16.5217391 8.25688073 19.379845
11 5.79710145 1.62601626 10.15625
12 1.4084507 0.81300813 2.45901639
e
$panel2_4 << e
3 100 99.0990991 100
4 99.1935484 98.4251969 100
5 96.460177 91.588785 98.5185185
6 91.7431193 86.2068966 93.8053097
7 81.6513761 80 84.3478261
8 66.3865546 65.8730159 70.1923077
9 47.9166667 40.8 54.6218487
10 30.4347826 24.7706422 40.3100775
11 14.4927536 13.3333333 19.5121951
12 4.72440945 2.54237288 9.01639344
e
$panel2_5 << e
3 98.3471074 97.6 100
4 96 95.0819672 98.3471074
5 93.3962264 83.7037037 97.4358974
6 82.7586207 76.146789 97.3451327
7 68.6956522 65.7657658 86.3636364
8 69.047619 60.6837607 87.394958
9 54.8611111 52.1008403 72.8
10 45.7364341 38.3333333 64.2201835
11 32.5 26.5625 46.3768116
12 18.6440678 16.9014085 41.4634146
e
$panel2_6 << e
3 100 100 100
4 100 100 100
5 99.1452991 98.5185185 100
6 99.0384615 97.3451327 100
7 99.0825688 97.3913043 100
8 99.1596639 96.8253968 100
9 98.6111111 97.6744186 100
10 96.6666667 93.5779817 100
11 94.3089431 89.84375 99.1666667
12 89.8305085 77.0491803 97.5609756
e
$panel3_1 << e
3 97.2972973 96.4 99.3181818
4 94.6774194 88 94.7540984
5 79.5950156 73.1563422 84.9382716
6 69.4058154 50.6868132 74.836173
7 54.2431193 45.2702703 61.8371212
8 49.002849 40.0352734 55.2350427
9 42.5694444 35.2941176 45
10 40.2371542 31.2896406 42.0110193
11 36.5234375 26.9323671 38.3468835
12 30.9859155 26.0787992 32.7249022
e
$panel3_2 << e
3 100 98.4234234 100
4 97.5206612 94.3307087 100
5 89.8765432 87.5389408 95.5974843
6 84.7527473 78.2019704 86.346397
7 73.0855856 72.3484848 74.6875
8 66.4021164 63.7820513 68.4848485
9 59.1176471 54.8611111 61.9327731
10 50.7923269 49.3280632 51.7217631
11 45.6639566 43.0338542 47.3717949
12 39.178618 38.8407367 41.6510319
e
$panel3_3 << e
3 100 100 100
4 99.68 99.3442623 100
5 98.4330484 98.1308411 100
6 94.7044335 92.2882427 96.5659341
7 89.4495413 86.9791667 90.8783784
8 82.4786325 79.2022792 83.1313131
9 71.4583333 70.5426357 78.3193277
10 65.5647383 63.3861551 67.7942213
11 60.4487179 54.4444444 61.9241192
12 51.6297262 50.7191995 53.0264817
e
$panel3_4 << e
3 100 99.7727273 100
4 100 99.68 100
5 99.2592593 99.2138365 99.4301994
6 97.471555 95.320197 98.988622
7 92.7752294 87.7252252 96.1956522
8 89.7435897 85.361552 90.2020202
9 82.4031008 80.8403361 84.3137255
10 73.6363636 72.6438699 78.5770751
11 68.2291667 65.3205128 73.3739837
12 62.7498486 57.3139975 64.2764016
e
$panel3_5 << e
3 99.796748 99.3181818 100
4 100 99.2 100
5 99.0654206 98.6725664 100
6 99.1758242 98.1527094 100
7 98.6458333 96.5909091 99.7706422
8 97.5308642 96.9017094 98.7861811
9 96.72 94.8039216 97.0833333
10 94.2424242 89.3250689 95.8102767
11 93.6111111 91.3461538 94.4444444
12 89.6426408 83.9653304 89.8305085
e
$panel3_6 << e
3 100 100 100
4 100 99.68 100
5 100 99.4100295 100
6 100 100 100
7 100 99.6875 100
8 100 99.0299824 100
9 100 99.8611111 100
10 100 99.0838619 100
11 99.7395833 98.75 100
12 99.3746091 98.5498108 99.8044329
e
$panel4_1 << e
3 96.8 95.9090909 98.3739837
4 92.1259843 89.92 93.442623
5 82.2222222 79.5597484 86.7601246
6 66.7509482 65.1098901 68.9655172
7 55.5871212 49.2708333 61.353211
8 47.3544974 43.4173669 49.8989899
9 39.5138889 36.64 40.3100775
10 36.2947658 32.0266889 38.0237154
11 30.6640625 29.0384615 34.5138889
12 30.552546 25.3908693 32.0078227
e
$panel4_2 << e
3 100 99.3902439 100
4 99.04 98.7401575 99.5041322
5 94.8598131 94.3396226 97.1509972
6 87.3626374 83.6206897 88.1163085
7 75 73.1981982 79.7826087
8 70.3703704 63.0252101 73.7373737
9 59.0697674 53.6 60.0980392
10 50.5285412 45.4545455 54.8484848
11 44.7463768 41.9270833 48.2384824
12 40.1950163 37.6135675 42.1185372
e
$panel4_3 << e
3 100 100 100
4 99.6721311 99.36 100
5 98.7654321 98.3775811 99.6884735
6 95.8280657 93.956044 99.2610837
7 92.6801802 91.0037879 95.2981651
8 85.9449193 83.9506173 88.4848485
9 78.2945736 75.8333333 79.9159664
10 69.1331924 66.1384487 70.3168044
11 61.4498645 58.9371981 65
12 55.1181102 51.4071295 56.4943253
e
$panel4_4 << e
3 100 99.7747748 100
4 99.68 99.3700787 100
5 99.002849 97.8193146 99.5061728
6 97.9030144 96.2073325 98.482933
7 95.5275229 93.4684685 95.9782609
8 91.5151515 90.6629318 92.0940171
9 84.7916667 82.8 86.9747899
10 79.5256917 75.145955 83.5095137
11 72.1794872 70.2777778 75.2710027
12 59.7873671 58.7522714 66.3934426
e
$panel4_5 << e
3 99.3181818 99.1735537 100
4 98.56 98.1967213 99.1735537
5 96.8553459 93.8271605 99.2877493
6 92.4876847 90.6946265 99.2414665
7 89.7826087 86.9266055 93.9393939
8 88.0952381 82.9059829 95.5182073
9 80.8333333 78.6046512 88.32
10 72.56917 69.1666667 82.5688073
11 67.5 58.8541667 75.4830918
12 56.0671723 53.5202086 68.8555347
e
$panel4_6 << e
3 100 100 100
4 100 100 100
5 99.7150997 99.376947 100
6 99.5879121 98.6093552 100
7 99.7747748 98.6956522 100
8 99.7863248 98.9417989 100
9 99.5798319 99.0697674 100
10 98.8932806 97.0809008 100
11 97.7642276 96.0897436 99.5833333
12 94.3937419 88.2723834 98.8742964
e

set multiplot
set label 1 '{/:Bold What a context of fixed size can carry}' at screen 0.01591,0.96807 left font ',19' tc rgb '#222222'
set label 11 'Sequences held out, 4500 trained on for 20 epochs; GRUs; random letters, seeds 0 to 4: median and range' at screen 0.01591,0.02937 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.06350
set rmargin at screen 0.36341
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3:12]
set xtics ('4' 4, '6' 6, '8' 8, '10' 10, '12' 12) offset 0,0.4 tc rgb '#555555'
set yrange [0:105]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold copy}' at screen 0.01591,0.92848 left font ',16' tc rgb '#222222'
set label 23 'sequences right (%)' at screen 0.01591,0.89783 left font ',15' tc rgb '#555555'
set label 22 'length of the source (letters)' at screen 0.21345,0.51469 center font ',15' tc rgb '#555555'
set label 31 '32, additive' at screen 0.38159,0.84820 left font ',15' tc rgb '#B34F00'
set label 32 '32, dot' at screen 0.38159,0.76988 left font ',15' tc rgb '#A1467A'
set label 33 '128 units' at screen 0.38159,0.62452 left font ',15' tc rgb '#0B2F5B'
set label 34 '64 units' at screen 0.38159,0.60153 left font ',15' tc rgb '#00629A'
set label 35 '32 units' at screen 0.38159,0.57854 left font ',15' tc rgb '#1A76AB'
set label 36 '16 units' at screen 0.38159,0.55556 left font ',15' tc rgb '#4F7C99'
set arrow from screen 0.36682,0.84820 to screen 0.37818,0.84820 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.36682,0.76988 to screen 0.37818,0.76988 nohead lw 1 dt 1 lc rgb '#E0AFCA'
set arrow from screen 0.36682,0.57319 to screen 0.37818,0.62452 nohead lw 1 dt 1 lc rgb '#6D829D'
set arrow from screen 0.36682,0.56577 to screen 0.37818,0.60153 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.36682,0.56577 to screen 0.37818,0.57854 nohead lw 1 dt 1 lc rgb '#9AD2F2'
set arrow from screen 0.36682,0.56577 to screen 0.37818,0.55556 nohead lw 1 dt 1 lc rgb '#CBE2F1'
plot $panel1_1 using 1:3:4 with filledcurves lc rgb '#A9CFE8' fs transparent solid 0.18 notitle, \
     $panel1_2 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.18 notitle, \
     $panel1_3 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel1_4 using 1:3:4 with filledcurves lc rgb '#0B2F5B' fs transparent solid 0.18 notitle, \
     $panel1_5 using 1:3:4 with filledcurves lc rgb '#CC79A7' fs transparent solid 0.18 notitle, \
     $panel1_6 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.18 notitle, \
     $panel1_1 with linespoints lw 2.4 dt 1 lc rgb '#A9CFE8' pt 7 ps 0.55 title '16 units', \
     $panel1_2 with linespoints lw 2.4 dt 1 lc rgb '#56B4E9' pt 7 ps 0.55 title '32 units', \
     $panel1_3 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title '64 units', \
     $panel1_4 with linespoints lw 2.4 dt 1 lc rgb '#0B2F5B' pt 7 ps 0.55 title '128 units', \
     $panel1_5 with linespoints lw 2.4 dt 1 lc rgb '#CC79A7' pt 7 ps 0.55 title '32, dot', \
     $panel1_6 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title '32, additive'
unset label; unset arrow; unset logscale

# Panel 2
set lmargin at screen 0.56236
set rmargin at screen 0.86227
set tmargin at screen 0.87229
set bmargin at screen 0.56577
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3:12]
set xtics ('4' 4, '6' 6, '8' 8, '10' 10, '12' 12) offset 0,0.4 tc rgb '#555555'
set yrange [0:105]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold reverse}' at screen 0.51477,0.92848 left font ',16' tc rgb '#222222'
set label 23 'sequences right (%)' at screen 0.51477,0.89783 left font ',15' tc rgb '#555555'
set label 22 'length of the source (letters)' at screen 0.71232,0.51469 center font ',15' tc rgb '#555555'
set label 31 '32, additive' at screen 0.88045,0.82800 left font ',15' tc rgb '#B34F00'
set label 32 '32, dot' at screen 0.88045,0.64751 left font ',15' tc rgb '#A1467A'
set label 33 '128 units' at screen 0.88045,0.62452 left font ',15' tc rgb '#0B2F5B'
set label 34 '64 units' at screen 0.88045,0.60153 left font ',15' tc rgb '#00629A'
set label 35 '32 units' at screen 0.88045,0.57854 left font ',15' tc rgb '#1A76AB'
set label 36 '16 units' at screen 0.88045,0.55556 left font ',15' tc rgb '#4F7C99'
set arrow from screen 0.86568,0.82800 to screen 0.87705,0.82800 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.86568,0.62020 to screen 0.87705,0.64751 nohead lw 1 dt 1 lc rgb '#E0AFCA'
set arrow from screen 0.86568,0.57956 to screen 0.87705,0.62452 nohead lw 1 dt 1 lc rgb '#6D829D'
set arrow from screen 0.86568,0.56988 to screen 0.87705,0.60153 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.86568,0.56577 to screen 0.87705,0.57854 nohead lw 1 dt 1 lc rgb '#9AD2F2'
set arrow from screen 0.86568,0.56577 to screen 0.87705,0.55556 nohead lw 1 dt 1 lc rgb '#CBE2F1'
plot $panel2_1 using 1:3:4 with filledcurves lc rgb '#A9CFE8' fs transparent solid 0.18 notitle, \
     $panel2_2 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.18 notitle, \
     $panel2_3 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel2_4 using 1:3:4 with filledcurves lc rgb '#0B2F5B' fs transparent solid 0.18 notitle, \
     $panel2_5 using 1:3:4 with filledcurves lc rgb '#CC79A7' fs transparent solid 0.18 notitle, \
     $panel2_6 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.18 notitle, \
     $panel2_1 with linespoints lw 2.4 dt 1 lc rgb '#A9CFE8' pt 7 ps 0.55 title '16 units', \
     $panel2_2 with linespoints lw 2.4 dt 1 lc rgb '#56B4E9' pt 7 ps 0.55 title '32 units', \
     $panel2_3 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title '64 units', \
     $panel2_4 with linespoints lw 2.4 dt 1 lc rgb '#0B2F5B' pt 7 ps 0.55 title '128 units', \
     $panel2_5 with linespoints lw 2.4 dt 1 lc rgb '#CC79A7' pt 7 ps 0.55 title '32, dot', \
     $panel2_6 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title '32, additive'
unset label; unset arrow; unset logscale

# Panel 3
set lmargin at screen 0.06350
set rmargin at screen 0.36341
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3:12]
set xtics ('4' 4, '6' 6, '8' 8, '10' 10, '12' 12) offset 0,0.4 tc rgb '#555555'
set yrange [0:105]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold copy}' at screen 0.01591,0.47382 left font ',16' tc rgb '#222222'
set label 23 'tokens right (%)' at screen 0.01591,0.44317 left font ',15' tc rgb '#555555'
set label 22 'length of the source (letters)' at screen 0.21345,0.06003 center font ',15' tc rgb '#555555'
set label 31 '32, additive' at screen 0.38159,0.40120 left font ',15' tc rgb '#B34F00'
set label 32 '32, dot' at screen 0.38159,0.37279 left font ',15' tc rgb '#A1467A'
set label 33 '128 units' at screen 0.38159,0.29429 left font ',15' tc rgb '#0B2F5B'
set label 34 '64 units' at screen 0.38159,0.26183 left font ',15' tc rgb '#00629A'
set label 35 '32 units' at screen 0.38159,0.22548 left font ',15' tc rgb '#1A76AB'
set label 36 '16 units' at screen 0.38159,0.20156 left font ',15' tc rgb '#4F7C99'
set arrow from screen 0.36682,0.40120 to screen 0.37818,0.40120 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.36682,0.37279 to screen 0.37818,0.37279 nohead lw 1 dt 1 lc rgb '#E0AFCA'
set arrow from screen 0.36682,0.29429 to screen 0.37818,0.29429 nohead lw 1 dt 1 lc rgb '#6D829D'
set arrow from screen 0.36682,0.26183 to screen 0.37818,0.26183 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.36682,0.22548 to screen 0.37818,0.22548 nohead lw 1 dt 1 lc rgb '#9AD2F2'
set arrow from screen 0.36682,0.20156 to screen 0.37818,0.20156 nohead lw 1 dt 1 lc rgb '#CBE2F1'
plot $panel3_1 using 1:3:4 with filledcurves lc rgb '#A9CFE8' fs transparent solid 0.18 notitle, \
     $panel3_2 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.18 notitle, \
     $panel3_3 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel3_4 using 1:3:4 with filledcurves lc rgb '#0B2F5B' fs transparent solid 0.18 notitle, \
     $panel3_5 using 1:3:4 with filledcurves lc rgb '#CC79A7' fs transparent solid 0.18 notitle, \
     $panel3_6 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.18 notitle, \
     $panel3_1 with linespoints lw 2.4 dt 1 lc rgb '#A9CFE8' pt 7 ps 0.55 title '16 units', \
     $panel3_2 with linespoints lw 2.4 dt 1 lc rgb '#56B4E9' pt 7 ps 0.55 title '32 units', \
     $panel3_3 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title '64 units', \
     $panel3_4 with linespoints lw 2.4 dt 1 lc rgb '#0B2F5B' pt 7 ps 0.55 title '128 units', \
     $panel3_5 with linespoints lw 2.4 dt 1 lc rgb '#CC79A7' pt 7 ps 0.55 title '32, dot', \
     $panel3_6 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title '32, additive'
unset label; unset arrow; unset logscale

# Panel 4
set lmargin at screen 0.56236
set rmargin at screen 0.86227
set tmargin at screen 0.41762
set bmargin at screen 0.11111
set border 3 lw 1 lc rgb '#888888'
set grid xtics ytics lt 1 lw 1 lc rgb '#E8E8E8'
set tics nomirror out scale 0.5
set xrange [3:12]
set xtics ('4' 4, '6' 6, '8' 8, '10' 10, '12' 12) offset 0,0.4 tc rgb '#555555'
set yrange [0:105]
set ytics ('0' 0, '20' 20, '40' 40, '60' 60, '80' 80, '100' 100) offset 0.3,0 tc rgb '#555555'
set label 21 '{/:Bold reverse}' at screen 0.51477,0.47382 left font ',16' tc rgb '#222222'
set label 23 'tokens right (%)' at screen 0.51477,0.44317 left font ',15' tc rgb '#555555'
set label 22 'length of the source (letters)' at screen 0.71232,0.06003 center font ',15' tc rgb '#555555'
set label 31 '32, additive' at screen 0.88045,0.38666 left font ',15' tc rgb '#B34F00'
set label 32 '128 units' at screen 0.88045,0.30047 left font ',15' tc rgb '#0B2F5B'
set label 33 '32, dot' at screen 0.88045,0.27748 left font ',15' tc rgb '#A1467A'
set label 34 '64 units' at screen 0.88045,0.25449 left font ',15' tc rgb '#00629A'
set label 35 '32 units' at screen 0.88045,0.22845 left font ',15' tc rgb '#1A76AB'
set label 36 '16 units' at screen 0.88045,0.20030 left font ',15' tc rgb '#4F7C99'
set arrow from screen 0.86568,0.38666 to screen 0.87705,0.38666 nohead lw 1 dt 1 lc rgb '#E69E66'
set arrow from screen 0.86568,0.28564 to screen 0.87705,0.30047 nohead lw 1 dt 1 lc rgb '#6D829D'
set arrow from screen 0.86568,0.27478 to screen 0.87705,0.27748 nohead lw 1 dt 1 lc rgb '#E0AFCA'
set arrow from screen 0.86568,0.27201 to screen 0.87705,0.25449 nohead lw 1 dt 1 lc rgb '#66AAD1'
set arrow from screen 0.86568,0.22845 to screen 0.87705,0.22845 nohead lw 1 dt 1 lc rgb '#9AD2F2'
set arrow from screen 0.86568,0.20030 to screen 0.87705,0.20030 nohead lw 1 dt 1 lc rgb '#CBE2F1'
plot $panel4_1 using 1:3:4 with filledcurves lc rgb '#A9CFE8' fs transparent solid 0.18 notitle, \
     $panel4_2 using 1:3:4 with filledcurves lc rgb '#56B4E9' fs transparent solid 0.18 notitle, \
     $panel4_3 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.18 notitle, \
     $panel4_4 using 1:3:4 with filledcurves lc rgb '#0B2F5B' fs transparent solid 0.18 notitle, \
     $panel4_5 using 1:3:4 with filledcurves lc rgb '#CC79A7' fs transparent solid 0.18 notitle, \
     $panel4_6 using 1:3:4 with filledcurves lc rgb '#D55E00' fs transparent solid 0.18 notitle, \
     $panel4_1 with linespoints lw 2.4 dt 1 lc rgb '#A9CFE8' pt 7 ps 0.55 title '16 units', \
     $panel4_2 with linespoints lw 2.4 dt 1 lc rgb '#56B4E9' pt 7 ps 0.55 title '32 units', \
     $panel4_3 with linespoints lw 2.4 dt 1 lc rgb '#0072B2' pt 7 ps 0.55 title '64 units', \
     $panel4_4 with linespoints lw 2.4 dt 1 lc rgb '#0B2F5B' pt 7 ps 0.55 title '128 units', \
     $panel4_5 with linespoints lw 2.4 dt 1 lc rgb '#CC79A7' pt 7 ps 0.55 title '32, dot', \
     $panel4_6 with linespoints lw 2.4 dt 1 lc rgb '#D55E00' pt 7 ps 0.55 title '32, additive'
unset label; unset arrow; unset logscale
unset multiplot
