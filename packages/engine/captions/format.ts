import type { CaptionFormat } from './cue.ts'

const BY_ENDING: Record<string, Exclude<CaptionFormat, 'track'>> = {
  srt: 'srt',
  vtt: 'vtt',
  webvtt: 'vtt',
  ass: 'ass',
  ssa: 'ass',
  smi: 'smi',
  sami: 'smi',
  json3: 'json3',
}

/** What the text is by its first lines, whatever its name says; undefined where nothing tells. */
function formatOfText(text: string): Exclude<CaptionFormat, 'track'> | undefined {
  const head = text.slice(0, 4000).trimStart()
  if (/^WEBVTT(?:\s|$)/.test(head)) return 'vtt'
  if (/^<sami\b/i.test(head) || /<sync\s+start/i.test(head)) return 'smi'
  if (/^\[script info\]/im.test(head) || /^dialogue:/im.test(head)) return 'ass'
  if (head.startsWith('{') && /"(?:events|wireMagic)"/.test(head)) return 'json3'
  return undefined
}

/** The format of a caption file: by its text where that tells, else by its ending, else SubRip. */
export function formatOf(file: string, text: string): Exclude<CaptionFormat, 'track'> {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(file.slice(-16))?.[1]?.toLowerCase() ?? ''
  return formatOfText(text) ?? BY_ENDING[ending] ?? 'srt'
}
