import type { FindingChange, Revision } from '@aftercut/library/findings'
import { isEqual } from '../../frame/is-equal.ts'
import type { Finding } from '../room-data.ts'

/** Fields of a body that the library writes itself, from the span and the label. */
const PLACED: ReadonlySet<string> = new Set(['start', 'end', 'kind', 'at', 'call', 'making', 'language'])

/**
 * The steps that bring a finding from where it stands to where it should stand; either may be missing (not there yet,
 * gone). None where nothing differs.
 */
export function stepsBetween(from: Finding | undefined, to: Finding | undefined): Revision[] {
  if (from === undefined && to === undefined) return []
  if (from === undefined && to !== undefined) return [addStep(to)]
  if (from !== undefined && to === undefined) return [{ do: 'take back', id: from.id, version: from.version }]
  if (from === undefined || to === undefined || isSame(from, to)) return []
  // Nobody had decided: taking the decision back gives exactly that.
  if (to.standing === 'found') return [{ do: 'take back', id: from.id, version: from.version }]
  const change = changeBetween(from, to)
  return [
    {
      do: 'decide',
      id: from.id,
      version: from.version,
      ...(to.standing !== 'added' && to.standing !== from.standing ? { standing: to.standing } : {}),
      ...(Object.keys(change).length > 0 ? { change } : {}),
    },
  ]
}

function addStep({ id, kind, label, start, end, body }: Finding): Revision {
  return { do: 'add', id, kind, label, start, end, body }
}

function changeBetween(from: Finding, to: Finding): FindingChange {
  const change: FindingChange = {}
  for (const field of ['start', 'end', 'label'] as const)
    if (from[field] !== to[field]) Object.assign(change, { [field]: to[field] })
  for (const field of new Set([...Object.keys(from.body), ...Object.keys(to.body)])) {
    if (PLACED.has(field)) continue
    if (!isEqual(from.body[field], to.body[field])) change[field] = to.body[field] ?? null
  }
  return change
}

/** Whether two states of a finding say the same; versions and who decided do not count. */
export function isSame(a: Finding | undefined, b: Finding | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.standing === b.standing && Object.keys(changeBetween(a, b)).length === 0
}
