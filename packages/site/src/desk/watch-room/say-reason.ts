import english from '../messages/reasons.en.json' with { type: 'json' }
import type { WordsOf } from '../../language/words.ts'

type Key = keyof typeof english

/** What stands in a blank of a sentence; anything where this does not say. */
const BLANKS: { [name: string]: string } = {
  count: '\\d+',
  number: '[\\d.]+',
  seconds: '[\\d.]+',
  decibels: '\\d+',
  time: '\\d+:\\d\\d',
  from: '\\d+:\\d\\d',
  to: '\\d+:\\d\\d',
  start: '\\d+:\\d\\d',
  end: '\\d+:\\d\\d',
}
/** Blanks that hold a sentence, or a part of one, which is said in the language too. */
const SENTENCES: ReadonlySet<string> = new Set(['reason', 'first', 'lines', 'senses', 'talk'])

const SHAPES = Object.entries(english).map(([key, text]) => ({ key: key as Key, shape: shapeOf(text) }))

/**
 * Why a finding is believed, in the language of `say`. A report gives its evidence in English sentences of few shapes, and the
 * messages of `reasons.en.json` are those. Undefined for a sentence of another shape.
 */
export function sayReason(say: WordsOf<Key>, reason: string): string | undefined {
  if (say.language === 'en') return reason
  for (const { key, shape } of SHAPES) {
    const found = shape.exec(reason)
    const values = found ? saidBlanks(say, found.groups ?? {}) : undefined
    if (values) return say(key, values)
  }
  return undefined
}

function saidBlanks(say: WordsOf<Key>, blanks: { [name: string]: string }): { [name: string]: string } | undefined {
  const said: { [name: string]: string } = {}
  for (const [name, words] of Object.entries(blanks)) {
    const text = SENTENCES.has(name) ? sayReason(say, words) : words
    if (text === undefined) return undefined
    said[name] = text
  }
  return said
}

/** Which sentences a message in English with its {blanks} stands for. */
function shapeOf(text: string): RegExp {
  const pattern = text
    .split(/\{(\w+)\}/u)
    .map((part, index) =>
      index % 2 === 0 ? part.replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&') : `(?<${part}>${BLANKS[part] ?? '.+'})`,
    )
    .join('')
  return new RegExp(`^${pattern}$`, 'su')
}
