import { error, redirect } from '@sveltejs/kit'
import { aboutActions } from '#site/desk/library/drama/about-actions.ts'
import { airingActions } from '#site/desk/library/drama/airing-actions.ts'
import { castActions } from '#site/desk/library/drama/cast-actions.ts'
import { episodeCodes } from '#site/desk/library/drama/episode-codes.ts'
import { attempt } from '#site/desk/frame/form.ts'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { pick } from '#site/language/words.ts'
import { sourceChoices } from '#site/desk/library/source-choices.ts'
import type { Actions, PageServerLoad } from './$types'

/** As many airings to come and gone are shown: enough to see that the pattern is right. */
const AIRINGS_SHOWN = 8

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends('desk:drama')
  const { library } = locals.site
  const language = locals.deskLanguage
  const name = (texts: { [language: string]: string }): string => pick(texts, language).text
  const drama = /^[\da-f-]{36}$/.test(params.id) ? await library.dramas.get(params.id) : undefined
  if (drama === undefined) error(404, `There is no drama ${params.id}.`)
  const [synopses, seasons, episodes, lines, roles, relations, offers, notes, sources, series, people] =
    await Promise.all([
      library.dramas.synopses(drama.id),
      library.dramas.seasons(drama.id),
      library.dramas.episodes(drama.id),
      library.cast.cast(drama.id),
      library.cast.roles(drama.id),
      library.cast.relations(drama.id),
      library.offers.of(drama.id),
      library.sources.notes('drama', drama.id),
      library.sources.list(),
      library.rankings.list(),
      library.people.list({ limit: 1000 }),
    ])
  const rankings = await Promise.all(series.map((each) => library.rankings.withChanges(each.id)))
  const roleName = new Map(roles.map((role) => [role.id, name(role.names)]))
  return {
    drama: {
      id: drama.id,
      version: drama.version,
      slug: drama.slug,
      titles: drama.titles,
      aliases: drama.aliases.join(', '),
      network: drama.network,
      originalLanguage: drama.originalLanguage,
      status: drama.status,
    },
    name: name(drama.titles),
    synopses: synopses.map(({ language: of, words, sourceId }) => ({ language: of, words, sourceId: sourceId ?? '' })),
    seasons: await Promise.all(
      seasons.map(async ({ id, number, status, plannedEpisodes }) => {
        const [pattern, airings] = await Promise.all([library.schedule.pattern(id), library.schedule.airings(id)])
        const now = Date.now()
        const next = Math.max(0, airings.findIndex(({ at }) => at.getTime() > now) - 2)
        const numbers = new Map(episodes.map((each) => [each.id, each.number]))
        return {
          id,
          number,
          status,
          plannedEpisodes,
          episodes: episodes
            .filter((each) => each.seasonId === id)
            .map((each) => ({ id: each.id, number: each.number, titles: each.titles })),
          pattern: pattern && { ...pattern, weekdays: [...pattern.weekdays] },
          airings: airings.slice(next, next + AIRINGS_SHOWN).map((each) => ({
            id: each.id,
            at: each.at.getTime(),
            zone: each.zone,
            episode: each.episodeId === null ? undefined : numbers.get(each.episodeId),
            words: each.words,
          })),
        }
      }),
    ),
    roles: roles.map((role) => ({
      id: role.id,
      names: role.names,
      name: name(role.names),
      aliases: role.aliases.join(', '),
      portrayals: lines
        .filter((line) => line.role.id === role.id)
        .map((line) => ({
          id: line.portrayalId,
          person: { id: line.person.id, name: name(line.person.names) },
          variant: line.variant,
          billing: line.billing,
          episodes: episodeCodes(line.episodes),
        })),
    })),
    relations: relations.map(({ id, fromRoleId, toRoleId, kind, words }) => ({
      words,
      id,
      kind,
      from: roleName.get(fromRoleId) ?? '',
      to: roleName.get(toRoleId) ?? '',
    })),
    offers: offers.map(({ id, provider, kind, territory, url, fromOn, toOn, sourceId }) => ({
      sourceId,
      id,
      provider,
      kind,
      territory,
      url,
      fromOn,
      toOn,
    })),
    notes: notes.map(({ id, version, kind, words, language: of, fromOn, toOn, sourceId }) => ({
      version,
      sourceId,
      source: sources.find((source) => source.id === sourceId)?.name,
      id,
      kind,
      words,
      fromOn,
      toOn,
      language: of,
    })),
    sources: sourceChoices(sources),
    series: series.map(({ id, titles }) => [id, name(titles)] as const),
    ranks: rankings.flatMap((each) => {
      const own = each?.entries.find((entry) => entry.drama?.id === drama.id)
      return each === undefined || own === undefined
        ? []
        : [
            {
              id: each.series.id,
              series: name(each.series.titles),
              rank: own.rank,
              from: each.ranking.fromOn,
              to: each.ranking.toOn,
            },
          ]
    }),
    people: people.flatMap((person) => Object.values(person.names)),
  }
}

export const actions: Actions = {
  ...aboutActions,
  ...airingActions,
  ...castActions,
  remove: async (event) => {
    const { id: who } = requireRole(event, 'owner')
    const { library } = event.locals.site
    const problem = await attempt({}, async () => {
      await library.dramas.remove(event.params.id, who)
      return undefined
    })
    if (problem !== undefined) return problem
    return redirect(303, '/desk/dramas')
  },
}
