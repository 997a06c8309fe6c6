import { basename } from 'node:path'
import { clock } from './clock.ts'
import type { Verification, VerifiedQuote } from '@aftercut/engine/quotes'

const VERDICTS: Record<VerifiedQuote['verdict'], { sign: string; words: string; colour: number }> = {
  verbatim: { sign: '✓', words: 'verbatim', colour: 32 },
  edited: { sign: '✓', words: 'edited', colour: 32 },
  'not-found': { sign: '✗', words: 'not found', colour: 31 },
  'wrong-speaker': { sign: '✗', words: 'wrong speaker', colour: 31 },
  ambiguous: { sign: '✗', words: 'ambiguous', colour: 33 },
}

const WHAT_TO_DO: [VerifiedQuote['verdict'], string][] = [
  [
    'not-found',
    'Not found: write the words as they were said, with … for what is left out and [brackets] for what is yours.',
  ],
  ['wrong-speaker', 'Wrong speaker: name who the captions say is speaking, or correct the label in the captions.'],
  ['ambiguous', 'Ambiguous: say in the story whose words they are.'],
]

/** A verification for a person to read: each quotation with where it stands, what changed, and what is wrong. */
export function tellVerification(story: string, { quotes, others }: Verification, colour: boolean): string {
  const lines: string[] = []
  for (const quote of quotes) lines.push(...tellQuote(quote, colour), '')
  if (others.length > 0) {
    lines.push(
      `Not quotations: ${others.map(({ text, kind }) => `“${text}” (${kind === 'title' ? 'a title' : 'scare quotes'})`).join(', ')}`,
      '',
    )
  }
  const failed = quotes.filter(({ verdict }) => verdict !== 'verbatim' && verdict !== 'edited').length
  const count = `${quotes.length} quotation${quotes.length === 1 ? '' : 's'}`
  const result =
    quotes.length === 0 ? 'no quotations' : failed === 0 ? `${count}, all true` : `${count}, ${failed} failed`
  lines.push(`${basename(story)}: ${result}.`)
  if (failed > 0)
    lines.push(
      ...WHAT_TO_DO.filter(([verdict]) => quotes.some((quote) => quote.verdict === verdict)).map(
        ([, advice]) => advice,
      ),
    )
  return lines.join('\n')
}

function tellQuote(quote: VerifiedQuote, colour: boolean): string[] {
  const { sign, words, colour: code } = VERDICTS[quote.verdict]
  const paint = (text: string) => (colour ? `\u001b[${code}m${text}\u001b[39m` : text)
  const lines = [`${paint(`${sign} ${words}`)}  line ${quote.line}: “${quote.text}”`]
  const tell = (label: string, text: string) => lines.push(`    ${label.padEnd(8)} ${text}`)
  if (quote.start !== undefined) {
    const who = quote.speaker === undefined ? '' : `, ${quote.speaker}`
    tell(
      'at',
      `${clock(quote.start)}–${clock(quote.end ?? quote.start)}${who}, ${basename(quote.file ?? '')} (${quote.language}, ${quote.layer})`,
    )
  }
  if (quote.verdict === 'wrong-speaker')
    tell('says', `the story gives it to ${(quote.attributedTo ?? []).join(' or ')}`)
  if (quote.source !== undefined && quote.verdict !== 'verbatim') tell('source', `“${quote.source}”`)
  for (const change of quote.changes)
    tell(change.kind, [change.was, change.now].filter((text) => text !== undefined).join(' → '))
  if (quote.nearest !== undefined) {
    const { start = 0, file = '', speaker } = quote.nearestAt ?? {}
    tell(
      'nearest',
      `“${quote.nearest}” ${clock(start)}${speaker === undefined ? '' : `, ${speaker}`}, ${basename(file)}`,
    )
  }
  for (const warning of quote.warnings) tell('note', warning)
  return lines
}
