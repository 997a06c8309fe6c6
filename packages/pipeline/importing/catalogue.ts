import type { Library } from '@aftercut/library/opening'

const WHO = 'import'

/**
 * The drama of these titles, in any of its languages and aliases, or undefined. The first title that is known decides;
 * one in a language that the drama lacks is kept, so that it is known the next time. Answers its id.
 */
export async function findDrama(library: Library, titles: readonly string[]): Promise<string | undefined> {
  for (const title of titles) {
    const known = await library.dramas.byTitle(title)
    if (known === undefined) continue
    const missing = inLanguages(titles.filter((one) => known.titles[languageOf(one)] === undefined))
    for (const [language, other] of Object.entries(missing))
      if ((await library.dramas.byTitle(other)) !== undefined) delete missing[language]
    if (Object.keys(missing).length > 0)
      await library.dramas.save({ id: known.id, titles: { ...known.titles, ...missing } }, WHO)
    return known.id
  }
  return undefined
}

/** The drama of these titles; made when there is none. Answers its id. */
export async function findOrMakeDrama(library: Library, titles: readonly string[]): Promise<string> {
  const known = await findDrama(library, titles)
  if (known !== undefined) return known
  const named = inLanguages(titles)
  const aliases = titles.filter((title) => !Object.values(named).includes(title))
  const drama = await library.dramas.save({ titles: named, ...(aliases.length > 0 && { aliases }) }, WHO)
  return drama.id
}

const languageOf = (title: string): string => (/\p{sc=Hangul}/u.test(title) ? 'ko' : 'en')

/** The first title in each language. */
function inLanguages(titles: readonly string[]): { [language: string]: string } {
  const named: { [language: string]: string } = {}
  for (const title of titles) named[languageOf(title)] ??= title
  return named
}

/** The episode of a drama by its numbers; made when there is none. Answers its id. */
export async function findOrMakeEpisode(
  library: Library,
  dramaId: string,
  season: number,
  number: number,
): Promise<string> {
  const known = (await library.dramas.episodes(dramaId)).find((one) => one.season === season && one.number === number)
  if (known) return known.id
  const { id } = await library.dramas.saveSeason({ dramaId, number: season })
  const [episode] = await library.dramas.saveEpisodes(id, [{ number }])
  if (!episode) throw new Error(`Episode ${number} of season ${season} was not kept.`)
  return episode.id
}
