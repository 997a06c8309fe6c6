import type { Library } from '@aftercut/library/opening'
import { createFactReader, saidRole, type GateFacts, type MakingFacts } from '../gate/index.ts'
import { quoteOf } from './material.ts'

/** What an editor can put into a story: words that hold, bound to their cues; moments; people with their roles. */
export type Palette = {
  quotes: {
    start: number
    text: string
    language: string
    layer: string
    speaker: string
    confirmed: boolean
    attrs: Record<string, unknown>
  }[]
  moments: {
    start: number
    end: number
    kind: string
    words: string
    confirmed: boolean
    attrs: Record<string, unknown>
  }[]
  people: { id: string; name: string; role: string }[]
  rankings: { id: string; rank: number; title: string }[]
  offers: number
  airs: boolean
}

/** Reads the palette of a making and its drama, in the language of the story; quotes of that language come first. */
export async function readPalette(
  library: Library,
  ask: { makingId: string | null; dramaId: string | null; language: string },
): Promise<Palette> {
  const { makingId, dramaId, language } = ask
  const nothing = {
    headline: '',
    standfirst: '',
    body: { type: 'doc' },
    byline: '',
    tags: [],
    spoiler: null,
    personIds: [],
    episodeIds: [],
  }
  const facts = await createFactReader(library)({ words: [], atoms: [] }, nothing, ask, new Date())
  const about = makingId === null ? undefined : facts.makings.get(makingId)
  const found = about ? await foundIn(library, about, facts, language) : { quotes: [], moments: [] }
  const drama = facts.drama
  return {
    ...found,
    people: (drama?.cast ?? []).map((line) => ({
      id: line.person.id,
      name: line.person.names[language] ?? line.person.names['en'] ?? Object.values(line.person.names)[0] ?? '',
      role: saidRole(line, language),
    })),
    rankings: (drama?.rankings ?? []).map(({ rank, series }) => ({
      id: series.slug,
      rank,
      title: series.titles[language] ?? series.titles['en'] ?? series.slug,
    })),
    offers: drama?.offers.length ?? 0,
    airs: dramaId !== null && (drama?.seasons.some(({ pattern }) => pattern !== null) ?? false),
  }
}

async function foundIn(
  library: Library,
  about: MakingFacts,
  facts: GateFacts,
  language: string,
): Promise<Pick<Palette, 'quotes' | 'moments'>> {
  const merged = (await library.findings.merged(about.id)).filter(
    ({ standing, orphaned }) => standing !== 'rejected' && !orphaned,
  )
  const sure = (standing: string): boolean => standing === 'confirmed' || standing === 'added'
  const quotes = merged.flatMap(({ kind, start, body, standing }) => {
    if (kind !== 'quote') return []
    const quote = quoteOf(start, textIn(body, 'text'), body['speaker'] as string | undefined, facts, about)
    if (!quote) return []
    const { attrs, text } = quote
    const person = quote.person === undefined ? undefined : facts.people.get(quote.person)
    const speaker = person?.names[language] ?? person?.names['en'] ?? textIn(body, 'speaker')
    return [
      {
        start: quote.start,
        text,
        language: quote.language,
        layer: String(attrs['layer']),
        speaker,
        confirmed: sure(standing),
        attrs,
      },
    ]
  })
  const own = ({ language: its }: { language: string }): number => Number(its !== language)
  return {
    quotes: quotes.toSorted((a, b) => own(a) - own(b) || a.start - b.start),
    moments: merged.flatMap(({ kind, label, start, end, body, standing }) =>
      kind === 'moment'
        ? [
            {
              start,
              end,
              kind: label,
              words: textIn(body, 'words'),
              confirmed: sure(standing),
              attrs: { making: about.id, start, end, kind: label },
            },
          ]
        : [],
    ),
  }
}

function textIn(body: Record<string, unknown>, field: string): string {
  const value = body[field]
  return typeof value === 'string' ? value : ''
}
