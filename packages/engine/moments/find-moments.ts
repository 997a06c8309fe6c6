import { callLexicon, type FoundCall, isCaller } from '../calls/index.ts'
import type { Line, Note } from '../dialogue/index.ts'
import type { Moment, Segment } from '../report/index.ts'
import type { SoundReadings } from '../readings/index.ts'
import type { NumberedTake } from '../segments/index.ts'
import { adLibs } from './ad-libs.ts'
import { afterCuts } from './after-cut.ts'
import { approaches } from './approaches.ts'
import type { Happening, MomentTrack } from './happening.ts'
import { signsOf } from './signs.ts'
import { slips } from './slips.ts'
import { findApplauseInSound } from './applause-in-sound.ts'
import { findLaughterInSound } from './laughter-in-sound.ts'
import { mergeMoments, toldMoments } from './told-moments.ts'
import type { CastMember } from '../names/index.ts'
import { whoIsNamed } from './who.ts'

export type MomentInput = {
  /** The sound of the making-of, where it was read. */
  sound?: SoundReadings
  tracks: readonly { captions: number; language: string; lines: readonly Line[]; notes: readonly Note[] }[]
  calls: readonly FoundCall[]
  segments: readonly Segment[]
  takes: readonly NumberedTake[]
  cast: readonly CastMember[]
  /** Sound descriptions of an episode near a time of it; to tell the script's sobs from the actor's. */
  episodeNotes: (episode: number, start: number, end: number) => readonly Note[]
  episodeLines: (episode: number, start: number, end: number) => readonly Line[]
}

/** What happens on set and in interviews and is worth telling, in order. */
export function findMoments(input: MomentInput): Moment[] {
  const performedLines = input.takes.flatMap((take) => take.performance?.lines ?? [])
  const tracks = input.tracks.map((track): MomentTrack => {
    const performed = new Set(
      performedLines.filter((line) => line.captions === track.captions && line.share >= 0.5).map((line) => line.line),
    )
    const lexicon = callLexicon(track.language)
    return {
      ...track,
      signs: signsOf(track.language),
      performed: (line) => performed.has(line),
      crew: (speaker) => isCaller(speaker, lexicon),
    }
  })
  const happening: Happening = {
    calls: input.calls,
    segments: input.segments,
    scripted: (note) => isScripted(note, input),
    drama: input.episodeLines,
    who: (text, speaker) => whoIsNamed(input.cast, text, speaker),
  }
  const told = borneOut(
    mergeMoments([
      ...toldMoments(tracks, happening),
      ...adLibs(tracks, input.takes, happening),
      ...slips(tracks, input.takes, happening),
    ]),
    input.sound,
  )
  return [...told, ...afterCuts(tracks, happening), ...approaches(tracks, input.takes, happening)].toSorted(
    (a, b) => a.start - b.start || a.end - b.end,
  )
}

/** What hearing laughter or applause leaves of the doubt about what captions tell of. */
const DOUBT_LEFT = 0.4

/** Laughter and applause that captions tell of are surer where the sound has them too. */
function borneOut(moments: readonly Moment[], sound: SoundReadings | undefined): Moment[] {
  const heard = {
    laughter: sound && moments.some(({ kind }) => kind === 'laughter') ? findLaughterInSound(sound) : [],
    applause: sound && moments.some(({ kind }) => kind === 'applause') ? findApplauseInSound(sound) : [],
  }
  return moments.map((moment) => {
    if (moment.kind !== 'laughter' && moment.kind !== 'applause') return moment
    const bout = heard[moment.kind].find((each) => each.start < moment.end + 1.5 && each.end > moment.start - 1.5)
    if (!bout) return moment
    const confidence = 1 - (1 - moment.confidence) * DOUBT_LEFT
    return { ...moment, confidence, because: [...moment.because, `the sound bears it out: ${bout.evidence}`] }
  })
}

/** Whether a take performs a part of the drama in which the same is described. */
function isScripted(note: Note, { takes, episodeNotes, tracks }: MomentInput): boolean {
  const lines = takes.flatMap((take) => take.performance?.lines ?? [])
  const near = lines.find((line) => note.start < line.end + 2 && note.end > line.start - 2)
  const take = takes.find((each) => note.start >= each.start - 0.1 && note.start < each.end)
  if (!near || !take) return false
  const signs = tracks.map((track) => signsOf(track.language))
  const kindsOf = (text: string) =>
    signs.flatMap((each) =>
      each.kinds
        .filter(({ told }) => told.some((sign) => text.toLowerCase().includes(sign.text.trim())))
        .map(({ kind }) => kind),
    )
  const kinds = new Set(kindsOf(note.text))
  return episodeNotes(near.episode, near.drama.start - 4, near.drama.end + 4).some((other) =>
    kindsOf(other.text).some((kind) => kinds.has(kind)),
  )
}
