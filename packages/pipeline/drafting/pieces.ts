import type { BodyNode } from '../gate/index.ts'
import type { DraftMaterial, DraftQuote } from './material.ts'

export type Marks = NonNullable<BodyNode['marks']>

/** Words of a draft, with the marks that they bear. */
export function words(text: string, ...marks: Marks): BodyNode {
  return { type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }
}

export const paragraph = (...content: BodyNode[]): BodyNode => ({
  type: 'paragraph',
  content: content.filter(({ text }) => text !== ''),
})
export const heading = (text: string): BodyNode => ({ type: 'heading', attrs: { level: 2 }, content: [words(text)] })

/** A person's name, leading to them; the first time with the role. */
export function nameOf(material: DraftMaterial, id: string): string {
  const person = material.facts.people.get(id)
  return person?.names[material.language] ?? person?.names['en'] ?? person?.spellings[0] ?? ''
}

export function personNode(material: DraftMaterial, id: string, role: string | null = null, particle = ''): BodyNode[] {
  const name = nameOf(material, id)
  return [words(name, { type: 'person', attrs: { person: id, role } }), ...(particle === '' ? [] : [words(particle)])]
}

export function quoteBlock(quote: DraftQuote): BodyNode {
  return { type: 'quote', attrs: quote.attrs, content: [words(quote.text)] }
}

export const saidMark = (quote: DraftQuote): Marks[number] => ({ type: 'said', attrs: quote.attrs })

/** Longer than this, words stand apart as a quotation of their own. Letters. */
const LONGEST_INLINE = 160
export const standsApart = ({ text, person }: DraftQuote): boolean =>
  person === undefined || text.length > LONGEST_INLINE

/** '43:10'. */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const tail = String(rest).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

/** What captions describe, where they say what it is. */
export function describedAs(text: string): 'laughter' | 'tears' | 'hug' | 'applause' | undefined {
  if (/웃음|폭소|ㅋㅋ|laugh|giggl|chuckl/iu.test(text)) return 'laughter'
  if (/눈물|울음|울먹|tear|cry|cries|sob|weep/iu.test(text)) return 'tears'
  if (/포옹|안아|껴안|\bhug|embrac/iu.test(text)) return 'hug'
  if (/박수|applau|clap/iu.test(text)) return 'applause'
  return undefined
}
