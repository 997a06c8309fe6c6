import type { CaptionFormat, CaptionTrack, Cue } from './cue.ts'
import { canonicalLanguage, languageOfName } from './language-name.ts'
import { tellLanguage } from './language.ts'
import { Oddities } from './oddities.ts'
import type { RawCaptions } from './raw-captions.ts'
import { unroll } from './rolling.ts'
import { layRuns } from './runs.ts'
import type { LaidCue, RawCue } from './runs.ts'
import { findLabels } from './labels.ts'
import { readSpeech } from './speech.ts'

export type TrackFacts = { file: string; format: CaptionFormat; language?: string | undefined }

/** Puts a cue's times in order; what had to be changed is told. */
function lay(raw: RawCue, oddities: Oddities): LaidCue {
  let { start, end } = raw
  if (start < 0 || end < 0) {
    oddities.tell('negative-time', raw.line, `the cue lies at ${start} to ${end} s, before the video; cut off at 0.`)
    start = Math.max(0, start)
    end = Math.max(0, end)
  }
  if (end < start) {
    oddities.tell('end-before-start', raw.line, `cue ends at ${end} s, before its start at ${start} s.`, start)
    end = start
  }
  return { start, end, line: raw.line, speech: raw.speech ?? true, ...layRuns(raw.runs, start) }
}

function inOrder(cues: LaidCue[], oddities: Oddities): LaidCue[] {
  let latest = 0
  for (const cue of cues) {
    if (cue.start < latest)
      oddities.habit('out-of-order', cue.line, `the cue at ${cue.start} s stands after one that starts later.`)
    latest = Math.max(latest, cue.start)
  }
  return cues.toSorted((a, b) => a.start - b.start)
}

function toCue(laid: LaidCue, labels: ReturnType<typeof findLabels>): Cue {
  const { start, end, text, words, voices, line } = laid
  const speech = laid.speech ? readSpeech(text, voices ?? [], labels) : { utterances: [], sounds: [text] }
  return { start, end, text, ...speech, ...(words ? { words } : {}), ...(voices ? { voices } : {}), line }
}

/** From what the file holds to a track: order, rolling captions said once, speakers and sounds, language. */
export function finishTrack(raw: RawCaptions, facts: TrackFacts, given?: Oddities): CaptionTrack {
  const oddities = given ?? new Oddities(facts.file)
  const laid = inOrder(
    raw.cues.map((cue) => lay(cue, oddities)),
    oddities,
  )
  const unrolled = unroll(laid)
  const kept = unrolled ?? laid
  for (const cue of kept)
    if (cue.text === '') oddities.habit('empty-cue', cue.line, `the cue at ${cue.start} s is empty.`)
  const labels = findLabels(kept)
  const cues = kept.map((cue) => toCue(cue, labels))
  const name = languageOfName(facts.file)
  const language = tellLanguage(
    cues,
    [facts.language, name.language, canonicalLanguage(raw.declaredLanguage)],
    oddities,
  )
  const timed = cues.some((cue) => cue.words)
  return {
    file: facts.file,
    format: facts.format,
    language,
    layer: name.translatedFrom ? 'translation' : 'original',
    automatic: raw.automatic ?? (name.automatic || (unrolled !== undefined && timed)),
    cues,
    problems: oddities.problems(),
  }
}
