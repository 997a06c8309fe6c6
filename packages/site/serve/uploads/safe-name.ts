import { extname } from 'node:path'
import { VIDEO_ENDINGS } from '@aftercut/pipeline/watch'

/** What may stand beside a video: captions, what yt-dlp writes, what Kodi and Jellyfin write. */
const BESIDE = new Set('.srt .vtt .ass .ssa .smi .sami .json3 .json .nfo .csv .tsv .print'.split(' '))

/** Folders within folders, as `Drama/Season 01/extras/file`. */
const MAX_PARTS = 5
/** Bytes: the least of what file systems take, with room for a number at the end. */
const MAX_PART_BYTES = 240
/** Of these, bytes for what a video and the files beside it have in common; the rest is for `.en-orig.json3`, `.info.json`. */
const MAX_STEM_BYTES = 200
/** What parts the name of a file beside a video from the video's: a language and such, then what it is. */
const OWN_ENDING = /(?:\.info\.json|(?:\.[\w-]{1,12}){0,2}\.(?:srt|vtt|ass|ssa|smi|sami|json3)|\.[^.]{1,20})$/i

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
  const ending = OWN_ENDING.exec(named)?.[0] ?? ''
  const stem = named.slice(0, named.length - ending.length)
  // Measured on the stem alone: a video and what stands beside it are cut alike, and still bear one name.
  if (Buffer.byteLength(stem) <= MAX_STEM_BYTES) return cutTo(MAX_PART_BYTES - Buffer.byteLength(ending), stem) + ending
  // From the middle: broadcasters' titles end in the drama and the number, yt-dlp's names in the id.
  const head = cutTo(MAX_STEM_BYTES / 2, stem).trimEnd()
  const tail = backwards(cutTo(MAX_STEM_BYTES / 2, backwards(stem))).trimStart()
  return `${head}…${tail}${ending}`
}

/** The beginning of a text that is at most so long, never half of a character. Bytes. */
function cutTo(bytes: number, text: string): string {
  let cut = ''
  for (const character of text) {
    bytes -= Buffer.byteLength(character)
    if (bytes < 0) break
    cut += character
  }
  return cut
}

const backwards = (text: string): string => Array.from(text).toReversed().join('')
