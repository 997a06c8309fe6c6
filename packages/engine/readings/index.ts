export { ANALYSIS_PICTURE_SIDE, ANALYSIS_SAMPLE_RATE } from './reading.ts'
export type { AnalysisPicture, Analyser, VideoFacts } from './reading.ts'
export { COLOUR_RATE, THUMB_HEIGHT, THUMB_WIDTH } from './readings.ts'
export type {
  ColourSeries,
  FrameReadings,
  Loudness,
  PictureReadings,
  PictureSeries,
  Readings,
  SoundReadings,
  Spectrogram,
} from './readings.ts'
export { createVideoAnalyser } from './video-analyser.ts'
