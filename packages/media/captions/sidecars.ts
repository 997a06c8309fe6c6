import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Problem } from '@aftercut/engine/report'

const CAPTIONS = /\.(?:srt|vtt|ass|ssa|smi|sami|json3)$/i
/** Caption formats that are told of, for they cannot be read. */
const OTHER_CAPTIONS = /\.(?:ttml|dfxp|srv[123]|sub|idx|sup|lrc|scc|stl|sbv)$/i
const VIDEOS = /\.(?:mp4|m4v|mkv|webm|mov|ts|m2ts|mts|avi|mpg|mpeg|wmv|flv|ogv|3gp)$/i

export type Sidecars = {
  /** Paths, in order of their names. */
  captions: string[]
  infoJson?: string
  nfo?: string
  problems: Problem[]
}

const stemOf = (name: string): string => name.replace(/\.[^.]{1,6}$/, '')

/**
 * Finds what lies beside a video and bears its name: `X.srt`, `X.ko.vtt`, `X.en.sdh.ass`, `X.smi`, `X.info.json`,
 * `X.nfo`. A file that a longer-named video beside it fits better (`X.2.ko.srt` with `X.2.mp4`) is that one's.
 */
export async function findSidecars(videoPath: string): Promise<Sidecars> {
  const folder = dirname(videoPath)
  const names = await readdir(folder).catch((): string[] => [])
  const stem = stemOf(basename(videoPath)).normalize('NFC')
  const longer = names
    .filter((name) => VIDEOS.test(name))
    .map((name) => stemOf(name).normalize('NFC'))
    .filter((other) => other.length > stem.length && other.startsWith(`${stem}.`))
  const found: Sidecars = { captions: [], problems: [] }
  for (const name of names.toSorted()) {
    const plain = name.normalize('NFC')
    if (!plain.startsWith(`${stem}.`) || longer.some((other) => plain.startsWith(`${other}.`))) continue
    const path = join(folder, name)
    if (CAPTIONS.test(name)) found.captions.push(path)
    else if (/\.info\.json$/i.test(name)) found.infoJson = path
    else if (/\.nfo$/i.test(name)) found.nfo = path
    else if (OTHER_CAPTIONS.test(name)) {
      const message = `${name} is in a caption format that cannot be read. Convert it to .srt or .vtt.`
      found.problems.push({ file: path, code: 'unsupported-captions', message })
    }
  }
  return found
}
