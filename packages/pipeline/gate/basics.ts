import type { StoryContent } from '@aftercut/library/schema'
import { checkBody } from '../story-schema/index.ts'
import type { Failure, Field } from './failure.ts'
import type { GateFacts } from './facts.ts'
import type { Parts } from './story-parts.ts'

/** A story is whole: its shape is one that pages can show, and what every story has is there. */
export function checkBasics({ words, atoms }: Parts, content: StoryContent): Failure[] {
  const failures: Failure[] = []
  const missing = (field: Field, message: string): void =>
    void failures.push({ code: `${field}-missing`, severity: 'error', place: { field }, words: '', message })
  const wrong = checkBody(content.body)
  if (wrong !== undefined)
    failures.push({
      code: 'body-shape',
      severity: 'error',
      place: { field: 'body' },
      words: '',
      message: `The story’s body is not of a shape that can be shown: ${wrong}`,
    })
  if (content.headline.trim() === '') missing('headline', 'The story has no headline.')
  if (content.standfirst.trim() === '') missing('standfirst', 'The story has no standfirst.')
  if (content.byline.trim() === '') missing('byline', 'The story does not say who wrote it.')
  const said = words.some(({ field, text }) => field === 'body' && text.trim() !== '')
  if (!said && !atoms.some(({ type }) => type === 'video')) missing('body', 'The story says nothing yet.')
  return [...failures, ...checkMoments({ words, atoms })]
}

/** A moment that nobody told would be read as its kind and a time, with nothing below. */
function checkMoments({ words, atoms }: Parts): Failure[] {
  const silent = [...words.filter(({ text }) => text.trim() === ''), ...atoms]
  return silent.flatMap(({ type, block }): Failure[] =>
    type !== 'moment' || block === undefined
      ? []
      : [
          {
            code: 'moment-wordless',
            severity: 'warning',
            place: { field: 'body', block, from: 0, to: 0 },
            words: '',
            message: 'A moment stands without words: say what happens in it, or take it out.',
            fix: { label: 'no-moment', edits: [{ do: 'paragraph', block }] },
          },
        ],
  )
}

/** Where a video comes from is told, and the house may show it. */
export function checkSources({ words, atoms }: Parts, own: string | null, facts: GateFacts): Failure[] {
  const shown = new Set(atoms.filter(({ type }) => type === 'video').map(({ attrs }) => String(attrs['making'])))
  return [...facts.makings.values()].flatMap((making): Failure[] => {
    const told = (code: string, message: string, severity: Failure['severity'] = 'error'): Failure => ({
      code,
      severity,
      place: { field: 'about' },
      words: '',
      message,
      values: { making: making.id, source: making.source?.name ?? '' },
    })
    const failures: Failure[] = []
    if (!making.source)
      failures.push(told('source-missing', 'The making-of has no source: say whose video it is, in its entry.'))
    // The page credits the story's own making; another's source is named in the text.
    else if (making.id !== own) {
      const { name } = making.source
      if (!words.some(({ text }) => text.toLowerCase().includes(name.toLowerCase())))
        failures.push(told('source-uncredited', `The story shows a video of ${name} and does not name it.`))
    }
    if (making.rights === 'unknown')
      failures.push(
        told('rights-unknown', 'What the house may do with the video is not known: set its rights in its entry.'),
      )
    if (making.rights === 'none' && shown.has(making.id))
      failures.push(told('rights-none', 'The house may not show this video: take the player out.'))
    if (!making.public)
      failures.push(
        told('making-hidden', 'The making-of is not public, so that its quotations and moments would not play.'),
      )
    return failures
  })
}

/** Readers who are not as far are told: the last episode that the story gives away. */
export function checkSpoiler(content: StoryContent, facts: GateFacts): Failure[] {
  const ahead = (a: { season: number; episode: number }, b: { season: number; episode: number }): boolean =>
    a.season > b.season || (a.season === b.season && a.episode > b.episode)
  const levels = [...facts.makings.values()].flatMap(({ spoiler, episodes }) => [
    ...(spoiler ? [spoiler] : []),
    ...(spoiler ? [] : episodes.map(({ season, number }) => ({ season, episode: number }))),
  ])
  const about = (facts.drama?.seasons ?? []).flatMap(({ number: season, episodes }) =>
    episodes.filter(({ id }) => content.episodeIds.includes(id)).map(({ number: episode }) => ({ season, episode })),
  )
  const last = [...levels, ...about].reduce<{ season: number; episode: number } | undefined>(
    (most, level) => (most === undefined || ahead(level, most) ? level : most),
    undefined,
  )
  if (last === undefined || (content.spoiler && !ahead(last, content.spoiler))) return []
  const unset = content.spoiler === null && content.spoilerFree !== true
  return [
    {
      code: unset ? 'spoiler-unset' : 'spoiler-low',
      severity: unset ? 'error' : 'warning',
      place: { field: 'spoiler' },
      words: content.spoiler ? String(content.spoiler.episode) : '',
      nearest: String(last.episode),
      values: { season: last.season, episode: last.episode },
      message: unset
        ? `How much the story gives away is not set: what it shows is of episode ${last.episode}.`
        : `The story shows episode ${last.episode}, and says that it gives away less.`,
      fix: { label: 'spoiler', shows: String(last.episode), edits: [{ do: 'set', field: 'spoiler', value: last }] },
    },
  ]
}
