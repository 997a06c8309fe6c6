import { basename, extname, join, relative } from 'node:path'
import { writeChapters, writeOtio } from '@aftercut/engine/report'
import { writeWatchPage } from '../watch-page/index.ts'
import { takePageStills } from './page-stills.ts'
import { writeWhole } from '../files/index.ts'
import type { Watched } from '../watch/index.ts'

export type WrittenResults = { report: string; page: string; chapters: string; timeline: string }

/** The folder that results go to unless one is named: beside where the command runs, called after the making-of. */
export function resultFolder(making: string): string {
  return `${basename(making, extname(making))}.watch`
}

/** Writes `watch.json`, `watch.html`, `chapters.vtt` and `watch.otio` into a folder, each whole or not at all. */
export async function writeResults(
  { report, tracks, episodes, takeDifferences, framesPerSecond, stills: kept }: Watched,
  folder: string,
  signal?: AbortSignal,
): Promise<WrittenResults> {
  const { stills, episodeStills, problems } = await takePageStills(report, episodes, kept, signal)
  report.problems.push(...problems)
  const files = {
    report: join(folder, 'watch.json'),
    page: join(folder, 'watch.html'),
    chapters: join(folder, 'chapters.vtt'),
    timeline: join(folder, 'watch.otio'),
  }
  const locate = (file: string) => relative(folder, file).split(/[\\/]/).map(encodeURIComponent).join('/')
  const videoHref = locate(report.making.file)
  const episodeTracks = episodes.map((episode) => ({ episode: episode.id, tracks: episode.tracks }))
  await writeWhole(files.report, `${JSON.stringify(report, null, 2)}\n`)
  const page = writeWatchPage({ report, tracks, episodeTracks, takeDifferences, stills, episodeStills, videoHref })
  await writeWhole(files.page, page)
  await writeWhole(files.chapters, writeChapters(report))
  await writeWhole(files.timeline, writeOtio(report, { framesPerSecond, locate }))
  return files
}
