export { MediaCallFailed, must } from './ffmpeg-call.ts'
export { MediaFile, isEnd, wantsMore } from './media-file.ts'
export { StreamDecoder, type DecoderOptions } from './stream-decoder.ts'
export { frameSeconds, startOf, statedDuration, toSeconds } from './times.ts'
