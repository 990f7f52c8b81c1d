import TestSupport

/// What the committed figures must show, chapter by chapter.
let expectedFigures: [ExpectedFigure] =
    lstmFigures + gruFigures + deepRNNFigures + bidirectionalFigures + translationDataFigures
    + encoderDecoderFigures + seq2seqFigures + beamSearchFigures
