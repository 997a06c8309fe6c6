declare module '@echogarden/espeak-ng-emscripten' {
  type SpeechEvent = { type: string; audio_position: number; id: string | number | undefined }
  class eSpeakNGWorker {
    set_voice(name: string): number
    set_rate(wordsPerMinute: number): void
    set_pitch(percent: number): void
    set_range(percent: number): void
    synthesize(text: string, take: (samples: Int16Array, events: SpeechEvent[]) => boolean | void): void
  }
  export default function start(): Promise<{ eSpeakNGWorker: typeof eSpeakNGWorker }>
}
