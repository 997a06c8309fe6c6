import type { RawCaptions } from './raw-captions.ts'
import type { RawCue, Run } from './runs.ts'

/** Scripts that no sentence of one language mixes line by line. Kana and Han are one: Japanese writes both. */
const SCRIPTS: [name: string, letters: RegExp][] = [
  ['hangul', /\p{Script=Hangul}/gu],
  ['han', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['latin', /\p{Script=Latin}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['thai', /\p{Script=Thai}/gu],
  ['arabic', /\p{Script=Arabic}/gu],
]
/** Fewer cues tell nothing. */
const FEWEST_CUES = 4
/** So many cues hold a line of each script, in one order; names and brands in Latin letters come nowhere near. */
const BILINGUAL_SHARE = 0.6

/**
 * Parts a file of which each cue says the same in two languages, one below the other: a track of the upper one, then one
 * of the lower one. Gives the captions as they are where they hold one language.
 */
export function partLanguages(raw: RawCaptions): RawCaptions[] {
  if (raw.automatic || raw.cues.length < FEWEST_CUES) return [raw]
  const scripts = raw.cues.map((cue) => scriptsOf(cue))
  const pairs = new Map<string, number>()
  for (const [first, ...rest] of scripts) {
    const last = rest.at(-1)
    if (first !== undefined && last !== undefined && first !== last)
      pairs.set(`${first} ${last}`, (pairs.get(`${first} ${last}`) ?? 0) + 1)
  }
  const [pair, count] = [...pairs].toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0]
  if (count < FEWEST_CUES || count < BILINGUAL_SHARE * raw.cues.length) return [raw]
  const [upper, lower] = pair.split(' ')
  return [upper, lower].map((wanted) => ({
    cues: raw.cues.flatMap((cue) => {
      // A line in neither script ("♪", "2022") stands in both.
      const runs = linesOf(cue, (script) => script === undefined || script === wanted)
      return runs.some(({ text }) => text.trim() !== '') ? [{ ...cue, runs }] : []
    }),
  }))
}

/** The script of each line of a cue, lines without letters left out, as far as there are at most two kinds in blocks. */
function scriptsOf(cue: RawCue): string[] {
  return textOf(cue)
    .split('\n')
    .flatMap((line) => scriptOf(line) ?? [])
}

function textOf(cue: RawCue): string {
  return cue.runs.map((run) => run.text).join('')
}

/** In which script a line is written: that of most of its letters, a Hangul or Han letter weighing two Latin ones. */
function scriptOf(line: string): string | undefined {
  let best: { name: string; weight: number } | undefined
  for (const [name, letters] of SCRIPTS) {
    const weight = (line.match(letters)?.length ?? 0) * (name === 'hangul' || name === 'han' ? 2 : 1)
    if (weight > (best?.weight ?? 0)) best = { name, weight }
  }
  return best?.name
}

/** The runs of a cue, with only the lines whose script is wanted. */
function linesOf(cue: RawCue, wanted: (script: string | undefined) => boolean): Run[] {
  const keeps = textOf(cue)
    .split('\n')
    .map((line) => wanted(scriptOf(line)))
  let line = 0
  return cue.runs.map((run) => {
    const pieces = run.text.split('\n').map((piece, index) => {
      if (index > 0) line++
      return keeps[line] ? piece : ''
    })
    return { ...run, text: pieces.join('\n') }
  })
}
