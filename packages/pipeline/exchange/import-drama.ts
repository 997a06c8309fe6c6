import type { Library } from '@aftercut/library/opening'
import { episodeCode, minutesOf, type DramaFile } from './drama-file.ts'

/**
 * Takes a drama file into the library. A drama of one of its titles that is there already is brought up to the file;
 * what the file does not mention stays. Answers the drama's id.
 */
export async function importDrama(file: DramaFile, library: Library, who: string): Promise<string> {
  const sources = await keepSources(file, library)
  const known = await knownDrama(file, library)
  const { titles, aliases, originalLanguage, network, status, external, synopses } = file
  const drama = await library.dramas.save(
    {
      titles: { ...known?.titles, ...titles },
      ...(known && { id: known.id }),
      ...(aliases && { aliases }),
      ...(originalLanguage && { originalLanguage }),
      ...(network && { network }),
      ...(status && { status }),
      ...(external && { external }),
      ...(synopses && {
        synopses: synopses.map(({ source, ...words }) => ({
          ...words,
          ...(source && { sourceId: sources.get(source) ?? null }),
        })),
      }),
    },
    who,
  )
  const episodes = await keepSeasons(file, drama.id, library)
  const people = await keepPeople(file, sources, library, who)
  await keepRoles(file, drama.id, people, episodes, library)
  for (const offer of file.offers ?? []) await library.offers.save({ dramaId: drama.id, ...offer })
  return drama.id
}

async function knownDrama({ titles, aliases = [], external = {} }: DramaFile, library: Library) {
  for (const [catalogue, id] of Object.entries(external)) {
    const known = await library.dramas.byExternal(catalogue, id)
    if (known) return known
  }
  for (const title of [...Object.values(titles), ...aliases]) {
    const known = await library.dramas.byTitle(title)
    if (known) return known
  }
  return undefined
}

async function keepSources({ sources = [] }: DramaFile, library: Library): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const known = await library.sources.list()
  for (const { id, ...source } of sources) {
    const same = known.find((one) => one.name === source.name && (one.url ?? undefined) === source.url)
    ids.set(id, (same ?? (await library.sources.save(source))).id)
  }
  return ids
}

/** Answers the episodes' ids by their codes. */
async function keepSeasons({ seasons }: DramaFile, dramaId: string, library: Library): Promise<Map<string, string>> {
  for (const { number, titles, status, plannedEpisodes, airing, episodes = [] } of seasons) {
    const season = await library.dramas.saveSeason({
      dramaId,
      number,
      ...(titles && { titles }),
      ...(status && { status }),
      ...(plannedEpisodes !== undefined && { plannedEpisodes }),
    })
    await library.dramas.saveEpisodes(season.id, episodes)
    if (airing) {
      const { time, exceptions = [], ...pattern } = airing
      await library.schedule.savePattern(
        season.id,
        { ...pattern, minutes: minutesOf(time) },
        exceptions.map(({ toTime, ...exception }) => ({
          ...exception,
          ...(toTime !== undefined && { toMinutes: minutesOf(toTime) }),
        })),
      )
    }
  }
  const kept = await library.dramas.episodes(dramaId)
  return new Map(kept.map(({ id, season, number }) => [episodeCode(season, number), id]))
}

/**
 * Answers the library's ids of the file's people. Somebody whom the library knows under all of these very names is that
 * person; spellings that are only alike are left to people to join.
 */
async function keepPeople(
  { people = [] }: DramaFile,
  sources: Map<string, string>,
  library: Library,
  who: string,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { id, names, otherNames, notes = [] } of people) {
    const known = await knownPerson(Object.values(names), library)
    const person = await library.people.save(
      { names: { ...known?.names, ...names }, ...(known && { id: known.id }), ...(otherNames && { otherNames }) },
      who,
    )
    ids.set(id, person.id)
    if (known) continue
    for (const { source, ...note } of notes)
      await library.sources.saveNote({
        subjectKind: 'person',
        subjectId: person.id,
        ...note,
        ...(source && { sourceId: sources.get(source) ?? null }),
      })
  }
  return ids
}

async function knownPerson(names: readonly string[], library: Library) {
  const [first = [], ...others] = await Promise.all(names.map((name) => library.people.byName(name)))
  return first.find(({ id }) => others.every((bearers) => bearers.some((one) => one.id === id)))
}

async function keepRoles(
  { roles = [], relations = [] }: DramaFile,
  dramaId: string,
  people: Map<string, string>,
  episodes: Map<string, string>,
  library: Library,
): Promise<void> {
  const known = await library.cast.roles(dramaId)
  const ids = new Map<string, string>()
  for (const [position, { id, portrayals, ...draft }] of roles.entries()) {
    const same = known.find(({ names }) =>
      Object.values(names).some((name) => Object.values(draft.names).includes(name)),
    )
    const role = await library.cast.saveRole({
      dramaId,
      ...draft,
      names: { ...same?.names, ...draft.names },
      ...(same ? { id: same.id } : { position: known.length + position }),
    })
    ids.set(id, role.id)
    for (const { person, variant, billing, episodes: codes = [] } of portrayals)
      await library.cast.savePortrayal({
        roleId: role.id,
        personId: people.get(person) ?? '',
        ...(variant && { variant }),
        ...(billing && { billing }),
        episodeIds: codes.flatMap((code) => episodes.get(code) ?? []),
      })
  }
  for (const { from, to, ...relation } of relations)
    await library.cast.saveRelation({ fromRoleId: ids.get(from) ?? '', toRoleId: ids.get(to) ?? '', ...relation })
}
