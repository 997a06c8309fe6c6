import type { Library } from '@aftercut/library/opening'

const WHO = 'import'

/** Whether two titles are one: letters and digits alone count. */
function sameTitle(a: string, b: string): boolean {
  const plain = (title: string) =>
    title
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  return plain(a) === plain(b)
}

/** The drama of a title, in any of its languages and aliases; made when there is none. Answers its id. */
export async function findOrMakeDrama(library: Library, title: string): Promise<string> {
  const known = await findDrama(library, title)
  if (known) return known
  const language = /\p{sc=Hangul}/u.test(title) ? 'ko' : 'en'
  const drama = await library.dramas.save({ titles: { [language]: title } }, WHO)
  return drama.id
}

export async function findDrama(library: Library, title: string): Promise<string | undefined> {
  const PAGE = 200
  for (let offset = 0; ; offset += PAGE) {
    const dramas = await library.dramas.list({ limit: PAGE, offset })
    const found = dramas.find(({ titles, aliases }) =>
      [...Object.values(titles), ...aliases].some((known) => sameTitle(known, title)),
    )
    if (found) return found.id
    if (dramas.length < PAGE) return undefined
  }
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
