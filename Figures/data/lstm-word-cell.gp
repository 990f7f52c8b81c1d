# Draws lstm-word-cell.svg again, without training: gnuplot lstm-word-cell.gp
# Points: those of the table with fingerprint ab8dcd620b10481d
# Labels: 1 title, 11 caption; of a panel: 21 title, 22 x, 23 y, 24 colours, 31 series, 101 notes
set encoding utf8
set term svg enhanced dynamic rounded size 720,329 font 'sans-serif,14' background '#FFFFFF' name 'lstm_word_cell'
set output 'lstm-word-cell.svg'
unset key
set style fill solid noborder
set clip two

$panel1_1 << e
0.576828182 0.975116372 -0.0229222178 -0.652390003 -0.962470353 -1.21980095 0.799722493 0.621403158 -0.571954489 -0.22217074 -0.399325609 -0.903190136 -1.33230937 -1.34541345 0.589089692 0.36270383 0.038155064 -0.913585544 0.94914788 0.833411753 0.615364194 0.122156233 -0.392963707 -0.852195024 0.771164894 0.609444261 -0.340513736 0.799140573 0.566993952 0.0734734535 0.882776916 0.745613992 1.0046252 -0.705823481 -1.34979451 0.823246896 0.677397311 0.931712031 0.0591349006 -0.547885001
-0.907143831 -1.17532194 -1.40931237 -1.64029217 0.796813309 0.602179885 0.0676576793 -0.401415497 -0.9915694 0.780904472 0.638312459 0.141388088 0.928979516 0.810551345 -0.642307401 -1.18693566 -1.2250154 0.583610356 0.470480144 -0.201019794 -0.999005854 -1.16926372 0.870738029 0.668925166 -0.651992857 -1.07311046 0.762465954 0.599028349 0.124722332 -0.69761312 -0.476984113 0.52639848 -0.369604439 -0.748600364 0.880913675 0.7163077 -0.635903895 0.963058949 0.671110928 0.0994987488
-0.894768536 0.899352789 0.769359291 0.439233661 0.439843237 0.608763814 0.176573575 -0.867630243 -1.22752666 -1.18937206 -1.61358011 -0.393637657 -0.96883595 -1.09439147 0.899065554 0.736914515 -0.151777685 0.964802742 0.778468847 -0.368068725 -0.999988854 -1.34233105 0.635709643 0.539757848 -0.102953136 0.306862086 -0.871731043 0.900230527 0.488812089 -0.287365973 -0.0899270102 0.499293596 -0.110681579 0.695458412 -0.588221788 0.161664501 -0.571912467 -1.139395 0.826728761 0.669054329
1.01679897 0.792097211 0.0455517471 -0.929828405 -1.28955388 0.860436797 0.546950161 -0.362929344 0.874960005 0.752594233 -0.0772790909 -0.826621234 0.872998834 0.409797251 -0.498599976 -0.720160902 0.8768543 0.713976681 -0.630167961 -1.04564178 0.747528791 0.604209363 -0.615608752 -0.937935948 -1.43079066 0.754593968 0.671053171 -0.232090011 -0.912168086 0.642734408 0.432251394 -0.733757019 0.965440869 0.733699083 0.69940716 -0.0887147188 0.869071126 0.433238983 -0.485287249 -1.10065603
0.829986691 0.70328474 -0.122922748 -0.869572699 0.841878772 0.58595717 -0.407634795 -1.04256082 -1.35444915 -1.26320803 -0.060014382 -0.823686898 -1.08361518 -0.925984502 -1.21376574 0.773017645 0.656947374 -0.253577948 0.906085074 0.680509686 0.231970102 0.0396065563 -0.933514953 0.873153865 0.480501652 -0.459615588 0.939896941 0.667731285 0.864691854 -0.638413668 0.895986199 0.719401121 0.241305619 -0.812642455 0.945811272 0.816558659 0.464061856 0.449943841 0.612864494 0.189552695
-0.857385397 -1.22383666 -1.18953156 -1.61470413 -0.396661997 -0.970326006 -1.09554398 0.898959517 0.736867189 0.126624405 -0.597153127 -0.532930732 -0.901062727 -1.26145482 -0.930497706 0.775485158 0.639423251 -0.168559611 -0.978282571 0.490455389 0.374068409 0.212499753 -0.397882819 -0.906180978 0.794818223 0.582497716 -0.479030401 -1.08352375 -1.41274107 -1.5101763 0.695076883 0.550313234 0.0953094661 -0.856869221 0.939796567 0.806049824 0.212009609 -0.507879972 -0.975353479 -1.29555917
0.519400537 0.391367942 0.911496878 -0.384264797 -1.03894007 0.934979856 0.788993061 0.795489609 -0.564335823 -0.738250315 0.132979095 -0.571322799 -1.06901765 0.918661833 0.472487688 -0.459693402 0.899529219 0.695022941 -0.366000295 -0.082796894 0.825996637 0.0142737627 -0.0796827972 0.418799251 -0.0430980325 -0.599374771 -0.219301417 0.258844554 -0.749884129 0.4694556 -0.610656202 -0.82404238 -1.2748096 0.636582136 0.550377131 -0.397227913 -1.1112076 0.527659774 -0.28484422 -0.787791491
e

