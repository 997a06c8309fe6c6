import { basename, dirname, extname, relative, sep } from 'node:path'
import { findSidecars, readVideoInfo, type VideoInfo } from '@aftercut/media/captions'
import { dramaInTitle } from './drama-in-title.ts'
import { readVideoName, type VideoName } from './video-name.ts'

/** A video's name, and the titles that its drama goes by: the first is the one most to be trusted. */
export type NamedVideo = VideoName & { shows: readonly string[] }

type Told = { file: string; name: VideoName; info: VideoInfo | undefined }

const HANGUL = /\p{sc=Hangul}/u

/**
 * What each file is, and of which drama. What lies together under one name is of one drama: a making's `series` (yt-dlp's,
 * or an .nfo's) is then another title of the same, and decides alone only where it is at odds with another's. `drama`:
 * what a person said, which stands above all. `above`: the folder from which on names are told. `together`: files that
 * someone sent as one: what has no name in it is of the drama that the others name, where that is one. `known`: titles of
 * the library's dramas; a making whose title names one of these, or of the drama of an episode that lies here, is of it.
 */
export async function nameVideos(
  files: readonly string[],
  {
    above,
    drama,
    together,
    known = [],
  }: { above: string; drama?: string | undefined; together: boolean; known?: readonly string[] },
): Promise<Map<string, NamedVideo>> {
  const told: Told[] = []
  for (const file of files) told.push(await tellVideo(file, above))
  const groups = Map.groupBy(told, ({ name }) => plain(name.show))
  const named = new Map<string, NamedVideo>()
  for (const [, group] of groups)
    for (const { file, name, info } of group)
      named.set(file, {
        ...name,
        ...(info?.season !== undefined && { season: info.season }),
        ...(info?.episode !== undefined && { episode: info.episode }),
        shows: drama === undefined ? titlesFor({ file, name, info }, group) : [drama],
      })
  if (drama === undefined) findShowsInTitles(told, named, known)
  if (together) shareOneShow(named)
  return named
}

async function tellVideo(file: string, above: string): Promise<Told> {
  const folders = relative(above, dirname(file)).split(sep).filter(Boolean)
  const { infoJson, nfo } = await findSidecars(file)
  // What is wrong with them is told when the video itself is taken.
  const { info } = await readVideoInfo({ infoJson, nfo })
  const name = readVideoName(basename(file, extname(file)), folders)
  // 'dQw4w9WgXcQ.mp4' says nothing: its title does.
  const titled =
    name.show === undefined && name.episode === undefined && info?.title !== undefined
      ? readVideoName(info.title, [])
      : undefined
  if (titled === undefined) return { file, name, info }
  const isEpisode = titled.kind === 'episode' && info?.show !== undefined && info.episode !== undefined
  return { file, name: { ...name, ...titled, kind: isEpisode ? 'episode' : name.kind, title: name.title }, info }
}

/** Gives makings whose title names a known drama that drama, where nothing better says it. */
function findShowsInTitles(told: readonly Told[], named: Map<string, NamedVideo>, known: readonly string[]): void {
  const titles = new Map(known.map((title) => [title, [title]]))
  for (const { kind, shows } of named.values())
    if (kind === 'episode') for (const show of shows) titles.set(show, [...shows])
  const plainly = new Set([...titles.keys()].map(plain))
  for (const { file, name, info } of told) {
    const one = named.get(file)
    if (one?.kind !== 'making' || info?.show !== undefined || one.shows.some((show) => plainly.has(plain(show))))
      continue
    const found =
      dramaInTitle(info?.title ?? '', titles.keys()) ?? dramaInTitle(basename(file, extname(file)), titles.keys())
    if (found !== undefined) named.set(file, { ...name, ...one, shows: titles.get(found) ?? [found] })
  }
}

function titlesFor({ name, info }: Told, group: readonly Told[]): string[] {
  const own = name.show === undefined ? [] : [name.show]
  const series = [...new Set(group.flatMap((one) => one.info?.show ?? []))]
  // A folder called 'Downloads' may hold makings of any drama: it is a drama's where an episode lies under the same name.
  const isDramas = group.some((one) => one.name.kind === 'episode' || one.name.episode !== undefined)
  const scripts = new Set(series.map((title) => HANGUL.test(title)))
  if (name.show !== undefined && isDramas && scripts.size === series.length) return [...new Set([...series, ...own])]
  return info?.show === undefined ? own : [info.show]
}

function shareOneShow(named: Map<string, NamedVideo>): void {
  const known = [...named.values()].filter(({ shows }) => shows.length > 0)
  const [first] = known
  if (!first || new Set(known.map(({ shows }) => shows.map(plain).toSorted().join('\n'))).size > 1) return
  for (const [file, one] of named) if (one.shows.length === 0) named.set(file, { ...one, shows: first.shows })
}

/** Letters and digits alone tell dramas apart, as in the library. */
const plain = (title: string | undefined): string =>
  (title ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
