import type { VerifiedQuote } from '@aftercut/engine/quotes'
import type { GateFacts, MakingFacts, PersonFacts } from './facts.ts'

/** What a quote block or a `said` mark is bound to. Seconds. `speaker`: a person's id, or a name as captions have it. */
export type Binding = {
  making: string
  start: number
  end: number
  track: string | null
  layer: 'original' | 'translation'
  speaker: string | null
}

/** Half a second is under a syllable or two: a reader hears the words from their beginning. */
export const PLACE_SECONDS = 0.5

export function bindingOf(attrs: Record<string, unknown>): Binding | undefined {
  const { making, start, end, track, layer, speaker } = attrs
  if (typeof making !== 'string' || typeof start !== 'number' || typeof end !== 'number' || !(end >= start))
    return undefined
  return {
    making,
    start,
    end,
    track: typeof track === 'string' ? track : null,
    layer: layer === 'translation' ? 'translation' : 'original',
    speaker: typeof speaker === 'string' && speaker !== '' ? speaker : null,
  }
}

/** The attributes of a quote with the place, track and hash that a verdict gives. */
export function trueSpan(
  attrs: Record<string, unknown>,
  { start, end, cues = [], language, layer, file }: VerifiedQuote,
  { tracks }: Pick<MakingFacts, 'tracks'>,
): Record<string, unknown> {
  const track = tracks.find((one) => one.file === file && one.language === language && one.layer === layer)
  return {
    ...attrs,
    start: start ?? 0,
    end: end ?? 0,
    track: track?.id ?? null,
    cues: cues.map(({ cue }) => cue),
    hash: track?.hash ?? null,
    language: language ?? 'und',
    layer: layer ?? 'original',
  }
}

/** Who is meant by a name as captions have it: a person of the cast, or one whom the story names. */
export function personOf(
  label: string | undefined,
  facts: Pick<GateFacts, 'people' | 'drama'>,
): PersonFacts | undefined {
  if (label === undefined) return undefined
  const wanted = fold(label)
  for (const person of facts.people.values()) if (person.spellings.some((name) => fold(name) === wanted)) return person
  const line = facts.drama?.cast.find(({ role }) =>
    [...Object.values(role.names), ...role.aliases].some((name) => fold(name) === wanted),
  )
  return line && facts.people.get(line.person.id)
}

/** Letters and digits alone: 'Han Do-yun' and 'HAN DO YUN' are one name. */
export function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
