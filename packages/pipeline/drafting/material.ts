import { namesSpeaker } from '@aftercut/engine/quotes'
import type { Library } from '@aftercut/library/opening'
import type { MergedFinding } from '@aftercut/library/findings'
import type { Making } from '@aftercut/library/makings'
import { createFactReader, personOf, trueSpan, type GateFacts, type MakingFacts } from '../gate/index.ts'

/** Words that hold, bound to their cues. */
export type DraftQuote = {
  start: number
  end: number
  text: string
  language: string
  attrs: Record<string, unknown>
  /** The person who says it, where the cast knows them. */
  person?: string
}

export type DraftMoment = {
  start: number
  end: number
  kind: string
  /** What the captions describe: '(웃음)'. */
  words: string
  people: string[]
  afterCut: boolean
  quote?: DraftQuote
  /** The broadcast scene that is being filmed. Seconds of the episode. */
  scene?: { episode: number; at: number }
}

/** All that a draft is written from. */
export type DraftMaterial = {
  language: string
  facts: GateFacts
  making: Making
  about: MakingFacts
  moments: DraftMoment[]
  quotes: DraftQuote[]
  notes: DraftNote[]
}

/** What the editor is told of a draft. */
export type DraftNote =
  'nothing-confirmed' | 'other-language' | 'no-quotes' | 'phrasing-failed' | 'phrasing-kept' | 'nothing-found'

/** So much of what nobody has looked at yet goes into a draft: more is for the editor to choose. */
const MOST_MOMENTS = 6
const MOST_QUOTES = 6
/** Quotes of this length are read; shorter ones say little, longer ones are for an editor to cut. Letters. */
const FAIR_LENGTH = [24, 260] as const

type Body = {
  text?: string
  speaker?: string
  words?: string
  who?: string[]
  afterCall?: number
  scene?: { episode: string; start: number }
  call?: string
}
const bodyOf = (finding: MergedFinding): Body => finding.body

/** Reads what people confirmed of a making-of; where nobody confirmed anything, what was found. */
export async function readMaterial(
  library: Library,
  makingId: string,
  language: string,
  at: Date,
): Promise<DraftMaterial | undefined> {
  const making = await library.makings.get(makingId)
  if (!making) return undefined
  const ties = { language, dramaId: making.dramaId, makingId }
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
  const facts = await createFactReader(library)({ words: [], atoms: [] }, nothing, ties, at)
  const about = facts.makings.get(makingId)
  if (!about) return undefined
  const standing = (await library.findings.merged(makingId)).filter(
    (one) => one.standing !== 'rejected' && !one.orphaned,
  )
  const told = standing.filter(({ kind }) => kind === 'moment' || kind === 'quote')
  const confirmed = told.filter((one) => one.standing === 'confirmed' || one.standing === 'added')
  const chosen = confirmed.length > 0 ? confirmed : told
  const notes: DraftNote[] = []
  if (told.length === 0) notes.push('nothing-found')
  else if (confirmed.length === 0) notes.push('nothing-confirmed')
  let quotes = inLanguage(chosen, standing, language)
    .flatMap((finding) => {
      const { text = '', speaker } = bodyOf(finding)
      return quoteOf(finding.start, text, speaker, facts, about) ?? []
    })
    .toSorted((a, b) => a.start - b.start)
  if (confirmed.length === 0) quotes = best(quotes)
  if (quotes.length === 0) notes.push('no-quotes')
  else if (quotes.some((quote) => quote.language !== language)) notes.push('other-language')
  const calls = standing.filter(({ kind }) => kind === 'call').toSorted((a, b) => a.start - b.start)
  let moments = chosen
    .filter(({ kind }) => kind === 'moment')
    .map((finding) => momentOf(finding, standing, calls, facts, about))
  if (confirmed.length === 0) {
    const sure = new Set(
      chosen
        .filter(({ kind }) => kind === 'moment')
        .toSorted((a, b) => Number(b.body['confidence'] ?? 0) - Number(a.body['confidence'] ?? 0))
        .slice(0, MOST_MOMENTS)
        .map(({ start, label }) => `${start} ${label}`),
    )
    moments = moments.filter(({ start, kind }) => sure.has(`${start} ${kind}`))
  }
  moments = withoutEchoes(moments.toSorted((a, b) => a.start - b.start))
  const inMoments = moments.flatMap(({ quote }) => (quote ? [quote] : []))
  return {
    language,
    facts,
    making,
    about,
    moments,
    quotes: quotes.filter((quote) => !inMoments.some((other) => overlap(quote, other) > 0.3)),
    notes,
  }
}

/** The quotes in the story's language; for one that was confirmed in another, its counterpart, else itself. */
function inLanguage(
  chosen: readonly MergedFinding[],
  all: readonly MergedFinding[],
  language: string,
): MergedFinding[] {
  const isQuote = ({ kind }: MergedFinding): boolean => kind === 'quote'
  const own = all.filter((one) => isQuote(one) && one.label === language)
  const found = chosen.filter(isQuote).flatMap((finding) => {
    if (finding.label === language) return [finding]
    const there = own.filter((one) => overlap(one, finding) > 0.5)
    return there.length > 0 ? there : own.length > 0 ? [] : [finding]
  })
  return [...new Map(found.map((finding) => [finding.id, finding])).values()]
}

