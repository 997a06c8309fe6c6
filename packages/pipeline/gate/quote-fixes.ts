import type { VerifiedQuote } from '@aftercut/engine/quotes'
import { personOf, PLACE_SECONDS, trueSpan } from './binding.ts'
import type { Fix } from './failure.ts'
import type { GateFacts, MakingFacts } from './facts.ts'
import { placeIn, type Run, type Words } from './story-parts.ts'

const OPENERS = /^[\s"“”„«‹「『‘']+/u
const CLOSERS = /[\s"“”»›」』’']+$/u

/** The words of a quotation without the marks around them. */
export function innerOf(text: string): string {
  return text.replace(OPENERS, '').replace(CLOSERS, '')
}

/** The captions' words in the place of the story's, kept only if they hold: with the marks and the comma as they stood. */
export function nearestFix(
  words: Words,
  run: Run,
  quote: VerifiedQuote,
  making: MakingFacts,
  facts: GateFacts,
): { fix: Fix } | Record<string, never> {
  const { nearest, nearestAt } = quote
  if (nearest === undefined || nearestAt === undefined) return {}
  const since = Math.max(0, nearestAt.start - PLACE_SECONDS)
  const again = making.verifier.verifyQuotation(nearest, undefined, since)
  if (again.verdict !== 'verbatim' && again.verdict !== 'ambiguous') return {}
  const [opening = ''] = OPENERS.exec(run.text) ?? []
  const [closing = ''] = CLOSERS.exec(run.text) ?? []
  const inner = innerOf(run.text)
  const [comma = ''] = /[,，]$/u.exec(inner) ?? []
  const said = comma === '' ? nearest : nearest.replace(/[.。,]$/u, '') + comma
  const person = personOf(again.speaker, facts)
  const attrs = trueSpan({ ...run.attrs, making: making.id, speaker: person?.id ?? null }, again, making)
  const text = opening + said + closing
  const at = { ...placeIn(words, run.from, run.to), from: run.from, to: run.to }
  const replaced: Fix = { label: 'nearest', shows: said, edits: [{ do: 'replace', at, text }] }
  if (words.type === 'quote' && words.block) replaced.edits.push({ do: 'attrs', block: words.block, attrs })
  else if (words.field === 'body' && run.type === 'said') replaced.edits.push({ do: 'mark', at, mark: 'said', attrs })
  return { fix: replaced }
}

/** Puts the attributes of a binding on a quote block, or on the words within a paragraph. */
export function bind(words: Words, run: Run, attrs: Record<string, unknown>, label: string, shows?: string): Fix {
  const edit =
    words.type === 'quote' && words.block
      ? ({ do: 'attrs', block: words.block, attrs } as const)
      : ({
          do: 'mark',
          at: { ...placeIn(words, run.from, run.to), from: run.from, to: run.to },
          mark: 'said',
          attrs,
        } as const)
  return { label, edits: [edit], ...(shows === undefined ? {} : { shows }) }
}

/** Binds typed words that hold, so that they play. */
export function bindWords(
  words: Words,
  from: number,
  to: number,
  quote: VerifiedQuote,
  making: MakingFacts,
  facts: GateFacts,
): Fix {
  const attrs = trueSpan({ making: making.id, speaker: personOf(quote.speaker, facts)?.id ?? null }, quote, making)
  return bind(words, { type: 'said', attrs, from, to, text: words.text.slice(from, to) }, attrs, 'bind')
}

/** Makes a quotation the writer's own words: no marks, no binding. */
export function unquote(words: Words, run: Run): Fix {
  if (words.type === 'quote' && words.block)
    return { label: 'unquote', edits: [{ do: 'paragraph', block: words.block }] }
  const at = { ...placeIn(words, run.from, run.to), from: run.from, to: run.to }
  const inner = innerOf(run.text)
  const unmark = run.type === 'said' && words.field === 'body' ? [{ do: 'unmark', at, mark: 'said' } as const] : []
  return {
    label: 'unquote',
    edits: [...unmark, ...(inner === run.text ? [] : [{ do: 'replace', at, text: inner } as const])],
  }
}
