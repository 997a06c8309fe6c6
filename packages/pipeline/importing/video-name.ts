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

/** Folders that hold whatever came in: no drama's name. */
const ANYONES_FOLDER =
  /^(?:.*[ _.-])?(?:downloads?|다운로드|ダウンロード)$|^(?:videos?|movies|youtube|유튜브|yt-dlp|desktop|tmp|temp|incoming|inbox|new folder(?: \(\d+\))?|새 폴더(?: \(\d+\))?|동영상|바탕 화면|(?:drop|batch|uploads?|업로드|media|footage|files?|untitled folder|무제 폴더)[ _.-]?\d*)$/i
/** What stands in brackets of this kind in a title is a mark: [메이킹], 【BTS】. */
const TAGS = /\[[^\]]*\]|【[^】]*】|［[^］]*］/gu
/** Words for a making-of that stand in its title and are no part of the drama's. */
export const MAKING_WORDS =
  /behind[ _.-]the[ _.-]scenes|\bmaking(?:[ -]of)?$|\bBTS\b|메이킹(?:\s?(?:영상|필름))?|비하인드(?:\s?(?:영상|스토리|컷))?|メイキング(?:映像)?|花絮|幕后/giu

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
  const folder = above
    .filter((name) => !ANYONES_FOLDER.test(name))
    .map(plainTitle)
    .at(-1)
  const before = showFrom(stem, numbered?.index)
  // In 'Show/behind the scenes' the folder says it better than '[메이킹] 등불거리 3화' does.
  const show = extras >= 0 && before?.isTitleOfMaking ? (folder ?? before.show) : (before?.show ?? folder)
  return {
    kind: making || !numbered ? 'making' : 'episode',
    ...(show && { show }),
    ...(season && { season: Number(season) }),
    ...(numbered?.[2] && { episode: Number(numbered[2]) }),
    title: plainTitle(stem.replace(/[-. _](?:behindthescenes|interview|featurette|extra|other|short)$/i, '')),
  }
}

/** Signs that stand around a drama's title, and are no part of it. */
const AROUND = /^[\s:,~<〈《「『‘“'"#–—-]+|[\s:,~([{>〉》」』’”'"–—-]+$/gu
/** What parts a title from the drama's: '고백 현장 | 등불거리 3화', with the signs that are typed or written by yt-dlp for it. */
const PARTS = /\s*[|｜│┃∣⧸]\s*|\sㅣ\s/u

/**
 * What stands before the number, if anything does: 'Lantern.Street.S01E02' → 'Lantern Street'. Broadcasters' titles have
 * words there that are not the drama's: '[메이킹] 고백 현장 | 등불거리 비하인드 3화' → '등불거리'.
 */
function showFrom(stem: string, index: number | undefined): { show: string; isTitleOfMaking: boolean } | undefined {
  const whole = index ? plainTitle(stem.slice(0, index)) : ''
  const show = whole
    .split(PARTS)
    .map((part) => plainTitle(part.replace(TAGS, ' ').replace(MAKING_WORDS, ' ')).replace(AROUND, ''))
    .findLast((part) => /[\p{L}\p{N}]/u.test(part))
  return show === undefined ? undefined : { show, isTitleOfMaking: show !== whole }
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
