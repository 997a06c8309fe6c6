import { makePrint, writePrint } from '@aftercut/engine/print'
import { createVideoAnalyser, type Analyser, type VideoFacts } from '@aftercut/engine/readings'

/** Loaded in the media process: what leaves it is the written print, not the readings that it was made from. */
export function createAnalyser(facts: VideoFacts): Analyser<Uint8Array> {
  const analyser = createVideoAnalyser(facts)
  return { ...forward(analyser), finish: (seconds) => writePrint(makePrint(analyser.finish(seconds))) }
}

function forward(analyser: Analyser<unknown>): Pick<Analyser<unknown>, 'picture' | 'sound'> {
  return { picture: (picture) => analyser.picture(picture), sound: (samples) => analyser.sound(samples) }
}
