import { removeOverrides } from './ass.ts'
import type { CaptionTrack } from './cue.ts'
import { finishTrack } from './finish.ts'
import { Oddities } from './oddities.ts'
import type { RawCue } from './runs.ts'
import { readTags } from './tags.ts'

/** A text track of a media file, as its demuxer hands it out. Seconds. */
export type TextTrack = {
  file: string
  /** FFmpeg's name: 'subrip', 'mov_text', 'ass', 'webvtt', 'text'. */
  codec: string
  language?: string | undefined
  title?: string | undefined
  packets: readonly { start: number; end: number; data: string }[]
}

/** Matroska's ASS packet: ReadOrder, Layer, Style, Name, MarginL, MarginR, MarginV, Effect, Text. */
const ASS_PACKET = /^(?:\d+),(?:\d*),([^,]*),([^,]*),[^,]*,[^,]*,[^,]*,[^,]*,([\s\S]*)$/

function readPacket(codec: string, data: string, start: number, end: number): RawCue['runs'] {
  if (codec === 'ass' || codec === 'ssa') {
    const [, , name = '', text = data] = ASS_PACKET.exec(data) ?? []
    return [{ text: removeOverrides(text).text, speaker: name.trim() || undefined }]
  }
  return readTags(data.replace(/\{\\[^{}\n]{0,200}\}/g, ''), codec === 'webvtt' ? 'vtt' : 'html', start, end).runs
}

const toMs = (seconds: number): number => Math.round(seconds * 1000) / 1000

/** Makes captions of a track inside a media file. A cue's `line` is its packet's number, from 1. */
export function captionsOfTrack(track: TextTrack): CaptionTrack {
  const oddities = new Oddities(track.file)
  const cues = track.packets.map((packet, index): RawCue => {
    const [start, end] = [toMs(packet.start), toMs(packet.end)]
    const data = packet.data.replaceAll('\r\n', '\n').replaceAll('\0', '')
    return { start, end, runs: readPacket(track.codec, data, start, end), line: index + 1 }
  })
  // MP4 fills the pauses with empty packets: they are no cues.
  const shown = cues.filter((cue) => cue.runs.some((run) => run.text.trim() !== ''))
  return finishTrack({ cues: shown, declaredLanguage: track.language }, { file: track.file, format: 'track' }, oddities)
}
