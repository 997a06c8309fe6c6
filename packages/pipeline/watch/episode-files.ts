import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { UnreadableInput, whyUnreadable, type Problem } from '@aftercut/engine/report'

/** An episode as it lies: its video, its print, or both. `id` is the file's name without its ending. */
export type EpisodeFile = { id: string; video?: string; print?: string }

/** Endings of the containers that we read; others are passed over in folders, and tried when named. */
export const VIDEO_ENDINGS: ReadonlySet<string> = new Set(
  '.mp4 .m4v .mkv .webm .mov .ts .m2ts .mts .mpg .mpeg .avi .wmv .flv .ogv .3gp'.split(' '),
)
const PRINT_ENDING = '.print'

/** Folders of extras and suffixes of names by which Jellyfin and Kodi tell extras from episodes. */
const EXTRAS_FOLDER =
  /^(?:behind[ _.-]?the[ _.-]?scenes|deleted[ _.-]?scenes|interviews|scenes|samples|shorts|featurettes|clips|other|extras|trailers|making[ _.-]?of)$/i
const EXTRAS_NAME =
  /[-. _](?:behindthescenes|deleted|interview|scene|sample|short|featurette|clip|other|trailer|extra)$/i

/** Deep enough for Drama/Season 01/Episode 01/…; keeps a link back to a parent from running for ever. */
const MAX_DEPTH = 6

/**
 * The episodes that paths (videos, prints, folders) stand for, without the making-of itself (`making`: its absolute path). A print and a video of one
 * name in one folder are one episode. Throws `UnreadableInput` for a path that is not there, and where not one is found.
 */
export async function findEpisodes(
  paths: readonly string[],
  making: string,
): Promise<{ episodes: EpisodeFile[]; problems: Problem[] }> {
  const found = new Map<string, EpisodeFile>()
  const problems: Problem[] = []
  const add = (file: string) => {
    const ending = extname(file)
    const id = basename(file, ending)
    const key = join(dirname(file), id)
    const episode = found.get(key) ?? { id }
    if (ending.toLowerCase() === PRINT_ENDING) episode.print = file
    else episode.video ??= file
    found.set(key, episode)
  }
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true })
    for (const entry of entries.toSorted((a, b) => byName(a.name, b.name))) {
      const path = join(folder, entry.name)
      if (entry.name.startsWith('.') || resolve(path) === making) continue
      const { name, ending } = nameAndEnding(entry.name)
      if (entry.isDirectory()) {
        if (depth < MAX_DEPTH && !EXTRAS_FOLDER.test(entry.name)) await visit(path, depth + 1)
      } else if ((VIDEO_ENDINGS.has(ending) || ending === PRINT_ENDING) && !EXTRAS_NAME.test(name)) add(path)
    }
  }
  for (const given of paths) {
    const facts = await stat(given).catch((cause: unknown) => {
      throw new UnreadableInput(given, `Cannot read ${given}: ${whyUnreadable(cause)}.`, { cause })
    })
    if (facts.isDirectory()) {
      const before = found.size
      await visit(given, 0)
      if (found.size === before)
        problems.push({
          file: given,
          code: 'no-episodes',
          message: `${given} holds no video and no print. Name a folder with episodes in it, or the files themselves.`,
        })
    } else if (resolve(given) !== making) add(given)
  }
  if (found.size === 0) throw noEpisodes(paths, problems)
  return { episodes: withDistinctIds([...found.values()]), problems }
}

function noEpisodes(paths: readonly string[], problems: readonly Problem[]): UnreadableInput {
  const [first = ''] = paths
  const why = problems[0]?.message ?? `${first} is the making-of itself. Name the episodes that it belongs to.`
  return new UnreadableInput(first, why)
}

/** Two files of one name in two folders must not become one episode in the report. */
function withDistinctIds(episodes: EpisodeFile[]): EpisodeFile[] {
  const taken = new Set<string>()
  return episodes.map((episode) => {
    let id = episode.id
    for (let copy = 2; taken.has(id); copy++) id = `${episode.id} (${copy})`
    taken.add(id)
    return { ...episode, id }
  })
}

function nameAndEnding(file: string): { name: string; ending: string } {
  const ending = extname(file)
  return { name: basename(file, ending), ending: ending.toLowerCase() }
}

const collator = new Intl.Collator('en', { numeric: true })
const byName = (a: string, b: string): number => collator.compare(a, b)
