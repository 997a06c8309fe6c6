import { extname } from 'node:path'
import { VIDEO_ENDINGS } from '@aftercut/pipeline/watch'

/** What may stand beside a video: captions, what yt-dlp writes, what Kodi and Jellyfin write. */
const BESIDE = new Set(['.srt', '.vtt', '.ass', '.ssa', '.smi', '.sami', '.json', '.nfo', '.csv', '.print'])

/** Folders within folders, as `Drama/Season 01/extras/file`. */
const MAX_PARTS = 5
/** Bytes: the least of what file systems take, with room for a number at the end. */
const MAX_PART_BYTES = 240

/** Names that Windows keeps for itself: a library may be moved there. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

export type SafeName = { path: string; kind: 'video' | 'beside' }

/** Why a name was not taken. */
export type NameRefusal = 'empty' | 'type'

/**
 * A name that was sent, as a path that cannot lead anywhere but below its folder: no parent, no root, no hidden file, no
 * control character. The words of the name stay, as drama, season and episode are read from them.
 */
export function safeName(sent: string): SafeName | NameRefusal {
  const parts = sent
    .normalize('NFC')
    .split(/[/\\]/)
    .map(safePart)
    .filter((part) => part !== '')
    .slice(-MAX_PARTS)
  const name = parts.at(-1)
  if (name === undefined || name === extname(name)) return 'empty'
  const ending = extname(name).toLowerCase()
  const kind = VIDEO_ENDINGS.has(ending) ? 'video' : BESIDE.has(ending) ? 'beside' : undefined
  return kind === undefined ? 'type' : { path: parts.join('/'), kind }
}

function safePart(part: string): string {
  const bare = part
    // Control characters, and those that turn the reading direction: 'gpj.exe' shown as 'exe.jpg'.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]|[<>:"|?*]/gu, '')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  const named = RESERVED.test(bare) ? `_${bare}` : bare
  if (Buffer.byteLength(named) <= MAX_PART_BYTES) return named
  const ending = extname(named).slice(0, 20)
  let stem = named.slice(0, named.length - ending.length)
  while (Buffer.byteLength(stem + ending) > MAX_PART_BYTES) stem = stem.slice(0, -1)
  // Never half of a character.
  return stem.replace(/[\uD800-\uDBFF]$/, '').trimEnd() + ending
}
