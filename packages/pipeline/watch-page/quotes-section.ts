import type { Quote } from '@aftercut/engine/report'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { WatchPageInput } from './input.ts'
import { cueOf, fileName, languageName, playLink, time } from './page-context.ts'

type Placed = { quote: Quote; index: number }

/** Two quotes are the same words in two languages when they share more than this part of the shorter one. */
const SAME_TALK = 0.5

const shared = (a: Quote, b: Quote): number => {
  const shorter = Math.max(Math.min(a.end - a.start, b.end - b.start), 0.001)
  return (Math.min(a.end, b.end) - Math.max(a.start, b.start)) / shorter
}

/** Puts quotes of the same talk together, the words as spoken first. Quotes of one language stay in their order. */
export function groupQuotes(quotes: readonly Quote[]): Placed[][] {
  const groups: Placed[][] = []
  const placed = quotes.map((quote, index) => ({ quote, index })).toSorted((a, b) => a.quote.start - b.quote.start)
  for (const one of placed) {
    // Quotes come in order, so only the last few groups can still be open.
    const group = groups.slice(-4).find((members) => members.some(({ quote }) => shared(quote, one.quote) > SAME_TALK))
    if (group) group.push(one)
    else groups.push([one])
  }
  const layer = ({ quote }: Placed) => (quote.layer === 'original' ? 0 : 1)
  return groups.map((group) => group.toSorted((a, b) => layer(a) - layer(b) || a.index - b.index))
}

/** The lines of the caption file that a quote rests on: 'line 46', 'lines 46–50'. */
function restsOn(input: WatchPageInput, quote: Quote): Html {
  const lines = quote.cues.flatMap((ref) => cueOf(input, ref)?.line ?? [])
  const file = fileName(input.report.making.captions[quote.cues[0]?.captions ?? -1]?.file ?? '')
  const [first, last] = [Math.min(...lines), Math.max(...lines)]
  const where = lines.length === 0 ? file : first === last ? `line ${first}` : `lines ${first}–${last}`
  const layer = quote.layer === 'original' ? 'as spoken' : 'translation'
  return html`<span title="${file}">${languageName(quote.language)}, ${layer}, ${where}</span>`
}

function quoteGroup(input: WatchPageInput, group: readonly Placed[]): Html {
  const [first] = group
  if (!first) return html``
  const span = { start: first.quote.start, end: Math.max(...group.map(({ quote }) => quote.end)) }
  const at = playLink(input, span, [time(span.start), '–', time(span.end)], 'the quote,')
  const speakers = [...new Set(group.flatMap(({ quote }) => quote.speaker ?? []))]
  const words = group.map(
    ({ quote, index }) =>
      html`<div id="quote-${index + 1}" class="${quote.layer}">
        <blockquote lang="${quote.language}" dir="auto"><p>${quote.text}</p></blockquote>
        <p class="facts">${restsOn(input, quote)}</p>
      </div>`,
  )
  return html`<li class="said">
    <p class="by"><cite>${speakers.length > 0 ? speakers.join(' / ') : 'Speaker not named'}</cite> ${at}</p>
    ${words}
  </li>`
}

/** Words worth quoting, verbatim, with what they rest on; translations under the words that they translate. */
export function quotesSection(input: WatchPageInput): Html | undefined {
  const { quotes } = input.report
  if (quotes.length === 0) return undefined
  return html`<section id="quotes" aria-labelledby="quotes-title">
    <h2 id="quotes-title">Quotes</h2>
    <ol class="quotes">
      ${groupQuotes(quotes).map((group) => quoteGroup(input, group))}
    </ol>
  </section>`
}
