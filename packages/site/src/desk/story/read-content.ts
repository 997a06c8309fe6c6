import { error } from '@sveltejs/kit'
import type { StoryContent } from '@aftercut/library/schema'
import { checkBody } from '@aftercut/pipeline/story-schema'

/** Words beyond this are no story's. Letters of JSON. */
const LONGEST_BODY = 400_000

const isText = (value: unknown): value is string => typeof value === 'string'
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)

/** A story's content as the editor sends it; 422 with what is wrong. Fields that a story has none of are left out. */
export function readContent(value: unknown): StoryContent {
  const sent = (value ?? {}) as Record<string, unknown>
  const { headline, teaser, standfirst, byline, body, tags, spoiler, spoilerFree, personIds, episodeIds, picture } =
    sent
  if (!isText(headline) || !isText(standfirst) || !isText(byline))
    error(422, 'A story has a headline, a standfirst and a byline.')
  if (!isTexts(tags) || !isTexts(personIds) || !isTexts(episodeIds))
    error(422, 'Tags, people and episodes are lists of texts.')
  const level = spoiler as { season?: unknown; episode?: unknown } | null
  if (level !== null && (!Number.isInteger(level?.season) || !Number.isInteger(level?.episode)))
    error(422, 'The spoiler level is a season and an episode, or none.')
  if (JSON.stringify(body ?? null).length > LONGEST_BODY) error(413, 'The story is too long to be one.')
  const wrong = checkBody(body)
  if (wrong !== undefined) error(422, `The story’s body is not of a shape that can be shown: ${wrong}`)
  return {
    headline,
    standfirst,
    byline,
    tags,
    personIds,
    episodeIds,
    body: body as StoryContent['body'],
    spoiler: level as StoryContent['spoiler'],
    ...(isText(teaser) && teaser !== '' ? { teaser } : {}),
    ...(spoilerFree === true ? { spoilerFree } : {}),
    ...(picture === undefined || picture === null ? {} : { picture: picture as NonNullable<StoryContent['picture']> }),
  }
}
