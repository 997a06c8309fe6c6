import type { BodyNode } from '../gate/index.ts'
import type { DraftMaterial, DraftMoment, DraftQuote } from './material.ts'

/** A language's way of writing a draft. `spoken`: who is quoted; `seen`: who the moments show. Ids of people. */
export type Wording = {
  headline(material: DraftMaterial, people: readonly string[]): string
  teaser(material: DraftMaterial): string
  standfirst(material: DraftMaterial): string
  opening(material: DraftMaterial): BodyNode
  drama(material: DraftMaterial): BodyNode[]
  cast(material: DraftMaterial): BodyNode | undefined
  moment(material: DraftMaterial, moment: DraftMoment, newScene: boolean): BodyNode[]
  interview(material: DraftMaterial, people: readonly string[]): BodyNode
  quote(material: DraftMaterial, quote: DraftQuote, again: boolean): BodyNode
  watching: string
  credits(material: DraftMaterial): BodyNode | undefined
  tags: string[]
}

/** The leads of a drama, in the order of its cast; without variants. */
export function leadsOf({ facts }: DraftMaterial) {
  const cast = facts.drama?.cast ?? []
  const leads = cast.filter(({ billing, variant }) => billing === 'lead' && variant === null)
  return (
    leads.length > 0 ? leads : cast.filter(({ billing, variant }) => billing === 'main' && variant === null)
  ).slice(0, 4)
}

export function titleOf({ facts, making, language }: DraftMaterial): string {
  const titles = facts.drama?.drama.titles ?? making.titles
  return titles[language] ?? titles['en'] ?? Object.values(titles)[0] ?? ''
}

export function synopsisOf({ facts, language }: DraftMaterial): string | undefined {
  const words = facts.drama?.synopses.find((one) => one.language === language)?.words.trim()
  // What somebody says in a synopsis stands in no captions.
  return words && !/["“”「『«]/u.test(words) ? words : undefined
}
