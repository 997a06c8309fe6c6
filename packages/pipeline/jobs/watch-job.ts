import { basename } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { readPrint } from '@aftercut/engine/print'
import { NotFound, type Library } from '@aftercut/library/opening'
import { readVideo } from '@aftercut/media/reading'
import type { CastMember, EpisodePrinted } from '../watch/index.ts'
import { withLocalFile, type Workbench } from '../workbench/index.ts'
import { findApart } from './find-apart.ts'
import { jobOptions } from './read-job.ts'
import type { Job } from './run-job.ts'
import { waveformKeyOf, waveformOf } from './waveform.ts'
import house from '../package.json' with { type: 'json' }

/** Lays a making-of against the prints of its episodes, and keeps what is found beside what people decided. */
export const watchJob: Job<'watch'> = {
  async run({ makingId }, bench, context) {
    const { library, store } = bench
    const making = await library.makings.get(makingId)
    const video = making && (await library.videos.get(making.videoId))
    if (!making || !video) throw new NotFound('making', makingId)
    await library.makings.setState(makingId, 'finding', 0)
    const episodes = await episodesOf(makingId, bench)
    const cast = making.dramaId ? await castLines(library, making.dramaId) : []
    const tracks = await library.captions.asRead(video.id)
    const read = await withLocalFile(video, store, (path) => readVideo(path, jobOptions(context)))
    context.signal.throwIfAborted()
    const loudness = read.result.sound?.loudness
    if (loudness) await store.put(waveformKeyOf(video.id), waveformOf(loudness))
    const title = making.titles[Object.keys(making.titles)[0] ?? '']
    const sought = {
      making: {
        file: basename(video.file ?? video.storeKey ?? video.id),
        readings: read.result,
        tracks,
        ...(title !== undefined && { title }),
      },
      episodes,
      cast,
      problems: read.problems,
    }
    const report = await findApart(sought, context.signal)
    await context.stillWanted()
    await library.findings.saveRun(makingId, report, `aftercut ${house.version}`)
  },

  async tellProgress({ makingId }, { library }, fraction) {
    await library.makings.setState(makingId, 'finding', fraction)
  },

  async tellFailure({ makingId }, { library }, message, again) {
    await library.makings.setState(makingId, again ? 'finding' : 'failed', 0, message)
  },
}

/** The episodes that the making is laid against: those named for it, or else all of its drama that have a print. */
async function episodesOf(makingId: string, { library, store }: Workbench): Promise<EpisodePrinted[]> {
  const printed: EpisodePrinted[] = []
  for (const { id: episodeId, name } of await library.makings.episodes(makingId)) {
    const video = (await library.videos.ofEpisode(episodeId)).find(({ printKey }) => printKey !== null)
    if (!video?.printKey) continue
    const print = readPrint(await buffer(await store.get(video.printKey)))
    const tracks = await library.captions.asRead(video.id)
    printed.push({ id: name, file: basename(video.file ?? video.storeKey ?? name), print, tracks })
  }
  return printed
}

async function castLines(library: Library, dramaId: string): Promise<CastMember[]> {
  const lines = await library.cast.cast(dramaId)
  return lines.flatMap(({ person, role, variant, episodes }) =>
    Object.values(person.names).map((name) => ({
      person: name,
      role: Object.values(role.names)[0] ?? '',
      ...(variant && { variant }),
      ...(episodes.length > 0 && { episodes: episodes.map(({ number }) => number).join(', ') }),
    })),
  )
}
