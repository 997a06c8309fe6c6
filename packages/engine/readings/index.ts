export type { AnalysisPicture, Analyser, VideoFacts } from './reading.ts'
