export { checkModel, UnusableModel } from './check-model.ts'
export { transcribe, type TranscribeOptions } from './transcribe.ts'
