import type { RequestEvent } from '@sveltejs/kit'
import { refuseProblems } from '../../frame/form.ts'
import { addressIn, choiceIn, dayIn, languageIn, listIn, localizedIn, numberIn } from '../../frame/reading.ts'
import { changeDrama } from './act.ts'

export const STATUSES = ['announced', 'airing', 'hiatus', 'ended', 'cancelled'] as const
const SEASON_STATUSES = ['possible', ...STATUSES] as const
const OFFER_KINDS = ['stream', 'free', 'rent', 'buy'] as const
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** What a drama is called, tells, and where it is seen. */
export const aboutActions = {
  about: (event: RequestEvent) =>
    changeDrama(event, 'about', async ({ id, fields, say, who, library }) => {
      const titles = localizedIn(fields, 'title')
      const original = languageIn(fields['originalLanguage'])
      const status = choiceIn(fields['status'], STATUSES)
      refuseProblems({
        'title.en': Object.keys(titles).length === 0 ? say('titleMissing') : undefined,
        originalLanguage: original === undefined ? say('badLanguage') : undefined,
      })
      const { slug = '', network = '' } = fields
      const draft = { id, version: Number(fields['version']), titles, aliases: listIn(fields['aliases']) }
      await library.dramas.save(
        {
          ...draft,
          network: network || null,
          ...(original !== undefined && { originalLanguage: original }),
          ...(status && { status }),
          ...(slug !== '' && { slug }),
        },
        who,
      )
    }),

  synopsis: (event: RequestEvent) =>
    changeDrama(event, 'synopsis', async ({ id, fields, say, who, library }) => {
      const language = languageIn(fields['language'])
      refuseProblems({ language: language === undefined ? say('badLanguage') : undefined })
      const drama = await library.dramas.get(id)
      if (drama === undefined || language === undefined) return
      const others = (await library.dramas.synopses(id)).filter((each) => each.language !== language)
      const { words = '', source = '' } = fields
      const own = words === '' ? [] : [{ language, words, sourceId: ID.test(source) ? source : null }]
      const version = Number(fields['version'])
      await library.dramas.save({ id, version, titles: drama.titles, synopses: [...others, ...own] }, who)
    }),

  season: (event: RequestEvent) =>
    changeDrama(event, 'season', async ({ id, fields, say, library }) => {
      const number = numberIn(fields['number'], 0, 99)
      const planned = numberIn(fields['planned'], 0, 2000)
      const status = choiceIn(fields['status'], SEASON_STATUSES)
      refuseProblems({
        number: typeof number === 'number' ? undefined : say('season.badNumber'),
        planned: planned === undefined ? say('season.badNumber') : undefined,
      })
      if (typeof number !== 'number') return
      const season = await library.dramas.saveSeason({
        dramaId: id,
        number,
        plannedEpisodes: planned ?? null,
        ...(status && { status }),
      })
      await library.schedule.replan(season.id)
    }),

  episodes: (event: RequestEvent) =>
    changeDrama(event, 'episodes', async ({ id, fields, say, library }) => {
      const upTo = numberIn(fields['upTo'], 1, 2000)
      const season = (await library.dramas.seasons(id)).find((each) => each.id === fields['season'])
      refuseProblems({ upTo: typeof upTo === 'number' ? undefined : say('season.badNumber') })
      if (season === undefined || typeof upTo !== 'number') return
      const numbers = Array.from({ length: upTo }, (_, index) => ({ number: index + 1 }))
      await library.dramas.saveEpisodes(season.id, numbers)
      await library.schedule.replan(season.id)
    }),

  episode: (event: RequestEvent) =>
    changeDrama(event, 'episode', async ({ id, fields, say, library }) => {
      const number = numberIn(fields['number'], 0, 9999)
      const season = (await library.dramas.seasons(id)).find((each) => each.id === fields['season'])
      refuseProblems({ number: typeof number === 'number' ? undefined : say('season.badNumber') })
      if (season === undefined || typeof number !== 'number') return
      await library.dramas.saveEpisodes(season.id, [{ number, titles: localizedIn(fields, 'episode') }])
    }),

  removeEpisode: (event: RequestEvent) =>
    changeDrama(event, 'episode', ({ fields, who, library }) =>
      library.dramas.removeEpisode(fields['episode'] ?? '', who),
    ),

  offer: (event: RequestEvent) =>
    changeDrama(event, 'offers', async ({ id, fields, say, library }) => {
      const { provider = '', territory = '' } = fields
      const url = addressIn(fields['url'])
      const [fromOn, toOn] = [dayIn(fields['fromOn']), dayIn(fields['toOn'])]
      const kind = choiceIn(fields['kind'], OFFER_KINDS)
      refuseProblems({
        provider: provider === '' ? say('offer.providerMissing') : undefined,
        territory: /^([a-z]{2}|world)$/i.test(territory) ? undefined : say('offer.badTerritory'),
        url: url === undefined ? say('badUrl') : undefined,
        fromOn: fromOn === undefined ? say('airing.badDay') : undefined,
        toOn: toOn === undefined ? say('airing.badDay') : undefined,
      })
      const source = fields['source'] ?? ''
      const sourceId = ID.test(source) ? source : null
      const bounds = { url: url ?? null, fromOn: fromOn ?? null, toOn: toOn ?? null, sourceId }
      // Corrected in what it is told by, the offer as it was goes.
      const was = (await library.offers.of(id)).find((each) => each.id === fields['was'])
      if (was) await library.offers.remove(was.id)
      await library.offers.save({ dramaId: id, provider, territory, ...bounds, ...(kind && { kind }) })
    }),

  removeOffer: (event: RequestEvent) =>
    changeDrama(event, 'offers', ({ fields, library }) => library.offers.remove(fields['offer'] ?? '')),

  note: (event: RequestEvent) =>
    changeDrama(event, 'notes', async ({ id, fields, say, library }) => {
      const { kind = '', words = '', source = '' } = fields
      const language = languageIn(fields['language'])
      const [fromOn, toOn] = [dayIn(fields['fromOn']), dayIn(fields['toOn'])]
      refuseProblems({
        words: kind === '' || words === '' ? say('note.missing') : undefined,
        language: language === undefined ? say('badLanguage') : undefined,
        fromOn: fromOn === undefined ? say('airing.badDay') : undefined,
        toOn: toOn === undefined ? say('airing.badDay') : undefined,
      })
      await library.sources.saveNote({
        subjectKind: 'drama',
        subjectId: id,
        kind,
        words,
        ...(language !== undefined && { language }),
        fromOn: fromOn ?? null,
        toOn: toOn ?? null,
        sourceId: ID.test(source) ? source : null,
        ...(ID.test(fields['id'] ?? '') && { id: fields['id'] ?? '', version: Number(fields['version']) }),
      })
    }),

  removeNote: (event: RequestEvent) =>
    changeDrama(event, 'notes', ({ fields, library }) => library.sources.removeNote(fields['note'] ?? '')),

  /** Enters this drama's place into a ranking; the others of the same period stay. */
  rank: (event: RequestEvent) =>
    changeDrama(event, 'rankings', async ({ id, fields, say, library }) => {
      const [fromOn, toOn] = [dayIn(fields['fromOn']), dayIn(fields['toOn'])]
      const rank = numberIn(fields['rank'], 1, 10_000)
      const value = fields['value'] ? Number(fields['value']) : null
      refuseProblems({
        fromOn: typeof fromOn === 'string' ? undefined : say('airing.badDay'),
        toOn: typeof toOn === 'string' ? undefined : say('airing.badDay'),
        rank: typeof rank === 'number' ? undefined : say('season.badNumber'),
        value: value !== null && Number.isNaN(value) ? say('season.badNumber') : undefined,
      })
      const drama = await library.dramas.get(id)
      if (typeof fromOn !== 'string' || typeof toOn !== 'string' || typeof rank !== 'number' || drama === undefined)
        return
      const known = await library.rankings.withChanges(fields['series'] ?? '', toOn)
      const same = known?.ranking.fromOn === fromOn && known.ranking.toOn === toOn ? known.entries : []
      const others = same.filter((each) => each.drama?.id !== id)
      const entries = others.map((each) => ({ ...each, dramaId: each.drama?.id ?? null }))
      const label = Object.values(drama.titles)[0] ?? ''
      await library.rankings.save({
        seriesId: fields['series'] ?? '',
        fromOn,
        toOn,
        entries: [...entries, { rank, label, dramaId: id, value }].toSorted((a, b) => a.rank - b.rank),
      })
    }),
}
