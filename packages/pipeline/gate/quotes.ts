import { checkBound } from './bound-quotes.ts'
import type { GateReport } from './failure.ts'
import type { GateFacts } from './facts.ts'
import { checkRead } from './read-quotes.ts'
import type { Parts } from './story-parts.ts'

/** Checks every quotation: those bound to cues each against its cues, and all of them as a reader reads the story. */
export function checkQuotes(parts: Parts, facts: GateFacts, all: GateFacts['makings']): GateReport {
  const found: GateReport = { failures: [], quotes: [] }
  for (const words of parts.words) {
    if (words.type === 'quote')
      checkBound(
        words,
        { type: 'quote', attrs: words.attrs, from: 0, to: words.text.length, text: words.text },
        facts,
        found,
      )
    for (const run of words.runs) if (run.type === 'said') checkBound(words, run, facts, found)
  }
  checkRead(parts, facts, [...all.values()], found)
  return found
}
