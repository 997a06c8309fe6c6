import { Refused } from '@aftercut/library/opening'
import type { Revision } from '@aftercut/library/findings'
import type { CueEdit, CueRecut } from '@aftercut/library/makings'
import { CALL_KINDS, SEGMENT_KINDS } from '../room-data.ts'

/** More steps at once are no editor's. */
const MOST_STEPS = 5000
const MOST_LETTERS = 10_000

type Fields = { [field: string]: unknown }

/** The steps that a request asks for, each checked; throws `Refused` with the first that is none. */
export function readSteps(body: unknown): Revision[] {
  return listIn(body, 'steps').map((step, index) => {
    const at = `steps[${index}]`
    const { do: deed } = step
    const id = text(step['id'], `${at}.id`)
    if (deed === 'add') {
      const kind = step['kind']
      if (!isKind(kind)) throw new Refused(`${at}.kind: "${String(kind)}" is no kind of finding.`)
      const { label, start, end } = { ...span(step, at), label: labelOf(kind, step['label'], at) }
      return { do: 'add', id, kind, label, start, end, body: record(step['body'] ?? {}, `${at}.body`) }
    }
    const version = number(step['version'], `${at}.version`)
    if (deed === 'take back') return { do: 'take back', id, version }
    if (deed !== 'decide') throw new Refused(`${at}.do: "${String(deed)}" is nothing that can be done to a finding.`)
    const { standing } = step
    if (standing !== undefined && standing !== 'confirmed' && standing !== 'rejected' && standing !== 'open')
      throw new Refused(`${at}.standing: ${JSON.stringify(standing)} is no verdict.`)
    const change = step['change'] === undefined ? undefined : record(step['change'], `${at}.change`)
    if (change) {
      for (const field of ['start', 'end'])
        if (change[field] !== undefined) number(change[field], `${at}.change.${field}`)
      if (change['label'] !== undefined) text(change['label'], `${at}.change.label`)
    }
    return { do: 'decide', id, version, ...(standing ? { standing } : {}), ...(change ? { change } : {}) }
  })
}

/** The edits of cues that a request asks for. */
export function readCueEdits(body: unknown): CueEdit[] {
  return listIn(body, 'edits').map((edit, index) => {
    const at = `edits[${index}]`
    const utterances = edit['utterances']
    return {
      trackId: text(edit['trackId'], `${at}.trackId`),
      number: number(edit['number'], `${at}.number`),
      version: number(edit['version'], `${at}.version`),
      ...(edit['text'] === undefined ? {} : { text: text(edit['text'], `${at}.text`) }),
      ...(utterances === undefined ? {} : { utterances: utterancesIn(utterances, at) }),
      ...(edit['start'] === undefined ? {} : { start: number(edit['start'], `${at}.start`) }),
      ...(edit['end'] === undefined ? {} : { end: number(edit['end'], `${at}.end`) }),
    }
  })
}

/** The lines that a request cuts anew. */
export function readRecut(body: unknown): CueRecut {
  const asked = record(body, 'The request')
  const versions = asked['versions']
  if (!Array.isArray(versions) || versions.length > MOST_STEPS) throw new Refused('"versions" must be a list.')
  return {
    trackId: text(asked['trackId'], 'trackId'),
    from: number(asked['from'], 'from'),
    versions: versions.map((version) => number(version, 'versions')),
    cues: listIn(body, 'cues').map((cue, index) => ({
      ...span(cue, `cues[${index}]`),
      text: text(cue['text'], `cues[${index}].text`),
      utterances: utterancesIn(cue['utterances'], `cues[${index}]`),
    })),
  }
}

function utterancesIn(utterances: unknown, at: string): { text: string; speaker?: string }[] {
  return listIn({ utterances }, 'utterances').map((said) => ({
    text: text(said['text'], `${at}.utterances`),
    ...(said['speaker'] === undefined || said['speaker'] === ''
      ? {}
      : { speaker: text(said['speaker'], `${at}.utterances`) }),
  }))
}

const KINDS = ['segment', 'match', 'call', 'moment', 'quote'] as const
const isKind = (kind: unknown): kind is (typeof KINDS)[number] => KINDS.includes(kind as 'call')

function labelOf(kind: (typeof KINDS)[number], value: unknown, at: string): string {
  const label = text(value, `${at}.label`)
  const known: readonly string[] | undefined =
    kind === 'segment' ? SEGMENT_KINDS : kind === 'call' ? CALL_KINDS : undefined
  if (known && !known.includes(label))
    throw new Refused(`${at}.label: "${label}" is no kind of ${kind}; there are ${known.join(', ')}.`)
  return label
}

function span(step: Fields, at: string): { start: number; end: number } {
  return { start: number(step['start'], `${at}.start`), end: number(step['end'], `${at}.end`) }
}

function listIn(body: unknown, field: string): Fields[] {
  const list = record(body, 'The request')[field]
  if (!Array.isArray(list) || list.length > MOST_STEPS)
    throw new Refused(`"${field}" must be a list of ${MOST_STEPS} at most.`)
  return list.map((each, index) => record(each, `${field}[${index}]`))
}

function record(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refused(`${at} must be an object.`)
  return value as Fields
}

function number(value: unknown, at: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Refused(`${at} must be a number.`)
  return value
}

function text(value: unknown, at: string): string {
  if (typeof value !== 'string' || value.length > MOST_LETTERS)
    throw new Refused(`${at} must be a text of ${MOST_LETTERS} letters at most.`)
  return value
}
