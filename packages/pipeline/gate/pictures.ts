import type { StoryContent } from '@aftercut/library/schema'
import type { Failure, Place } from './failure.ts'
import type { GateFacts } from './facts.ts'
import type { Parts } from './story-parts.ts'

const MAY_SHOW = new Set<unknown>(['own', 'licensed'])
/** What is no description: a file's name, or a word for any picture. */
const NO_ALT = /^(?:\s*|.*\.(?:jpe?g|png|webp|avif)|(?:an?\s+)?(?:image|picture|photo|still|screenshot)|사진|이미지)$/iu

/** The video that a key of the store was taken from: 'stills/<id>/…', 'posters/<id>.jpg'. */
export function videoOfKey(key: string): string | undefined {
  return /(?:^|\/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[/.]|$)/iu.exec(key)?.[1]
}

/** Pictures say what they show, and the house may show them. */
export function checkPictures({ atoms }: Parts, content: StoryContent, facts: GateFacts): Failure[] {
  const failures = atoms
    .filter(({ type }) => type === 'picture')
    .flatMap(({ block, attrs }) => {
      const place: Place = { field: 'body', block }
      const alt = typeof attrs['alt'] === 'string' ? attrs['alt'] : ''
      return [...checkAlt(alt, place), ...checkRights(attrs, place, facts)]
    })
  const { picture } = content
  if (!picture) return failures
  const place: Place = { field: 'picture' }
  const { key, url, rights } = picture
  return [
    ...failures,
    ...checkAlt(picture.alt[facts.language] ?? '', place),
    ...checkRights({ key: key ?? null, url: url ?? null, rights }, place, facts),
  ]
}

function checkAlt(alt: string, place: Place): Failure[] {
  if (!NO_ALT.test(alt.trim())) return []
  return [
    {
      code: 'picture-alt',
      severity: 'error',
      place,
      words: alt,
      message: 'The picture has no alternative text: say what it shows, for those who do not see it.',
    },
  ]
}

function checkRights(attrs: Record<string, unknown>, place: Place, facts: GateFacts): Failure[] {
  const { key, url, making, at, rights } = attrs
  const refused = (code: string, message: string): Failure[] => [{ code, severity: 'error', place, words: '', message }]
  if (typeof key !== 'string' && typeof url !== 'string')
    return refused('picture-none', 'The picture shows nothing: choose a still, or take it out.')
  if (typeof url === 'string' && !url.startsWith('https://'))
    return refused('picture-address', `The picture’s address ${url} is no https address.`)
  const videoId = typeof key === 'string' ? videoOfKey(key) : undefined
  const still = videoId === undefined ? undefined : facts.stills.get(videoId)
  if (still?.kind === 'episode' && !MAY_SHOW.has(still.rights))
    return refused('picture-episode', 'A still of an episode: the house does not hold the right to show it.')
  const shown = typeof making === 'string' ? facts.makings.get(making) : undefined
  if (shown && typeof at === 'number') {
    const broadcast = shown.broadcast.find((span) => at >= span.start && at <= span.end)
    if (broadcast && !broadcast.held)
      return refused(
        'picture-episode',
        'At that second the making-of shows the episode itself, of which the house may show no still.',
      )
  }
  const held = still?.rights ?? shown?.rights ?? rights
  if (MAY_SHOW.has(held)) return []
  return refused(
    'picture-rights',
    'The house does not hold the right to this picture: set the video’s rights, or choose another.',
  )
}