/** Binds words that were found, if they still hold. */
export function quoteOf(
  start: number,
  text: string,
  speaker: string | undefined,
  facts: GateFacts,
  about: MakingFacts,
): DraftQuote | undefined {
  if (text.trim() === '') return undefined
  const quote = about.verifier.verifyQuotation(text, undefined, Math.max(0, start - 0.5))
  if (quote.verdict !== 'verbatim' && quote.verdict !== 'ambiguous') return undefined
  const label = quote.speaker ?? speaker
  const person = personOf(label, facts)
  // Whom the library does not know is called as the captions call them: better than words that nobody says.
  const voice = label !== undefined && label === quote.speaker && namesSpeaker(label) ? label : null
  return {
    start: quote.start ?? start,
    end: quote.end ?? start,
    text,
    language: quote.language ?? 'und',
    attrs: trueSpan({ making: about.id, speaker: person?.id ?? voice }, quote, about),
    ...(person ? { person: person.id } : {}),
  }
}

/** Those that read best, in the order of time. */
function best(quotes: readonly DraftQuote[]): DraftQuote[] {
  const worth = ({ text, person }: DraftQuote): number => {
    const fair = text.length >= FAIR_LENGTH[0] && text.length <= FAIR_LENGTH[1]
    return (person === undefined ? 0 : 2) + (fair ? 1 : 0) + Math.min(text.length, FAIR_LENGTH[1]) / 1000
  }
  const kept = new Set(quotes.toSorted((a, b) => worth(b) - worth(a)).slice(0, MOST_QUOTES))
  return quotes.filter((quote) => kept.has(quote))
}

/** Kinds whose words somebody says, rather than that captions describe. */
const SPOKEN_KINDS = new Set(['approach', 'joke', 'ad-lib', 'slip'])

function momentOf(
  finding: MergedFinding,
  all: readonly MergedFinding[],
  calls: readonly MergedFinding[],
  facts: GateFacts,
  about: MakingFacts,
): DraftMoment {
  const { words = '', who = [], afterCall } = bodyOf(finding)
  const people = who.flatMap((label) => personOf(label, facts)?.id ?? [])
  const call = afterCall === undefined ? undefined : calls[afterCall]
  const quote = SPOKEN_KINDS.has(finding.label) ? quoteWithin(finding, facts, about) : undefined
  // Only where every name that the captions give is one of the cast: part of a group would tell it wrongly.
  const known = people.length === who.length ? people : []
  const scene = sceneAt(finding.start, all, about)
  return {
    start: finding.start,
    end: finding.end,
    kind: finding.label,
    words,
    people: [...new Set(known)],
    afterCut: finding.label === 'after-cut' || call?.label === 'cut' || call?.label === 'okay',
    ...(quote ? { quote } : {}),
    ...(scene ? { scene } : {}),
  }
}

/** What is said in a moment, in the story's language: the cues of that language that lie within it. */
function quoteWithin(finding: MergedFinding, facts: GateFacts, about: MakingFacts): DraftQuote | undefined {
  const track = about.tracks.find((one) => one.language === facts.language && one.cues.length > 0)
  const [first, ...rest] = (track?.cues ?? []).filter(
    (cue) => cue.start >= finding.start - 0.3 && cue.end <= finding.end + 0.3 && cue.utterances.length === 1,
  )
  const said = first?.utterances[0]
  const speaker = said?.speaker
  if (!said || rest.some(({ utterances }) => utterances[0]?.speaker !== speaker)) return undefined
  const text = [first, ...rest].map(({ utterances }) => utterances[0]?.text ?? '').join(' ')
  return quoteOf(finding.start, text, speaker, facts, about)
}

function sceneAt(at: number, all: readonly MergedFinding[], about: MakingFacts): DraftMoment['scene'] {
  const segment = all.findLast(
    (one) =>
      one.kind === 'segment' &&
      (one.label === 'take' || one.label === 'clip') &&
      one.start <= at &&
      at - one.end < SCENE_LINGERS_SECONDS,
  )
  const scene = segment && bodyOf(segment).scene
  const [only] = about.episodes
  // The report names the file; with one episode there is no doubt which it is.
  if (!scene || !only || about.episodes.length > 1) return undefined
  return { episode: only.number, at: scene.start }
}

/** What follows a take this soon still belongs to its scene: crews reset within half a minute. */
const SCENE_LINGERS_SECONDS = 30

/** "After the cut" and "laughter" at one time are told once. */
function withoutEchoes(moments: readonly DraftMoment[]): DraftMoment[] {
  return moments.filter(
    (moment, at) =>
      !moments.slice(0, at).some((before) => overlap(moment, before) > 0.5 && before.kind === 'after-cut'),
  )
}

/** The share of the shorter span that both have. */
function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared / Math.max(0.001, Math.min(a.end - a.start, b.end - b.start))
}
