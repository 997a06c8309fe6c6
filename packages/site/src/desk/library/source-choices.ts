type Named = { id: string; name: string; url: string | null; publishedOn: string | null }

/**
 * Sources to choose from: value and words. A channel is kept once for each of its videos: those of one name are told apart by
 * their address, else by their day.
 */
export function sourceChoices(sources: readonly Named[]): (readonly [string, string])[] {
  const named = Map.groupBy(sources, ({ name }) => name)
  return sources.map(({ id, name, url, publishedOn }) => {
    const mark = url === null ? publishedOn : url.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '')
    return [id, mark !== null && (named.get(name)?.length ?? 0) > 1 ? `${name} · ${mark}` : name] as const
  })
}
