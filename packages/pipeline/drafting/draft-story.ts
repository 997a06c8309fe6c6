import type { Library } from '@aftercut/library/opening'
import type { StoryContent } from '@aftercut/library/schema'
import { checkStory, type BodyNode, type Failure } from '../gate/index.ts'
import { gateOf } from '../gate/index.ts'
import { english } from './english.ts'
import { korean } from './korean.ts'
import { readMaterial, type DraftMaterial, type DraftNote } from './material.ts'
import { heading } from './pieces.ts'
import { leadsOf, type Wording } from './wording.ts'
import { phraseDraft, type PhrasingEndpoint } from './phrase.ts'

export type Draft = {
  content: StoryContent
  notes: DraftNote[]
  /** What stands against it all the same: of the making's entry (no source, rights unknown), not of the words. */
  failures: Failure[]
}

const WORDINGS: Record<string, Wording> = { en: english, ko: korean }

/**
 * Writes a first version of a story of a making-of: from what people confirmed, or else from all that was found. Every
 * word of it is a template's, the library's or the captions', and it passes the gate. Where an endpoint is given, it
 * may phrase the sentences anew; what does not pass then stays as the template has it.
 */
export async function draftStory(
  library: Library,
  ask: { makingId: string; language: string; byline: string; at?: Date; phrasing?: PhrasingEndpoint },
): Promise<Draft | undefined> {
  const at = ask.at ?? new Date()
  const material = await readMaterial(library, ask.makingId, ask.language, at)
  if (!material) return undefined
  const content = holding(writeDraft(material, ask.byline), material)
  const ties = { language: ask.language, dramaId: material.making.dramaId, makingId: ask.makingId }
  const phrased = ask.phrasing ? await phraseDraft(content, ask.phrasing, ties, gateOf(library), at) : undefined
  const notes = phrased ? [...material.notes, ...phrased.notes] : material.notes
  const final = phrased?.content ?? content
  return { content: final, notes, failures: (await gateOf(library).check(final, ties, at)).failures }
}

/** The template's version of a story. */
export function writeDraft(material: DraftMaterial, byline: string): StoryContent {
  const { language, facts, about, making, moments, quotes } = material
  const wording = WORDINGS[language] ?? english
  const people = [
    ...new Set([...quotes.flatMap(({ person }) => person ?? []), ...moments.flatMap((moment) => moment.people)]),
  ]
  const leads = leadsOf(material).map(({ person }) => person.id)
  // Leads first, as a headline names them.
  const told = [...leads.filter((id) => people.includes(id)), ...people.filter((id) => !leads.includes(id))]
  const cast = wording.cast(material)
  const credits = wording.credits(material)
  const airs = facts.drama?.seasons.some(({ pattern, status }) => pattern !== null && status !== 'ended') ?? false
  const offers = (facts.drama?.offers.length ?? 0) > 0
  const body: BodyNode[] = [
    wording.opening(material),
    ...wording.drama(material),
    ...(cast ? [cast] : []),
    ...inOrder(material, wording),
    ...((airs || offers) && facts.drama ? [heading(wording.watching)] : []),
    ...(airs && making.dramaId !== null ? [{ type: 'airing', attrs: { drama: making.dramaId } }] : []),
    ...(offers && making.dramaId !== null ? [{ type: 'offer', attrs: { drama: making.dramaId, person: null } }] : []),
    ...(credits ? [credits] : []),
  ]
  const last = about.episodes.at(-1)
  return {
    headline: wording.headline(material, told),
    teaser: wording.teaser(material),
    standfirst: wording.standfirst(material),
    byline,
    body: { type: 'doc', content: body },
    tags: [...wording.tags],
    spoiler: about.spoiler ?? (last ? { season: last.season, episode: last.number } : null),
    personIds: told.length > 0 ? told : leads,
    episodeIds: about.episodes.map(({ id }) => id),
  }
}

/** Moments and quotes as they come in the making-of; the first quote is led in. */
function inOrder(material: DraftMaterial, wording: Wording): BodyNode[] {
  const { moments, quotes } = material
  const things = [
    ...moments.map((moment) => ({ moment, start: moment.start })),
    ...quotes.map((quote) => ({ quote, start: quote.start })),
  ].toSorted((a, b) => a.start - b.start)
  const scenes = new Set<string>()
  const speakers = [...new Set(quotes.flatMap(({ person }) => person ?? []))]
  const blocks: BodyNode[] = []
  let lastSpeaker: string | undefined
  let led = false
  for (const thing of things) {
    if ('moment' in thing) {
      const { scene } = thing.moment
      const key = scene ? `${scene.episode} ${scene.at}` : ''
      blocks.push(...wording.moment(material, thing.moment, key !== '' && !scenes.has(key)))
      scenes.add(key)
      lastSpeaker = undefined
      continue
    }
    if (!led) blocks.push(wording.interview(material, speakers))
    led = true
    const { person } = thing.quote
    blocks.push(wording.quote(material, thing.quote, person !== undefined && person === lastSpeaker))
    lastSpeaker = person
  }
  return blocks
}

/** Takes out every block against which something stands: a draft passes the gate as it is. */
function holding(content: StoryContent, material: DraftMaterial): StoryContent {
  const ties = { language: material.language, dramaId: material.making.dramaId, makingId: material.making.id }
  const facts = withBlocks(material)
  const blocks = (content.body.content ?? []) as BodyNode[]
  const bad = new Set(
    checkStory(content, ties, facts).failures.flatMap(({ place }) =>
      place.field === 'body' && place.block ? [place.block[0]] : [],
    ),
  )
  return { ...content, body: { ...content.body, content: blocks.filter((_, at) => !bad.has(at)) } }
}

/** The facts of the drama's own blocks, which a draft has and the reader of facts has not seen yet. */
function withBlocks({ facts, making }: DraftMaterial): DraftMaterial['facts'] {
  if (making.dramaId === null || !facts.drama) return facts
  const airs = facts.drama.seasons.some(({ pattern }) => pattern !== null)
  return { ...facts, dramas: new Map([[making.dramaId, { airs, offers: facts.drama.offers.length }]]) }
}
