import { readFileSync } from 'node:fs'
import type { CaptionTrack, Cue } from '@aftercut/engine/captions'
import { createVerifier } from '@aftercut/engine/quotes'
import { Chance } from '../dialogue/random.ts'

const HOURS = 10
const QUOTATIONS = 100

/** Milliseconds, the best of five: the whole check, the check alone, and the check when nothing is found. */
export function measureSpeed(): { whole: number; verify: number; missing: number } {
  const chance = new Chance(7)
  const sentences = readFileSync(new URL('interviews/en.txt', import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => line.slice(line.indexOf(': ') + 2).split(/(?<=[.?!]) /u))
  const vocabulary = [...new Set(sentences.join(' ').split(/[^\p{L}']+/u))]
  const cues: Cue[] = []
  // 2.4 words a second, as people talk; half of the sentences are of random words, so that ten hours do not repeat.
  for (let clock = 0; clock < HOURS * 3600;) {
    const random = Array.from({ length: chance.whole(4, 14) }, () => chance.pick(vocabulary)).join(' ')
    const text = chance.happens(0.2) ? chance.pick(sentences) : `${random}.`
    const seconds = text.split(' ').length / 2.4
    const speaker = `Speaker ${chance.whole(1, 4)} Kim`
    cues.push({
      start: clock,
      end: clock + seconds,
      text,
      utterances: [{ speaker, text }],
      sounds: [],
      line: cues.length + 1,
    })
    clock += seconds + chance.between(0, 2)
  }
  const track: CaptionTrack = {
    file: 'all.srt',
    format: 'srt',
    language: 'en',
    layer: 'original',
    automatic: false,
    cues,
    problems: [],
  }
  const quoted = Array.from({ length: QUOTATIONS }, () => chance.pick(cues))
  const story = quoted.map(({ text }) => `She said, “${text}”`).join('\n\n')
  const missing = quoted.map(({ text }) => `She said, “${text.replace(/ (\S+) (\S+)/u, ' $2 $1 banana')}”`).join('\n\n')
  const best = (work: () => void) => Math.min(...Array.from({ length: 5 }, () => time(work)))
  const whole = best(() => createVerifier([track]).verifyStory({ text: story, format: 'text' }))
  const verifier = createVerifier([track])
  const verify = best(() => verifier.verifyStory({ text: story, format: 'text' }))
  return { whole, verify, missing: best(() => createVerifier([track]).verifyStory({ text: missing, format: 'text' })) }
}

function time(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
