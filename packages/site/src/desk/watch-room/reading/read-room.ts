import { createVerifier } from '@aftercut/engine/quotes'
import type { MergedFinding } from '@aftercut/library/findings'
import type { StoredCue } from '@aftercut/library/makings'
import { NotFound, type Library } from '@aftercut/library/opening'
import type { Making, Video } from '@aftercut/library/makings'
import { playableType } from '../../../../serve/media-library.ts'
import { pick } from '../../../language/index.ts'
import type { CastName, Decided, Finding, RoomCue, RoomData, RoomEpisode, RoomTrack, RoomVideo } from '../room-data.ts'

/** Where the frame rate is not known: a frame is then a frame of film. */
const FRAMES_PER_SECOND = 24

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The making by its id, as the room's address has it. */
export async function makingOf(library: Library, id: string): Promise<{ making: Making; video: Video }> {
  const making = ID.test(id) ? await library.makings.get(id) : undefined
  const video = making && (await library.videos.get(making.videoId))
  if (!making || !video) throw new NotFound('making', id)
  return { making, video }
}

/** All that the watch room shows of a making, in one answer. */
export async function readRoom(library: Library, id: string, language: string): Promise<RoomData> {
  const { making, video } = await makingOf(library, id)
  const [report, merged, tracks, episodes, cast] = await Promise.all([
    library.findings.report(id),
    library.findings.merged(id),
    readTracks(library, video.id),
    readEpisodes(library, id),
    making.dramaId === null ? [] : library.cast.cast(making.dramaId),
  ])
  const findings = merged.map(asFinding)
  const place = placeOf(video, `/desk/makings/${id}/video`)
  return {
    runId: making.runId,
    videoId: video.id,
    durationSeconds: video.durationSeconds ?? report?.making.durationSeconds ?? 0,
    framesPerSecond: video.framesPerSecond ?? FRAMES_PER_SECOND,
    findings,
    shots: report?.shots.map((shot) => shot.start) ?? [],
    tracks,
    episodes,
    cast: cast.map(({ person, role, variant }): CastName => {
      const played = pick(role.names, language).text
      return { name: pick(person.names, language).text, role: variant === null ? played : `${played} (${variant})` }
    }),
    ...place,
    strip: (video.facts as { strip?: RoomData['strip'] }).strip,
    openQuotes: openQuotesOf(findings, tracks),
  }
}

/** What was decided: little, so that another's edit is here at once. */
export async function readDecided(library: Library, id: string): Promise<Decided> {
  const { video } = await makingOf(library, id)
  const { runId, findings: merged } = await library.findings.decided(id)
  const findings = merged.map(asFinding)
  const isOpen = findings.some(({ body }) => body['reopened'] === true)
  return { runId, findings, openQuotes: isOpen ? openQuotesOf(findings, await readTracks(library, video.id)) : {} }
}

export function asFinding(merged: MergedFinding): Finding {
  const { id, kind, label, start, end, standing, version, moved, renamed, orphaned, by } = merged
  return { id, kind, label, start, end, standing, version, moved, renamed, orphaned, by, body: merged.body }
}

/** The caption tracks as they are now; `known`: hashes of those that the asker has, which are left out. */
export async function readTracks(
  library: Library,
  videoId: string,
  known: ReadonlySet<string> = new Set(),
): Promise<RoomTrack[]> {
  const tracks = (await library.captions.tracks(videoId)).filter(({ hash }) => !known.has(hash))
  return Promise.all(
    tracks.map(async ({ id, position, file, language, layer, automatic, hash }) => ({
      id,
      position,
      file,
      language,
      layer,
      automatic,
      hash,
      cues: (await library.captions.cues(id)).map(asCue),
    })),
  )
}

export function asCue({ number, version, start, end, text, utterances, sounds }: StoredCue): RoomCue {
  return { number, version, start, end, text, utterances, isSound: utterances.length === 0 && sounds.length > 0 }
}

async function readEpisodes(library: Library, makingId: string): Promise<RoomEpisode[]> {
  const episodes = await library.makings.episodes(makingId)
  return Promise.all(
    episodes.map(async ({ id, name, season, number }) => {
      const videos = await library.videos.ofEpisode(id)
      const places = videos.map((video) => placeOf(video, `/desk/makings/${makingId}/video?episode=${video.id}`))
      const place = places.find(({ video }) => video !== undefined) ??
        places[0] ?? { video: undefined, without: 'file' }
      return { name, season, number, ...place }
    }),
  )
}

/** Where a video plays at the desk, or why it does not. */
function placeOf(video: Video, src: string): { video: RoomVideo | undefined; without: 'file' | 'player' | undefined } {
  const name = video.file ?? video.storeKey
  const type = playableType(name)
  if (name === null || video.state === 'missing') return { video: undefined, without: 'file' }
  if (type === undefined) return { video: undefined, without: 'player' }
  const { width, height, durationSeconds } = video
  return {
    video: { src, type, width: width ?? 16, height: height ?? 9, durationSeconds: durationSeconds ?? 0 },
    without: undefined,
  }
}

/** Quotes that a corrected word has opened: whether they hold against the captions as they are, and what comes nearest. */
export function openQuotesOf(findings: readonly Finding[], tracks: readonly RoomTrack[]): RoomData['openQuotes'] {
  const open = findings.filter(({ kind, body }) => kind === 'quote' && body['reopened'] === true)
  if (open.length === 0) return {}
  const verifiers = new Map(
    tracks.map(({ position, file, language, layer, automatic, cues }) => [
      position,
      createVerifier([
        {
          file,
          format: 'track',
          language,
          layer,
          automatic,
          problems: [],
          cues: cues.map((cue) => ({ ...cue, sounds: [], line: cue.number + 1 })),
        },
      ]),
    ]),
  )
  return Object.fromEntries(
    open.map(({ id, body }) => {
      const { text, speaker, cues } = body as { text?: string; speaker?: string; cues?: { captions: number }[] }
      const found = verifiers.get(cues?.[0]?.captions ?? 0)?.verifyQuotation(text ?? '', speaker)
      const holds = found?.verdict === 'verbatim' || found?.verdict === 'edited'
      return [id, { holds, nearest: holds ? undefined : found?.nearest }]
    }),
  )
}
