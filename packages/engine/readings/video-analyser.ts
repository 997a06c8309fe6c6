import { PictureReader } from './picture-reader.ts'
import type { Analyser, VideoFacts } from './reading.ts'
import type { Readings } from './readings.ts'
import { SoundReader } from './sound-reader.ts'

/** The one pass over a video that everything else works on. */
export function createVideoAnalyser(facts: VideoFacts): Analyser<Readings> {
  // A length that is missing or absurd only costs growing: it lays out no memory.
  const seconds = Number.isFinite(facts.durationSeconds) ? Math.min(Math.max(facts.durationSeconds, 0), 4 * 3600) : 0
  const pictures = facts.picture && new PictureReader(facts.picture, seconds)
  const sound = facts.sound && new SoundReader(facts.sound.sampleRate, seconds)
  return {
    picture: (picture) => pictures?.picture(picture),
    sound: (samples) => sound?.sound(samples),
    finish: (durationSeconds) => {
      const pictureReadings = pictures?.finish(durationSeconds)
      const soundReadings = sound?.finish()
      return {
        durationSeconds,
        ...(pictureReadings && { picture: pictureReadings }),
        ...(soundReadings && { sound: soundReadings }),
      }
    },
  }
}
