/** What a video's name and folders say of it, in the ways of Jellyfin, Kodi, yt-dlp and Korean file names. */
export type VideoName = {
  kind: 'episode' | 'making'
  /** As the folders or the name give it. */
  show?: string
  season?: number
  episode?: number
  title: string
}

/** Jellyfin's and Kodi's folders of extras. */
const EXTRAS_FOLDER =
  /^(?:behind[ _.-]?the[ _.-]?scenes|making[ _.-]?of|making|interviews|featurettes|extras|other|shorts|clips|메이킹|비하인드)$/i
/** Their suffixes, and the words that broadcasters put into titles. */
const MAKING_NAME =
  /[-. _](?:behindthescenes|interview|featurette|extra|other|short)$|behind[ _.-]the[ _.-]scenes|\bmaking\b|\bBTS\b|메이킹|비하인드|メイキング|花絮|幕后/i
const SEASON_FOLDER = /^(?:season|series|staffel|시즌)[ _.-]?(\d{1,3})$|^specials$/i

const EPISODE_NAMES: RegExp[] = [
  /\bS(\d{1,3})[ ._-]?E(\d{1,4})\b/i,
  /\b(\d{1,2})x(\d{2,3})\b/,
  /(?:^|[ ._-])()(?:E|EP|Episode)[ ._-]?(\d{1,4})\b/i,
  /()제?\s?(\d{1,4})\s?(?:회|화)/,
  /()第\s?(\d{1,4})\s?[話集]/,
]

/** Reads the name of a file, given the folders above it, outermost first. */
export function readVideoName(stem: string, folders: readonly string[]): VideoName {
  const extras = folders.findLastIndex((folder) => EXTRAS_FOLDER.test(folder))
  const seasonFolder = folders.findLastIndex((folder) => SEASON_FOLDER.test(folder))
  const numbered = EPISODE_NAMES.map((pattern) => pattern.exec(stem)).find((found) => found !== null)
  const making = extras >= 0 || MAKING_NAME.test(stem)
  const season = numbered?.[1] || SEASON_FOLDER.exec(folders[seasonFolder] ?? '')?.[1]
  const above = folders.slice(0, Math.min(...[extras, seasonFolder].filter((at) => at >= 0), folders.length))
  const show = showFrom(stem, numbered?.index) ?? above.map(plainTitle).at(-1)
  return {
    kind: making || !numbered ? 'making' : 'episode',
    ...(show && { show }),
    ...(season && { season: Number(season) }),
    ...(numbered?.[2] && { episode: Number(numbered[2]) }),
    title: plainTitle(stem.replace(/[-. _](?:behindthescenes|interview|featurette|extra|other|short)$/i, '')),
  }
}

/** What stands before the number, if anything does: 'Lantern.Street.S01E02' → 'Lantern Street'. */
function showFrom(stem: string, index: number | undefined): string | undefined {
  const before = index ? plainTitle(stem.slice(0, index)) : ''
  return before || undefined
}

/** Dots and underscores to blanks, a year in brackets and yt-dlp's id away. */
function plainTitle(name: string): string {
  return name
    .replace(/\s*\[[\w-]{11}\]\s*$/, '')
    .replace(/\s*\(\d{4}\)\s*/g, ' ')
    .replace(/[._]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '')
}