set label 1 '{/:Bold What one memory cell holds as it reads}' at screen 0.01944,0.92401 left font ',19' tc rgb '#222222'
set label 11 'The Time Machine, text not trained on, seed 0' at screen 0.01944,0.06991 left font ',12.5' tc rgb '#777777'

# Panel 1
set lmargin at screen 0.05272
set rmargin at screen 0.87975
set tmargin at screen 0.77508
set bmargin at screen 0.26444
unset border; unset grid; set tics nomirror scale 0
set xrange [-0.5:39.5]
set xtics ('0' 0, '5' 5, '10' 10, '15' 15, '20' 20, '25' 25, '30' 30, '35' 35) offset 0,0.4 tc rgb '#555555'
set yrange [6.5:-0.5]
set ytics ('0' 0, '1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6) offset 0.3,0 tc rgb '#555555'
set label 23 'line' at screen 0.01944,0.83587 left font ',15' tc rgb '#555555'
set label 22 'character' at screen 0.46624,0.14286 center font ',15' tc rgb '#555555'
set label 24 'internal state C' at screen 0.98056,0.83587 right font ',15' tc rgb '#555555'
set label 101 'f' at screen 0.06306,0.73860 center font ',14' tc rgb '#333333' front
set label 102 'i' at screen 0.08374,0.73860 center font ',14' tc rgb '#333333' front
set label 103 'n' at screen 0.10441,0.73860 center font ',14' tc rgb '#333333' front
set label 104 'g' at screen 0.12509,0.73860 center font ',14' tc rgb '#333333' front
set label 105 'e' at screen 0.14576,0.73860 center font ',14' tc rgb '#333333' front
set label 106 'r' at screen 0.16644,0.73860 center font ',14' tc rgb '#FFFFFF' front
set label 107 't' at screen 0.20779,0.73860 center font ',14' tc rgb '#333333' front
set label 108 'o' at screen 0.22847,0.73860 center font ',14' tc rgb '#333333' front
set label 109 'w' at screen 0.24914,0.73860 center font ',14' tc rgb '#333333' front
set label 110 'a' at screen 0.26982,0.73860 center font ',14' tc rgb '#333333' front
set label 111 'r' at screen 0.29049,0.73860 center font ',14' tc rgb '#333333' front
set label 112 'd' at screen 0.31117,0.73860 center font ',14' tc rgb '#FFFFFF' front
set label 113 's' at screen 0.33184,0.73860 center font ',14' tc rgb '#FFFFFF' front
set label 114 't' at screen 0.37320,0.73860 center font ',14' tc rgb '#333333' front
set label 115 'h' at screen 0.39387,0.73860 center font ',14' tc rgb '#333333' front
set label 116 'e' at screen 0.41455,0.73860 center font ',14' tc rgb '#333333' front
set label 117 'l' at screen 0.45590,0.73860 center font ',14' tc rgb '#333333' front
set label 118 'e' at screen 0.47657,0.73860 center font ',14' tc rgb '#333333' front
set label 119 'v' at screen 0.49725,0.73860 center font ',14' tc rgb '#333333' front
set label 120 'e' at screen 0.51793,0.73860 center font ',14' tc rgb '#333333' front
set label 121 'r' at screen 0.53860,0.73860 center font ',14' tc rgb '#333333' front
set label 122 'n' at screen 0.57995,0.73860 center font ',14' tc rgb '#333333' front
set label 123 'o' at screen 0.60063,0.73860 center font ',14' tc rgb '#333333' front
set label 124 'h' at screen 0.64198,0.73860 center font ',14' tc rgb '#333333' front
set label 125 'e' at screen 0.66266,0.73860 center font ',14' tc rgb '#333333' front
set label 126 's' at screen 0.70401,0.73860 center font ',14' tc rgb '#333333' front
set label 127 'a' at screen 0.72468,0.73860 center font ',14' tc rgb '#FFFFFF' front
set label 128 'i' at screen 0.74536,0.73860 center font ',14' tc rgb '#333333' front
set label 129 'd' at screen 0.76603,0.73860 center font ',14' tc rgb '#FFFFFF' front
set label 130 's' at screen 0.80739,0.73860 center font ',14' tc rgb '#333333' front
set label 131 'u' at screen 0.82806,0.73860 center font ',14' tc rgb '#333333' front
set label 132 'd' at screen 0.84874,0.73860 center font ',14' tc rgb '#333333' front
set label 133 'd' at screen 0.86941,0.73860 center font ',14' tc rgb '#333333' front
set label 134 'e' at screen 0.06306,0.66565 center font ',14' tc rgb '#333333' front
set label 135 'n' at screen 0.08374,0.66565 center font ',14' tc rgb '#FFFFFF' front
set label 136 'l' at screen 0.10441,0.66565 center font ',14' tc rgb '#FFFFFF' front
set label 137 'y' at screen 0.12509,0.66565 center font ',14' tc rgb '#FFFFFF' front
set label 138 'l' at screen 0.16644,0.66565 center font ',14' tc rgb '#333333' front
set label 139 'e' at screen 0.18711,0.66565 center font ',14' tc rgb '#333333' front
set label 140 'n' at screen 0.20779,0.66565 center font ',14' tc rgb '#333333' front
set label 141 'd' at screen 0.22847,0.66565 center font ',14' tc rgb '#FFFFFF' front
set label 142 'm' at screen 0.26982,0.66565 center font ',14' tc rgb '#333333' front
set label 143 'e' at screen 0.29049,0.66565 center font ',14' tc rgb '#333333' front
set label 144 'y' at screen 0.33184,0.66565 center font ',14' tc rgb '#333333' front
set label 145 'o' at screen 0.35252,0.66565 center font ',14' tc rgb '#333333' front
set label 146 'u' at screen 0.37320,0.66565 center font ',14' tc rgb '#FFFFFF' front
set label 147 'r' at screen 0.39387,0.66565 center font ',14' tc rgb '#FFFFFF' front
set label 148 'h' at screen 0.43522,0.66565 center font ',14' tc rgb '#333333' front
set label 149 'a' at screen 0.45590,0.66565 center font ',14' tc rgb '#333333' front
set label 150 'n' at screen 0.47657,0.66565 center font ',14' tc rgb '#FFFFFF' front
set label 151 'd' at screen 0.49725,0.66565 center font ',14' tc rgb '#FFFFFF' front
set label 152 'a' at screen 0.53860,0.66565 center font ',14' tc rgb '#333333' front
set label 153 'n' at screen 0.55928,0.66565 center font ',14' tc rgb '#333333' front
set label 154 'd' at screen 0.57995,0.66565 center font ',14' tc rgb '#FFFFFF' front
set label 155 't' at screen 0.62130,0.66565 center font ',14' tc rgb '#333333' front
set label 156 'u' at screen 0.64198,0.66565 center font ',14' tc rgb '#333333' front
set label 157 'r' at screen 0.66266,0.66565 center font ',14' tc rgb '#333333' front
set label 158 'n' at screen 0.68333,0.66565 center font ',14' tc rgb '#333333' front
set label 159 'i' at screen 0.70401,0.66565 center font ',14' tc rgb '#333333' front
set label 160 'n' at screen 0.72468,0.66565 center font ',14' tc rgb '#333333' front
set label 161 'g' at screen 0.74536,0.66565 center font ',14' tc rgb '#333333' front
set label 162 't' at screen 0.78671,0.66565 center font ',14' tc rgb '#333333' front
set label 163 'o' at screen 0.80739,0.66565 center font ',14' tc rgb '#333333' front
set label 164 't' at screen 0.84874,0.66565 center font ',14' tc rgb '#333333' front
set label 165 'h' at screen 0.86941,0.66565 center font ',14' tc rgb '#333333' front
set label 166 'e' at screen 0.06306,0.59271 center font ',14' tc rgb '#333333' front
set label 167 'p' at screen 0.10441,0.59271 center font ',14' tc rgb '#333333' front
set label 168 's' at screen 0.12509,0.59271 center font ',14' tc rgb '#333333' front
set label 169 'y' at screen 0.14576,0.59271 center font ',14' tc rgb '#333333' front
set label 170 'c' at screen 0.16644,0.59271 center font ',14' tc rgb '#333333' front
set label 171 'h' at screen 0.18711,0.59271 center font ',14' tc rgb '#333333' front
set label 172 'o' at screen 0.20779,0.59271 center font ',14' tc rgb '#333333' front
set label 173 'l' at screen 0.22847,0.59271 center font ',14' tc rgb '#FFFFFF' front
set label 174 'o' at screen 0.24914,0.59271 center font ',14' tc rgb '#FFFFFF' front
set label 175 'g' at screen 0.26982,0.59271 center font ',14' tc rgb '#FFFFFF' front
set label 176 'i' at screen 0.29049,0.59271 center font ',14' tc rgb '#333333' front
set label 177 's' at screen 0.31117,0.59271 center font ',14' tc rgb '#333333' front
set label 178 't' at screen 0.33184,0.59271 center font ',14' tc rgb '#FFFFFF' front
set label 179 'h' at screen 0.37320,0.59271 center font ',14' tc rgb '#333333' front
set label 180 'e' at screen 0.39387,0.59271 center font ',14' tc rgb '#333333' front
set label 181 't' at screen 0.43522,0.59271 center font ',14' tc rgb '#333333' front
set label 182 'o' at screen 0.45590,0.59271 center font ',14' tc rgb '#333333' front
set label 183 'o' at screen 0.47657,0.59271 center font ',14' tc rgb '#FFFFFF' front
set label 184 'k' at screen 0.49725,0.59271 center font ',14' tc rgb '#FFFFFF' front
set label 185 't' at screen 0.53860,0.59271 center font ',14' tc rgb '#333333' front
set label 186 'h' at screen 0.55928,0.59271 center font ',14' tc rgb '#333333' front
set label 187 'a' at screen 0.57995,0.59271 center font ',14' tc rgb '#333333' front
set label 188 't' at screen 0.60063,0.59271 center font ',14' tc rgb '#333333' front
set label 189 'i' at screen 0.64198,0.59271 center font ',14' tc rgb '#333333' front
set label 190 'n' at screen 0.66266,0.59271 center font ',14' tc rgb '#333333' front
set label 191 'd' at screen 0.68333,0.59271 center font ',14' tc rgb '#333333' front
set label 192 'i' at screen 0.70401,0.59271 center font ',14' tc rgb '#333333' front
set label 193 'v' at screen 0.72468,0.59271 center font ',14' tc rgb '#333333' front
set label 194 'i' at screen 0.74536,0.59271 center font ',14' tc rgb '#333333' front
set label 195 'd' at screen 0.76603,0.59271 center font ',14' tc rgb '#333333' front
set label 196 'u' at screen 0.78671,0.59271 center font ',14' tc rgb '#333333' front
set label 197 'a' at screen 0.80739,0.59271 center font ',14' tc rgb '#333333' front
set label 198 'l' at screen 0.82806,0.59271 center font ',14' tc rgb '#FFFFFF' front
set label 199 's' at screen 0.86941,0.59271 center font ',14' tc rgb '#333333' front
set label 200 'h' at screen 0.08374,0.51976 center font ',14' tc rgb '#333333' front
set label 201 'a' at screen 0.10441,0.51976 center font ',14' tc rgb '#333333' front
set label 202 'n' at screen 0.12509,0.51976 center font ',14' tc rgb '#333333' front
set label 203 'd' at screen 0.14576,0.51976 center font ',14' tc rgb '#FFFFFF' front
set label 204 'i' at screen 0.18711,0.51976 center font ',14' tc rgb '#333333' front
set label 205 'n' at screen 0.20779,0.51976 center font ',14' tc rgb '#333333' front
set label 206 'h' at screen 0.24914,0.51976 center font ',14' tc rgb '#333333' front
set label 207 'i' at screen 0.26982,0.51976 center font ',14' tc rgb '#333333' front
set label 208 's' at screen 0.29049,0.51976 center font ',14' tc rgb '#333333' front
set label 209 'o' at screen 0.33184,0.51976 center font ',14' tc rgb '#333333' front
set label 210 'w' at screen 0.35252,0.51976 center font ',14' tc rgb '#333333' front
set label 211 'n' at screen 0.37320,0.51976 center font ',14' tc rgb '#333333' front
set label 212 'a' at screen 0.41455,0.51976 center font ',14' tc rgb '#333333' front
set label 213 'n' at screen 0.43522,0.51976 center font ',14' tc rgb '#333333' front
set label 214 'd' at screen 0.45590,0.51976 center font ',14' tc rgb '#FFFFFF' front
set label 215 't' at screen 0.49725,0.51976 center font ',14' tc rgb '#333333' front
set label 216 'o' at screen 0.51793,0.51976 center font ',14' tc rgb '#333333' front
set label 217 'l' at screen 0.53860,0.51976 center font ',14' tc rgb '#333333' front
set label 218 'd' at screen 0.55928,0.51976 center font ',14' tc rgb '#FFFFFF' front
set label 219 'h' at screen 0.60063,0.51976 center font ',14' tc rgb '#333333' front
set label 220 'i' at screen 0.62130,0.51976 center font ',14' tc rgb '#333333' front
set label 221 'm' at screen 0.64198,0.51976 center font ',14' tc rgb '#333333' front
set label 222 't' at screen 0.68333,0.51976 center font ',14' tc rgb '#333333' front
set label 223 'o' at screen 0.70401,0.51976 center font ',14' tc rgb '#333333' front
set label 224 'p' at screen 0.74536,0.51976 center font ',14' tc rgb '#333333' front
set label 225 'u' at screen 0.76603,0.51976 center font ',14' tc rgb '#333333' front
set label 226 't' at screen 0.78671,0.51976 center font ',14' tc rgb '#333333' front
set label 227 'o' at screen 0.82806,0.51976 center font ',14' tc rgb '#333333' front
set label 228 'u' at screen 0.84874,0.51976 center font ',14' tc rgb '#333333' front
set label 229 't' at screen 0.86941,0.51976 center font ',14' tc rgb '#FFFFFF' front
set label 230 'h' at screen 0.08374,0.44681 center font ',14' tc rgb '#333333' front
set label 231 'i' at screen 0.10441,0.44681 center font ',14' tc rgb '#333333' front
set label 232 's' at screen 0.12509,0.44681 center font ',14' tc rgb '#333333' front
set label 233 'f' at screen 0.16644,0.44681 center font ',14' tc rgb '#333333' front
set label 234 'o' at screen 0.18711,0.44681 center font ',14' tc rgb '#333333' front
set label 235 'r' at screen 0.20779,0.44681 center font ',14' tc rgb '#FFFFFF' front
set label 236 'e' at screen 0.22847,0.44681 center font ',14' tc rgb '#FFFFFF' front
set label 237 'f' at screen 0.24914,0.44681 center font ',14' tc rgb '#FFFFFF' front
set label 238 'i' at screen 0.26982,0.44681 center font ',14' tc rgb '#333333' front
set label 239 'n' at screen 0.29049,0.44681 center font ',14' tc rgb '#333333' front
set label 240 'g' at screen 0.31117,0.44681 center font ',14' tc rgb '#FFFFFF' front
set label 241 'e' at screen 0.33184,0.44681 center font ',14' tc rgb '#333333' front
set label 242 'r' at screen 0.35252,0.44681 center font ',14' tc rgb '#FFFFFF' front
set label 243 's' at screen 0.39387,0.44681 center font ',14' tc rgb '#333333' front
set label 244 'o' at screen 0.41455,0.44681 center font ',14' tc rgb '#333333' front
set label 245 't' at screen 0.45590,0.44681 center font ',14' tc rgb '#333333' front
set label 246 'h' at screen 0.47657,0.44681 center font ',14' tc rgb '#333333' front
set label 247 'a' at screen 0.49725,0.44681 center font ',14' tc rgb '#333333' front
set label 248 't' at screen 0.51793,0.44681 center font ',14' tc rgb '#333333' front
set label 249 'i' at screen 0.55928,0.44681 center font ',14' tc rgb '#333333' front
set label 250 't' at screen 0.57995,0.44681 center font ',14' tc rgb '#333333' front
set label 251 'w' at screen 0.62130,0.44681 center font ',14' tc rgb '#333333' front
set label 252 'a' at screen 0.64198,0.44681 center font ',14' tc rgb '#333333' front
set label 253 's' at screen 0.66266,0.44681 center font ',14' tc rgb '#333333' front
set label 254 't' at screen 0.70401,0.44681 center font ',14' tc rgb '#333333' front
set label 255 'h' at screen 0.72468,0.44681 center font ',14' tc rgb '#333333' front
set label 256 'e' at screen 0.74536,0.44681 center font ',14' tc rgb '#333333' front
set label 257 'p' at screen 0.78671,0.44681 center font ',14' tc rgb '#333333' front
set label 258 's' at screen 0.80739,0.44681 center font ',14' tc rgb '#333333' front
set label 259 'y' at screen 0.82806,0.44681 center font ',14' tc rgb '#333333' front
set label 260 'c' at screen 0.84874,0.44681 center font ',14' tc rgb '#333333' front
set label 261 'h' at screen 0.86941,0.44681 center font ',14' tc rgb '#333333' front
set label 262 'o' at screen 0.06306,0.37386 center font ',14' tc rgb '#333333' front
set label 263 'l' at screen 0.08374,0.37386 center font ',14' tc rgb '#FFFFFF' front
set label 264 'o' at screen 0.10441,0.37386 center font ',14' tc rgb '#FFFFFF' front
set label 265 'g' at screen 0.12509,0.37386 center font ',14' tc rgb '#FFFFFF' front
set label 266 'i' at screen 0.14576,0.37386 center font ',14' tc rgb '#333333' front
set label 267 's' at screen 0.16644,0.37386 center font ',14' tc rgb '#333333' front
set label 268 't' at screen 0.18711,0.37386 center font ',14' tc rgb '#FFFFFF' front
set label 269 'h' at screen 0.22847,0.37386 center font ',14' tc rgb '#333333' front
set label 270 'i' at screen 0.24914,0.37386 center font ',14' tc rgb '#333333' front
set label 271 'm' at screen 0.26982,0.37386 center font ',14' tc rgb '#333333' front
set label 272 's' at screen 0.29049,0.37386 center font ',14' tc rgb '#333333' front
set label 273 'e' at screen 0.31117,0.37386 center font ',14' tc rgb '#333333' front
set label 274 'l' at screen 0.33184,0.37386 center font ',14' tc rgb '#FFFFFF' front
set label 275 'f' at screen 0.35252,0.37386 center font ',14' tc rgb '#333333' front
set label 276 'w' at screen 0.39387,0.37386 center font ',14' tc rgb '#333333' front
set label 277 'h' at screen 0.41455,0.37386 center font ',14' tc rgb '#333333' front
set label 278 'o' at screen 0.43522,0.37386 center font ',14' tc rgb '#333333' front
set label 279 's' at screen 0.47657,0.37386 center font ',14' tc rgb '#333333' front
set label 280 'e' at screen 0.49725,0.37386 center font ',14' tc rgb '#333333' front
set label 281 'n' at screen 0.51793,0.37386 center font ',14' tc rgb '#333333' front
set label 282 't' at screen 0.53860,0.37386 center font ',14' tc rgb '#333333' front
set label 283 'f' at screen 0.57995,0.37386 center font ',14' tc rgb '#333333' front
set label 284 'o' at screen 0.60063,0.37386 center font ',14' tc rgb '#333333' front
set label 285 'r' at screen 0.62130,0.37386 center font ',14' tc rgb '#FFFFFF' front
set label 286 't' at screen 0.64198,0.37386 center font ',14' tc rgb '#FFFFFF' front
set label 287 'h' at screen 0.66266,0.37386 center font ',14' tc rgb '#FFFFFF' front
set label 288 't' at screen 0.70401,0.37386 center font ',14' tc rgb '#333333' front
set label 289 'h' at screen 0.72468,0.37386 center font ',14' tc rgb '#333333' front
set label 290 'e' at screen 0.74536,0.37386 center font ',14' tc rgb '#333333' front
set label 291 'm' at screen 0.78671,0.37386 center font ',14' tc rgb '#333333' front
set label 292 'o' at screen 0.80739,0.37386 center font ',14' tc rgb '#333333' front
set label 293 'd' at screen 0.82806,0.37386 center font ',14' tc rgb '#333333' front
set label 294 'e' at screen 0.84874,0.37386 center font ',14' tc rgb '#333333' front
set label 295 'l' at screen 0.86941,0.37386 center font ',14' tc rgb '#FFFFFF' front
set label 296 't' at screen 0.08374,0.30091 center font ',14' tc rgb '#333333' front
set label 297 'i' at screen 0.10441,0.30091 center font ',14' tc rgb '#333333' front
set label 298 'm' at screen 0.12509,0.30091 center font ',14' tc rgb '#333333' front
set label 299 'e' at screen 0.14576,0.30091 center font ',14' tc rgb '#FFFFFF' front
set label 300 'm' at screen 0.18711,0.30091 center font ',14' tc rgb '#333333' front
set label 301 'a' at screen 0.20779,0.30091 center font ',14' tc rgb '#333333' front
set label 302 'c' at screen 0.22847,0.30091 center font ',14' tc rgb '#333333' front
set label 303 'h' at screen 0.24914,0.30091 center font ',14' tc rgb '#333333' front
set label 304 'i' at screen 0.26982,0.30091 center font ',14' tc rgb '#333333' front
set label 305 'n' at screen 0.29049,0.30091 center font ',14' tc rgb '#333333' front
set label 306 'e' at screen 0.31117,0.30091 center font ',14' tc rgb '#FFFFFF' front
set label 307 'o' at screen 0.35252,0.30091 center font ',14' tc rgb '#333333' front
set label 308 'n' at screen 0.37320,0.30091 center font ',14' tc rgb '#333333' front
set label 309 'i' at screen 0.41455,0.30091 center font ',14' tc rgb '#333333' front
set label 310 't' at screen 0.43522,0.30091 center font ',14' tc rgb '#333333' front
set label 311 's' at screen 0.45590,0.30091 center font ',14' tc rgb '#333333' front
set label 312 'i' at screen 0.49725,0.30091 center font ',14' tc rgb '#333333' front
set label 313 'n' at screen 0.51793,0.30091 center font ',14' tc rgb '#333333' front
set label 314 't' at screen 0.53860,0.30091 center font ',14' tc rgb '#333333' front
set label 315 'e' at screen 0.55928,0.30091 center font ',14' tc rgb '#333333' front
set label 316 'r' at screen 0.57995,0.30091 center font ',14' tc rgb '#333333' front
set label 317 'm' at screen 0.60063,0.30091 center font ',14' tc rgb '#333333' front
set label 318 'i' at screen 0.62130,0.30091 center font ',14' tc rgb '#333333' front
set label 319 'n' at screen 0.64198,0.30091 center font ',14' tc rgb '#333333' front
set label 320 'a' at screen 0.66266,0.30091 center font ',14' tc rgb '#333333' front
set label 321 'b' at screen 0.68333,0.30091 center font ',14' tc rgb '#333333' front
set label 322 'l' at screen 0.70401,0.30091 center font ',14' tc rgb '#333333' front
set label 323 'e' at screen 0.72468,0.30091 center font ',14' tc rgb '#FFFFFF' front
set label 324 'v' at screen 0.76603,0.30091 center font ',14' tc rgb '#333333' front
set label 325 'o' at screen 0.78671,0.30091 center font ',14' tc rgb '#333333' front
set label 326 'y' at screen 0.80739,0.30091 center font ',14' tc rgb '#FFFFFF' front
set label 327 'a' at screen 0.82806,0.30091 center font ',14' tc rgb '#333333' front
set label 328 'g' at screen 0.84874,0.30091 center font ',14' tc rgb '#333333' front
set label 329 'e' at screen 0.86941,0.30091 center font ',14' tc rgb '#333333' front
set palette defined (0 '#08407A', 1 '#5BA3CF', 2 '#F7F7F7', 3 '#E8925A', 4 '#A33A00')
set cbrange [-1.64029217:1.64029217]
set cbtics ('−1.5' -1.5, '−1.0' -1, '−0.5' -0.5, '0.0' 0, '0.5' 0.5, '1.0' 1, '1.5' 1.5) scale 0 offset -0.5,0 tc rgb '#555555'
set colorbox user noborder origin screen 0.90197,0.26444 size screen 0.01944,0.510638298
plot $panel1_1 matrix using 1:2:(0.5):(0.5):3 with boxxyerror lc palette
unset label; unset arrow; unset logscale

