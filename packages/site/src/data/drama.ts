import type { DramaFacts } from '@aftercut/library/pages'
import { pick, type Language } from '../language/index.ts'
import type { CastMember } from '../parts/CastList.svelte'
import type { OfferLine } from '../parts/OfferList.svelte'
import type { Airing } from '../timing/AiringLine.svelte'
import { safeHref } from '../story/body.ts'

type Line = DramaFacts['cast'][number]

/** The season that airs now, else the last one that does, did or will. */
export function currentSeason(facts: DramaFacts) {
  return (
    facts.seasons.find((season) => season.status === 'airing') ??
    facts.seasons.findLast((season) => season.pattern !== null)
  )
}

/** When a drama airs, as the airing line says it. */
export function airingOf(facts: DramaFacts, nowMs: number): Airing | undefined {
  const season = currentSeason(facts)
  if (season === undefined || season.pattern === null) return undefined
  const aired = season.episodes.flatMap(({ number, airsAt }) =>
    airsAt === null ? [] : [{ number, at: airsAt.getTime() }],
  )
  const coming = aired.filter(({ at }) => at > nowMs).toSorted((a, b) => a.at - b.at)
  const next = facts.nextAiring
  const special =
    next !== null && next.episode === null
      ? [{ at: next.at.getTime(), season: season.number, episode: null, words: next.words }]
      : []
  return {
    network: season.pattern.network,
    zone: season.pattern.zone,
    status: season.status,
    rule: { weekdays: [...season.pattern.weekdays], minutes: season.pattern.minutes },
    coming: [
      ...special,
      ...coming.map(({ number, at }) => ({ at, season: season.number, episode: number, words: null })),
    ],
    lastAt: coming.length === 0 ? Math.max(...aired.map(({ at }) => at)) : undefined,
  }
}

/** '1–4, 7': numbers of episodes, runs joined. */
export function episodeRuns(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs
    .map(([from, to]) => (from === to ? String(from) : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
    .join(', ')
}

export function castMember(line: Line, language: Language): CastMember {
  const person = pick(line.person.names, language)
  const role = pick(line.role.names, language)
  const about = line.role.description[language]
  return {
    person: { name: person.text, language: person.language, slug: line.person.slug },
    role: { name: role.text, language: role.language },
    variant: line.variant,
    episodes: line.episodes.length === 0 ? null : episodeRuns(line.episodes.map(({ number }) => number)),
    about: about === undefined || about === '' ? undefined : about,
  }
}

/** Offers for a reader's territory, or all where none is chosen. */
export function offerLines(offers: DramaFacts['offers'], territory: string | undefined): OfferLine[] {
  return offers
    .filter((offer) => territory === undefined || offer.territory === territory || offer.territory === 'world')
    .map((offer) => ({
      provider: offer.provider,
      url: safeHref(offer.url),
      kind: offer.kind,
      territory: offer.territory,
      toOn: offer.toOn,
    }))
}
