import type { Attribution } from './attribution.ts'
import { joinOf, type Join } from './joined-quotations.ts'
import { findMentions, type KnownNames } from './mentions.ts'
import { proseOf, type StoryFormat } from './prose.ts'
import type { Prose } from './prose-writer.ts'
import { isDirect, kindOf, type QuotationKind } from './quotation-kind.ts'
import { findMarked, type Marked } from './quotation-marks.ts'
import { aroundOf, blank } from './story-sentences.ts'
import { storySpeaker } from './story-speaker.ts'

/** What stands in quotation marks in a story. Places are the source's, in UTF-16 units. */
export type Quotation = {
  /** As written, without its marks; parts that an attribution splits are joined by a space. */
  text: string
  kind: QuotationKind
  parts: string[]
  /** Between the parts: the sentence goes on, or another begins. One fewer than `parts`. */
  joins: Join[]
  from: number
  to: number
  /** The line of the source on which it opens, from 1. */
  line: number
  attribution?: Attribution
  unclosed: boolean
}

/** `names`: those of the house. `titles`: titles of dramas, told apart whatever else. */
export type FindQuotationsOptions = { names?: KnownNames; titles?: readonly string[] }

type Found = { marks: Marked[]; kind: QuotationKind; joins: Join[] }

/** Finds what a story holds in quotation marks, in order, joined over attributions, with who is said to speak. */
export function findQuotations(source: string, format: StoryFormat, options: FindQuotationsOptions = {}): Quotation[] {
  const prose = proseOf(source, format)
  const marked = findMarked(prose)
  const known = options.names ?? { is: () => false, written: [] }
  const blanked = blank(prose.text, marked)
  const titles = new Set((options.titles ?? []).map(plainTitle))
  const found: Found[] = []
  for (const mark of marked) {
    const inside = insideOf(prose, mark).join(' ')
    const { before, after } = aroundOf(prose.text, blanked, mark, marked)
    const setting = { mark: mark.kind, inside, before, after, parts: mark.parts.length, unclosed: mark.unclosed }
    const kind = titles.has(plainTitle(inside)) && !isDirect(before, after, inside) ? 'title' : kindOf(setting)
    const last = found.at(-1)
    const join = last && kind !== 'title' ? joinOf(prose.text, blanked, last.marks.at(-1), mark) : undefined
    if (last && join) {
      last.marks.push(mark)
      last.joins.push(join)
      last.kind = 'quotation'
    } else found.push({ marks: [mark], kind, joins: [] })
  }
  return tell(source, prose, blanked, found, known)
}

function tell(source: string, prose: Prose, blanked: string, found: Found[], known: KnownNames): Quotation[] {
  const mentions = findMentions(blanked, 0, blanked.length, known)
  const quotations: Quotation[] = []
  let lastSpeakers: string[] = []
  let previous: Found | undefined
  let nextAt = 0
  let line = 1
  let lineAt = 0
  for (const [index, one] of found.entries()) {
    const [first] = one.marks
    const last = one.marks.at(-1)
    if (!first || !last) continue
    const from = prose.origins[first.from] ?? 0
    for (; lineAt < from; lineAt++) if (source.charAt(lineAt) === '\n') line++
    for (nextAt = Math.max(nextAt, index + 1); found[nextAt] && found[nextAt]?.kind !== 'quotation';) nextAt++
    const next = found[nextAt]
    const attribution =
      one.kind === 'quotation'
        ? storySpeaker(
            { prose, blanked, mentions, known },
            { marks: one.marks, previous: previous?.marks.at(-1), next: next?.marks[0], lastSpeakers },
          )
        : undefined
    if (attribution) lastSpeakers = attribution.names
    if (one.kind === 'quotation') previous = one
    const parts = one.marks.flatMap((mark) => {
      const inside = insideOf(prose, mark)
      return [inside.join(' ')]
    })
    quotations.push({
      text:
        one.kind === 'quotation'
          ? parts.join(' ').trim()
          : parts
              .join(' ')
              .trim()
              .replace(/[,，、]$/u, ''),
      kind: one.kind,
      parts,
      joins: one.joins,
      from,
      to: prose.origins[last.to - 1] === undefined ? from : (prose.origins[last.to - 1] ?? from) + 1,
      line,
      unclosed: one.marks.some(({ unclosed }) => unclosed),
      ...(attribution ? { attribution } : {}),
    })
  }
  return quotations
}

function insideOf(prose: Prose, mark: Marked): string[] {
  return mark.parts.map(({ from, to }) =>
    prose.text
      .slice(from, to)
      .trim()
      .replace(/[\ue0f0\ue0f1\ufffc]/gu, ''),
  )
}

function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
