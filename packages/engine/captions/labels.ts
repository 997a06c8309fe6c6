import { nameKind } from './label-names.ts'
import type { LabelForm } from './label-names.ts'
import type { LaidCue } from './runs.ts'

/** Looked at from the start of a line: a label is never longer. */
const MAX_LABEL_CHARACTERS = 80
const PAIRS: Record<string, string> = { '(': ')', '[': ']', '（': '）', '【': '】', '［': '］', '〔': '〕' }

export type Label = {
  name: string
  form: LabelForm
  /** 'laughing' of `NAME (laughing):` */
  manner?: string
  /** Where the speech begins, from the start of the line. */
  next: number
  /** Words follow in the same line. */
  followed: boolean
}

const tidy = (name: string): string =>
  name
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

function readBracketLabel(line: string, from: number, head: string): Label | undefined {
  const close = head.indexOf(PAIRS[head[0] ?? ''] ?? '\0')
  if (close <= 1) return undefined
  // `[Name]:` is the bracket form with a colon to spare.
  const colon = /^\s?[:：]/.exec(head.slice(close + 1))?.[0].length ?? 0
  const [name = '', manner] = head.slice(1, close).split(/[,，、:：]\s*/, 2)
  const next = from + close + 1 + colon
  const label = { name: tidy(name), form: 'bracket' as const, next, followed: line.slice(next).trim() !== '' }
  return manner && manner.trim() ? { ...label, manner: tidy(manner) } : label
}

/** Reads what could be a label at `from` in a line, by its shape alone; `12:30`, `https://` and `::` are none. */
export function readLabelShape(line: string, from: number): Label | undefined {
  const head = line.slice(from, from + MAX_LABEL_CHARACTERS)
  if (PAIRS[head[0] ?? '']) return readBracketLabel(line, from, head)
  const colon = head.search(/[:：]/)
  if (colon <= 0) return undefined
  const after = head[colon + 1] ?? ' '
  const [, name = '', manner] = /^([^([（]*?)\s*(?:[([（]([^)\]）]{1,40})[)\]）]\s*)?$/.exec(head.slice(0, colon)) ?? []
  if (/[\d/:)]/.test(after) && !/[\p{L}]$/u.test(name)) return undefined
  if (after === '/' || after === ':' || /^\d/.test(name)) return undefined
  // 'Name:words' glued together is a label only in capitals or in scripts that put no spaces.
  const glued = !/[\s"“'‘「『\-–—♪([（【]/.test(after) && head[colon] === ':'
  if (
    glued &&
    !/[가-힣\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(name) &&
    name !== name.toUpperCase()
  )
    return undefined
  const next = from + colon + 1
  const label = { name: tidy(name), form: 'colon' as const, next, followed: line.slice(next).trim() !== '' }
  if (label.name === '') return undefined
  return manner ? { ...label, manner: tidy(manner) } : label
}

/** The dialogue dash, and the double angle of broadcast captions: someone else speaks. */
export const TURN = /^(?:[-‐‑–—−]+(?!\d)|>{2,3}|›{2}|»(?=\s))\s*/
const LEAD = /^[\s\u200E\u200F\u202A-\u202E\u2066-\u2069]+/

/** Where the words of a line begin, after a dash. */
export function speechStart(line: string): { next: number; turn: boolean } {
  const head = line.slice(0, MAX_LABEL_CHARACTERS)
  const lead = LEAD.exec(head)?.[0].length ?? 0
  const turn = TURN.exec(head.slice(lead))?.[0].length ?? 0
  return { next: lead + turn, turn: turn > 0 }
}

export type Labels = { accepts: (label: Label) => boolean }

/** Two sightings of what may be a label make it one (DESIGN: a label recurs, or looks like a name). */
const SIGHTINGS = 2

/** Learns from all cues of a track which labels are names. */
export function findLabels(cues: readonly LaidCue[]): Labels {
  const seen = new Map<string, number>()
  const byColon = new Set<string>()
  const kinds = new Map<string, ReturnType<typeof nameKind>>()
  const kindOf = (label: Label) => {
    const key = `${label.form} ${label.name}`
    const kind = kinds.get(key) ?? nameKind(label.name, label.form)
    kinds.set(key, kind)
    return kind
  }
  let colons = 0
  const voices = new Set<string>()
  for (const cue of cues) {
    for (const voice of cue.voices ?? []) voices.add(voice.speaker)
    if (!/[:：([（【［〔]/.test(cue.text)) continue
    for (const line of cue.text.split('\n')) {
      const label = readLabelShape(line, speechStart(line).next)
      if (!label || kindOf(label) === 'no') continue
      if (label.form === 'bracket' && !label.followed) continue
      seen.set(label.name, (seen.get(label.name) ?? 0) + 1)
      if (label.form === 'colon') {
        colons++
        byColon.add(label.name)
      }
    }
  }
  return {
    accepts: (label) => {
      const kind = kindOf(label)
      if (kind === 'no') return false
      if (kind === 'sure' || voices.has(label.name)) return true
      if ((seen.get(label.name) ?? 0) >= SIGHTINGS) return true
      return byColon.has(label.name) && colons >= SIGHTINGS
    },
  }
}
