import type { Problem, Span } from '@aftercut/engine/report'
import type { Kysely } from 'kysely'
import { mergeFindings, type MergedFinding } from '../findings/merge.ts'
import { cuesOf, tracksOf, type StoredCue, type StoredTrack } from '../makings/stored-cues.ts'
import type { Making } from '../makings/makings.ts'
import type { Video } from '../makings/videos.ts'
import type { Localized } from '../schema/columns.ts'
import type { Schema } from '../schema/schema.ts'
import type { Source } from '../sources/sources.ts'
import { storyCards, type DramaCard, type StoryCard } from './cards.ts'

/** A scene that the making shows, with the spans of the making that show it: the broadcast's own (`clip`) and takes. */
export type SceneShown = {
  episode: { id: string; slug: string | null; season: number; number: number; titles: Localized } | null
  /** As the watch report names the episode. */
  name: string
  scene: Span
  shown: (Span & { kind: 'clip' | 'take'; take: number | null; day: number | null; finding: string })[]
}

export type MakingPage = {
  making: Making
  spoiler: { season: number; episode: number } | null
  video: Video
  source: Source | null
  drama: DramaCard | null
  tracks: (StoredTrack & { cues: StoredCue[] })[]
  /** What stands: found, confirmed, changed or added; rejected and orphaned ones are left out. */
  findings: MergedFinding[]
  scenes: SceneShown[]
  problems: Problem[]
  stories: StoryCard[]
}

export async function makingPage(db: Kysely<Schema>, makingId: string): Promise<MakingPage | undefined> {
  const making = await db.selectFrom('making').selectAll().where('id', '=', makingId).executeTakeFirst()
  if (!making) return undefined
  const [video, tracks, merged, episodes, run, drama, stories] = await Promise.all([
    db.selectFrom('video').selectAll().where('id', '=', making.videoId).executeTakeFirstOrThrow(),
    tracksOf(db, making.videoId),
    mergeFindings(db, makingId),
    episodesOf(db, makingId),
    making.runId
      ? db.selectFrom('findingRun').select('report').where('id', '=', making.runId).executeTakeFirst()
      : Promise.resolve(undefined),
    making.dramaId
      ? db
          .selectFrom('drama')
          .select(['id', 'slug', 'titles', 'network', 'status', 'picture'])
          .where('id', '=', making.dramaId)
          .executeTakeFirst()
      : Promise.resolve(undefined),
    storyCards(db, { limit: 20 }, (query) => query.where('story.makingId', '=', makingId)),
  ])
  const [cues, source] = await Promise.all([
    cuesOf(
      db,
      tracks.map((track) => track.id),
    ),
    video.sourceId
      ? db.selectFrom('source').selectAll().where('id', '=', video.sourceId).executeTakeFirst()
      : Promise.resolve(undefined),
  ])
  const findings = merged.filter((finding) => finding.standing !== 'rejected' && !finding.orphaned)
  const { spoilerSeason: season, spoilerEpisode: episode } = making
  return {
    making,
    spoiler: season !== null && episode !== null ? { season, episode } : null,
    video,
    source: source ?? null,
    drama: drama ?? null,
    tracks: tracks.map((track) => ({ ...track, cues: cues.get(track.id) ?? [] })),
    findings,
    scenes: scenesShown(findings, episodes),
    problems: run?.report.problems ?? [],
    stories,
  }
}

type MakingEpisode = NonNullable<SceneShown['episode']> & { name: string }

async function episodesOf(db: Kysely<Schema>, makingId: string): Promise<MakingEpisode[]> {
  return db
    .selectFrom('makingEpisode')
    .innerJoin('episode', 'episode.id', 'makingEpisode.episodeId')
    .innerJoin('season', 'season.id', 'episode.seasonId')
    .innerJoin('drama', 'drama.id', 'season.dramaId')
    .select([
      'episode.id',
      'makingEpisode.name',
      'season.number as season',
      'episode.number',
      'episode.titles',
      'drama.slug',
    ])
    .where('makingEpisode.makingId', '=', makingId)
    .execute()
}

type SceneSegment = Span & { kind: string; scene?: Span & { episode: string }; take?: number; day?: number }

function scenesShown(findings: readonly MergedFinding[], episodes: readonly MakingEpisode[]): SceneShown[] {
  const scenes = new Map<string, SceneShown>()
  for (const finding of findings) {
    if (finding.kind !== 'segment') continue
    const { scene, take, day } = finding.body as unknown as SceneSegment
    if (!scene || (finding.label !== 'clip' && finding.label !== 'take')) continue
    const key = `${scene.episode}/${scene.start}/${scene.end}`
    const found = episodes.find((each) => each.name === scene.episode)
    const shown: SceneShown = scenes.get(key) ?? {
      episode: found
        ? { id: found.id, slug: found.slug, season: found.season, number: found.number, titles: found.titles }
        : null,
      name: scene.episode,
      scene: { start: scene.start, end: scene.end },
      shown: [],
    }
    shown.shown.push({
      start: finding.start,
      end: finding.end,
      kind: finding.label,
      take: take ?? null,
      day: day ?? null,
      finding: finding.id,
    })
    scenes.set(key, shown)
  }
  return [...scenes.values()].toSorted(
    (a, b) =>
      (a.episode?.season ?? 0) - (b.episode?.season ?? 0) ||
      (a.episode?.number ?? 0) - (b.episode?.number ?? 0) ||
      a.name.localeCompare(b.name) ||
      a.scene.start - b.scene.start,
  )
}
