import type { Finding } from '../room-data.ts'

/** What a deed makes of findings: the new states by id. */
export type Targets = Map<string, Finding | undefined>

const decided = (finding: Finding, change: Partial<Finding>): Finding => ({
  ...finding,
  standing: finding.standing === 'found' ? 'open' : finding.standing,
  ...change,
})

export function confirmed(finding: Finding): Targets {
  const { reopened: _, ...body } = finding.body
  const standing = finding.standing === 'added' ? 'added' : 'confirmed'
  return new Map([[finding.id, { ...finding, standing, body }]])
}

/** Rejects what was found; what a person added is simply gone. */
export function rejected(finding: Finding): Targets {
  return new Map([[finding.id, finding.standing === 'added' ? undefined : { ...finding, standing: 'rejected' }]])
}

export function relabelled(finding: Finding, label: string): Targets {
  return new Map([[finding.id, decided(finding, { label })]])
}

export function withField(finding: Finding, field: string, value: unknown): Targets {
  return new Map([[finding.id, decided(finding, { body: { ...finding.body, [field]: value ?? null } })]])
}

/** Spans are kept to a millisecond: finer than any frame, and short to read. */
const toMillisecond = (seconds: number): number => Math.round(seconds * 1000) / 1000

/** A segment is not drawn shorter than this: a frame at 25 a second. */
const LEAST_SECONDS = 0.04

/**
 * Moves an edge (or, of a point, the whole). Segments cover the making-of: the neighbour's edge that meets it goes along,
 * and no edge passes the far end of its neighbour.
 */
export function movedEdge(
  finding: Finding,
  edge: 'start' | 'end' | 'body',
  seconds: number,
  all: readonly Finding[],
  durationSeconds: number,
): Targets {
  const within = (time: number, least: number, most: number) => toMillisecond(Math.max(least, Math.min(most, time)))
  if (edge === 'body' || finding.kind === 'call') {
    const length = finding.end - finding.start
    const start = within(seconds, 0, durationSeconds - length)
    return new Map([[finding.id, decided(finding, { start, end: toMillisecond(start + length) })]])
  }
  const neighbour = finding.kind === 'segment' ? neighbourAt(finding, edge, all) : undefined
  if (edge === 'start') {
    const least = neighbour ? neighbour.start + LEAST_SECONDS : 0
    const start = within(seconds, least, finding.end - (finding.kind === 'segment' ? LEAST_SECONDS : 0))
    const targets: Targets = new Map([[finding.id, decided(finding, { start })]])
    if (neighbour) targets.set(neighbour.id, decided(neighbour, { end: start }))
    return targets
  }
  const most = neighbour ? neighbour.end - LEAST_SECONDS : durationSeconds
  const end = within(seconds, finding.start + (finding.kind === 'segment' ? LEAST_SECONDS : 0), most)
  const targets: Targets = new Map([[finding.id, decided(finding, { end })]])
  if (neighbour) targets.set(neighbour.id, decided(neighbour, { start: end }))
  return targets
}

/** Edges this close are one edge: rounding, never a frame. */
const MEET_SECONDS = 0.005

function neighbourAt(finding: Finding, edge: 'start' | 'end', all: readonly Finding[]): Finding | undefined {
  return all.find(
    (each) =>
      each.kind === 'segment' &&
      each.id !== finding.id &&
      each.standing !== 'rejected' &&
      !each.orphaned &&
      Math.abs((edge === 'start' ? each.end : each.start) - finding[edge]) <= MEET_SECONDS,
  )
}

/** Cuts a finding in two at a time within it; undefined where there is nothing to cut. */
export function splitAt(finding: Finding, seconds: number, newId: () => string): Targets | undefined {
  const at = toMillisecond(seconds)
  if (finding.kind === 'call' || at <= finding.start || at >= finding.end) return undefined
  const part = (start: number, end: number): Finding => ({
    ...finding,
    id: newId(),
    start,
    end,
    standing: 'added',
    version: 0,
    moved: false,
    renamed: false,
    orphaned: false,
    by: null,
  })
  const parts = [part(finding.start, at), part(at, finding.end)]
  return new Map<string, Finding | undefined>([
    ...rejected(finding),
    ...parts.map((each): [string, Finding] => [each.id, each]),
  ])
}

export function added(
  draft: Pick<Finding, 'kind' | 'label' | 'start' | 'end' | 'body'>,
  newId: () => string,
): { id: string; targets: Targets } {
  const id = newId()
  const finding: Finding = {
    ...draft,
    start: toMillisecond(draft.start),
    end: toMillisecond(draft.end),
    id,
    standing: 'added',
    version: 0,
    moved: false,
    renamed: false,
    orphaned: false,
    by: null,
  }
  return { id, targets: new Map([[id, finding]]) }
}
