import type { Moment, MomentKind, Span } from '../report/index.ts'
import { brief, type Happening, type MomentTrack, segmentAt, withWho } from './happening.ts'
import { findSign, type ToldKind } from './signs.ts'

/** Told by a description of the sound or the picture; by what is said while it happens. Measured in docs/moments.md. */
const TOLD_CONFIDENCE = 0.9
const SAID_CONFIDENCE = 0.75
/** Said in more words than this, it is told about, not happening. */
const MOST_WORDS = 14
/** What interviews tell of tears and slips was then; laughter, a joke and a high-five are now. */
const IN_INTERVIEWS: ReadonlySet<ToldKind> = new Set(['laughter', 'joke', 'high-five'])
/** The same kind again within this time is the same moment. Seconds. */
const SAME_MOMENT_SECONDS = 5

/** Moments that captions tell of, in order. */
export function toldMoments(tracks: readonly MomentTrack[], happening: Happening): Moment[] {
  return tracks.reduce<Moment[]>((known, track) => {
    const own = mergeMoments([...momentsOfNotes(track, happening), ...momentsOfLines(track, happening)])
    return witness(known, own)
  }, [])
}

function momentsOfNotes(track: MomentTrack, { segments, scripted, who }: Happening): Moment[] {
  return track.notes.flatMap((note) => {
    const segment = segmentAt(note, segments)
    if (segment?.kind === 'clip' || scripted(note)) return []
    return track.signs.kinds.flatMap(({ kind, told }) => {
      const sign = findSign(note.text, told)
      if (sign === undefined) return []
      const near = speakersAt(note, track)
      const because = [`a caption tells of it: "${brief(note.text)}"`]
      const moment = { ...span(note), kind, words: brief(note.text), confidence: TOLD_CONFIDENCE, because }
      return [withWho(moment, [...who(note.text, undefined), ...near.flatMap((speaker) => who('', speaker))])]
    })
  })
}

function momentsOfLines(track: MomentTrack, { segments, who }: Happening): Moment[] {
  return track.lines.flatMap((line, index) => {
    const segment = segmentAt(line, segments)
    if (segment?.kind === 'clip' || track.performed(index) || wordsIn(line.text) > MOST_WORDS) return []
    return track.signs.kinds.flatMap(({ kind, said }) => {
      if (segment?.kind === 'interview' && !IN_INTERVIEWS.has(kind)) return []
      const sign = findSign(line.text, said)
      if (sign === undefined) return []
      const because = [`someone says "${brief(line.text, 80)}"`]
      const moment = { ...span(line), kind, words: brief(line.text), confidence: SAID_CONFIDENCE, because }
      return [withWho(moment, who('', line.speaker))]
    })
  })
}

/** Who speaks in the cue of a note: '지원: (웃음)' and 'JIWON: [laughs] I know'. */
function speakersAt(note: Span & { cue: number }, track: MomentTrack): string[] {
  return track.lines.flatMap((line) => (line.cue === note.cue && line.speaker !== undefined ? [line.speaker] : []))
}

function wordsIn(text: string): number {
  const syllables = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0
  return text.split(/\s+/u).length + syllables / 2
}

function span({ start, end }: Span): Span {
  return { start, end }
}

/** Adds the moments of another caption file: one that is known already is made surer, and keeps its words. */
function witness(known: readonly Moment[], more: readonly Moment[]): Moment[] {
  const together = known.map((moment) => {
    const twin = more.find((other) => isTwin(moment, other))
    return twin ? { ...join(moment, twin), end: moment.end, words: moment.words, because: moment.because } : moment
  })
  const unheard = more.filter((other) => !known.some((moment) => isTwin(moment, other)))
  return [...together, ...unheard].toSorted((a, b) => a.start - b.start)
}

function isTwin(a: Moment, b: Moment): boolean {
  return a.kind === b.kind && a.start < b.end + SAME_MOMENT_SECONDS && b.start < a.end + SAME_MOMENT_SECONDS
}

/** Joins moments of one kind that touch or nearly do. In order of time. */
export function mergeMoments(moments: readonly Moment[]): Moment[] {
  const merged = new Map<MomentKind, Moment[]>()
  for (const moment of moments.toSorted((a, b) => a.start - b.start)) {
    const same = merged.get(moment.kind) ?? []
    const last = same.at(-1)
    if (last && moment.start - last.end < SAME_MOMENT_SECONDS) same[same.length - 1] = join(last, moment)
    else same.push(moment)
    merged.set(moment.kind, same)
  }
  return [...merged.values()].flat().toSorted((a, b) => a.start - b.start)
}

function join(a: Moment, b: Moment): Moment {
  const who = [...new Set([...(a.who ?? []), ...(b.who ?? [])])]
  return {
    ...a,
    end: Math.max(a.end, b.end),
    words: a.words.includes(b.words) ? a.words : brief(`${a.words} ${b.words}`),
    ...(who.length > 0 && { who }),
    /** Two witnesses that err independently. */
    confidence: 1 - (1 - a.confidence) * (1 - b.confidence * 0.5),
    because: [...new Set([...a.because, ...b.because])],
  }
}
