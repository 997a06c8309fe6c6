import type { Library } from '@aftercut/library/opening'

const WHO = 'import'

/** The drama of a title, in any of its languages and aliases; made when there is none. Answers its id. */
export async function findOrMakeDrama(library: Library, title: string): Promise<string> {
  const known = await library.dramas.byTitle(title)
  if (known) return known.id
  const language = /\p{sc=Hangul}/u.test(title) ? 'ko' : 'en'
  const drama = await library.dramas.save({ titles: { [language]: title } }, WHO)
  return drama.id
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
