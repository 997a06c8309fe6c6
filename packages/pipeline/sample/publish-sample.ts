import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Library } from '@aftercut/library/opening'
import { importDrama, readDramaFile, type DramaFile } from '../exchange/index.ts'
import { importFolder } from '../importing/index.ts'
import { storyFromMarkdown } from '../story/index.ts'
import { readCast } from '../tables/index.ts'
import type { Workbench } from '../workbench/index.ts'

const WHO = 'sample'
const WEEK = 7 * 24 * 3600 * 1000

/**
 * Takes the sample drama into an empty library by the ordinary ways (import, jobs, the check of every quotation) and
 * publishes its story. Done once: where the story is there already, nothing happens. A worker must be running.
 */
export async function publishSample(
  folder: string,
  bench: Workbench,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (what: string, fraction: number) => void } = {},
): Promise<{ storySlug: string }> {
  const { library } = bench
  const [published] = await library.stories.list({ state: 'published', limit: 1 })
  if (published) return { storySlug: published.slug }
  const dramaId = await importDrama(onAirNow(await readDramaFile(join(folder, 'drama.json'))), library, WHO)
  await importFolder(folder, bench, { ...(signal && { signal }) })
  const making = await foundMaking(dramaId, bench, { ...(signal && { signal }), ...(onProgress && { onProgress }) })
  await library.videos.change(making.videoId, { rights: 'own' })
  await library.makings.save({ id: making.id, visibility: 'public' }, WHO)
  const content = await writeStory(join(folder, 'story.md'), { dramaId, making }, library)
  const story = await library.stories.create({ language: 'en', dramaId, makingId: making.id, content }, WHO)
  await library.stories.publish(story.id, story.version, { who: WHO })
  return { storySlug: story.slug }
}

/** The sample airs now, whenever that is: its days are moved on by whole weeks, to a premiere within the last one. */
export function onAirNow(file: DramaFile, now = Date.now()): DramaFile {
  return {
    ...file,
    seasons: file.seasons.map((season) => {
      if (!season.airing) return season
      const weeks = Math.floor((now - Date.parse(season.airing.startsOn)) / WEEK)
      const startsOn = new Date(Date.parse(season.airing.startsOn) + weeks * WEEK).toISOString().slice(0, 10)
      return { ...season, airing: { ...season.airing, startsOn } }
    }),
  }
}

type Making = Awaited<ReturnType<Library['makings']['list']>>[number]

async function foundMaking(
  dramaId: string,
  { library }: Workbench,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (what: string, fraction: number) => void },
): Promise<Making> {
  for (;;) {
    const [making] = await library.makings.list({ dramaId, limit: 1 })
    if (!making || making.state === 'failed')
      throw new Error(`The sample's making-of could not be read: ${making?.problem ?? 'it was not found'}.`)
    const episodes = await library.videos.list({ kind: 'episode' })
    const failed = episodes.find(({ state }) => state === 'failed')
    if (failed) throw new Error(`An episode of the sample could not be read: ${failed.problem}.`)
    const ready = making.video.state === 'ready' && episodes.every(({ state }) => state === 'ready')
    if (ready && making.state === 'found' && (await laidAgainst(making.id, library)) === episodes.length) return making
    onProgress?.('Reading the sample', making.progress)
    await pause(300, undefined, { ...(signal && { signal }) })
  }
}

/** How many episodes the current report rests on: the first may have been made before all of them were read. */
async function laidAgainst(makingId: string, library: Library): Promise<number> {
  return (await library.findings.report(makingId))?.episodes.length ?? 0
}

async function writeStory(
  path: string,
  { dramaId, making }: { dramaId: string; making: Making },
  library: Library,
): Promise<Parameters<Library['stories']['create']>[0]['content']> {
  const cast = await library.cast.cast(dramaId)
  const people = cast.map(({ person, role }) => ({
    id: person.id,
    name: person.names.en ?? '',
    role: role.names.en ?? '',
  }))
  const named = await readCast(join(path, '../cast.csv'))
  const drama = await library.dramas.get(dramaId)
  const { headline, standfirst, body } = storyFromMarkdown(await readFile(path, 'utf8'), {
    makingId: making.id,
    dramaId,
    tracks: await library.captions.asRead(making.videoId),
    people,
    cast: named.cast,
    titles: Object.values(drama?.titles ?? {}),
  })
  const spoken = [...new Set(people.filter(({ name }) => headline.includes(name)).map(({ id }) => id))]
  const episodes = await library.makings.episodes(making.id)
  const { spoilerSeason: season, spoilerEpisode: episode } = making
  const { posterKey } = making.video
  return {
    headline,
    teaser: `Watch: The making-of “${drama?.titles.en}”`,
    standfirst,
    body,
    byline: 'Aftercut',
    ...(posterKey && {
      picture: {
        key: posterKey,
        alt: { en: 'On a film set by night, an actress and an actor stand in the rain before an umbrella shop.' },
        rights: 'own' as const,
      },
    }),
    tags: ['making-of'],
    spoiler: season !== null && episode !== null ? { season, episode } : null,
    personIds: spoken,
    episodeIds: episodes.map(({ id }) => id).slice(-1),
  }
}
