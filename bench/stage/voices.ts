import makeEspeak from '@echogarden/espeak-ng-emscripten'

/** How someone speaks: eSpeak's voice, words a minute, pitch and its range (0 to 99). */
export type Delivery = { voice: string; rate: number; pitch: number; range: number }

/** Voices of many languages, that speak English each in its way. */
export const VOICES = [
  'en-us',
  'en-gb',
  'en-us+f3',
  'en-gb+m5',
  'en-us+m3',
  'en-gb+f2',
  'de',
  'de+f4',
  'es',
  'fr',
  'it+f5',
  'ko',
] as const

export const VOICE_RATE = 22_050

const module = await makeEspeak()
const worker = new module.eSpeakNGWorker()

/** Speaks a line. Samples in [-1, 1] at VOICE_RATE. */
export function speak(text: string, { voice, rate, pitch, range }: Delivery): Float32Array {
  worker.set_voice(voice)
  worker.set_rate(rate)
  worker.set_pitch(pitch)
  worker.set_range(range)
  const chunks: Int16Array[] = []
  worker.synthesize(text, (audio) => {
    if (audio) chunks.push(new Int16Array(audio.slice(0)))
  })
  const samples = new Float32Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) for (const sample of chunk) samples[at++] = sample / 32768
  return samples
}
