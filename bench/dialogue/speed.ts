import { alignLines, type Line } from '@aftercut/engine/dialogue'
import { Chance } from './random.ts'
import type { Script } from './script.ts'

/** Lines an hour in the captions of a drama: 900 is what the longest of ours come to when played at their pace. */
const LINES_AN_HOUR = 900
const HOURS = 20
const MAKING_LINES = 220

/**
 * Seconds of processor time (so that other work on the machine does not count) that aligning a ten-minute making-of with
 * 20 hours of captions takes: the median of five runs.
 */
export function measureAlignment(script: Script): {
  seconds: number
  dramaLines: number
  makingLines: number
  found: number
} {
  const chance = new Chance(11)
  const pool = script.episodes.flat(2).map((said) => said.text)
  const joiner = script.language === 'ja' || script.language === 'zh' ? '' : ' '
  const words = pool.flatMap((text) => (joiner === '' ? (text.match(/.{1,2}/gsu) ?? []) : text.split(' ')))
  const vocabulary = [...words, ...Array.from({ length: 4000 }, () => coin(words, chance))]
  /** Words as often as in talk: the k-th one in proportion to 1 / k (Zipf). */
  const word = () => vocabulary[Math.min(vocabulary.length - 1, Math.floor(vocabulary.length ** chance.next()) - 1)]!
  const line = (start: number): Line => ({
    start,
    end: start + 2.5,
    cue: 0,
    text: Array.from({ length: chance.whole(3, 11) }, word).join(joiner),
  })
  const episodes = Array.from({ length: HOURS }, (_, hour) => ({
    id: `E${String(hour)}`,
    lines: Array.from({ length: LINES_AN_HOUR }, (__, index) => line(index * 4)),
  }))
  const making = Array.from({ length: MAKING_LINES }, (_, index): Line => {
    const performed = episodes[7]!.lines[100 + (index % 40)]!
    return index % 3 === 0 ? line(index * 2.7) : { ...performed, start: index * 2.7, end: index * 2.7 + 2.5 }
  })
  const times: number[] = []
  let found = 0
  for (let run = 0; run < 5; run++) {
    const from = process.cpuUsage()
    found = alignLines(making, episodes, script.language).length
    const { user, system } = process.cpuUsage(from)
    times.push((user + system) / 1e6)
  }
  return {
    seconds: times.toSorted((a, b) => a - b)[2]!,
    dramaLines: HOURS * LINES_AN_HOUR,
    makingLines: MAKING_LINES,
    found,
  }
}

/** A word that no script has, out of the letters of two that they have. */
function coin(words: readonly string[], chance: Chance): string {
  const [a, b] = [chance.pick(words), chance.pick(words)]
  return a.slice(0, Math.ceil(a.length / 2)) + b.slice(Math.floor(b.length / 2))
}
