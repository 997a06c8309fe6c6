import type { MakingPage } from '@aftercut/library/pages'
import type { Language } from '../language/index.ts'
import type { MomentLine, ToldLine } from '../parts/MomentList.svelte'

type MomentBody = { words?: string; who?: string[] }
type Track = MakingPage['tracks'][number]
type Cue = Track['cues'][number]

/** Of what is said after a cut, so many lines: the rest is for the making-of's own page, and the player. */
const MOST_LINES = 6

/**
 * The moments that stand, in the order of time, told in the page's language where its captions have the lines. What
 * happens within the time after a cut belongs to that: laughter, a hug, tears stand under it.
 */
export function momentLines(page: MakingPage, language: Language, nameOf: (name: string) => string): MomentLine[] {
  const moments = page.findings
    .filter((finding) => finding.kind === 'moment')
    .map(({ start, end, label, body }): MomentLine => {
      const { words = '', who = [] } = body as MomentBody
      const told = toldIn(page.tracks, { start, end, words, isStretch: label === 'after-cut' }, language, nameOf)
      return { start, end, kind: label, ...told, who: [...new Set(who.map(nameOf))], within: [] }
    })
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  const cuts = moments.filter(({ kind }) => kind === 'after-cut')
  return moments.filter((moment) => {
    if (moment.kind === 'after-cut') return true
    const cut = cuts.find(({ start, end }) => start <= moment.start && moment.end <= end + SLACK_SECONDS)
    cut?.within.push({ kind: moment.kind, start: moment.start, end: moment.end })
    return cut === undefined
  })
}

/** A laugh may outlast the stretch that it belongs to by the rest of its caption. */
const SLACK_SECONDS = 1

type Asked = { start: number; end: number; words: string; isStretch: boolean }

/** The lines of a moment: its own caption in the page's language, for a stretch all of them; else as it was found. */
function toldIn(tracks: readonly Track[], asked: Asked, language: Language, nameOf: (name: string) => string) {
  const found = tracks.find((track) => track.cues.some((cue) => holds(cue, asked)))
  const wanted = tracks.find((track) => track.language.split('-')[0] === language) ?? found ?? tracks[0]
  if (wanted === undefined)
    return { lines: asked.words === '' ? [] : [{ text: asked.words, speaker: undefined }], language: 'und' }
  const own = found?.cues.find((cue) => holds(cue, asked))
  const { start, end } = asked.isStretch || own === undefined ? asked : own
  const cues = wanted.cues.filter((cue) => cue.start < end && middleOf(cue) >= start && middleOf(cue) < end)
  // What no one caption tells was described by several: of these the sounds, without the talk around them.
  const sounds = asked.isStretch || own !== undefined ? [] : cues.filter(({ utterances }) => utterances.length === 0)
  const lines = (sounds.length > 0 ? sounds : cues).flatMap((cue) => linesOf(cue, nameOf))
  return { lines: lines.slice(0, MOST_LINES), language: wanted.language }
}

function holds(cue: Cue, { start, end, words }: Asked): boolean {
  return words !== '' && cue.start < end && cue.end > start && cue.text.includes(words)
}

function middleOf({ start, end }: Cue): number {
  return (start + end) / 2
}

/** What a cue says, speaker by speaker; a described sound as it is written. */
function linesOf(cue: Cue, nameOf: (name: string) => string): ToldLine[] {
  if (cue.utterances.length === 0) return [{ text: cue.text, speaker: undefined }]
  return cue.utterances.map(({ speaker, text }) => ({
    text,
    speaker: speaker === undefined || speaker === '' ? undefined : nameOf(speaker),
  }))
}
