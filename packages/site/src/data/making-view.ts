import type { MakingPage } from '@aftercut/library/pages'
import { languageName } from '../language/index.ts'
import { dramaName, storyTeaser } from './cards.ts'
import { namesInCast, playableOf, sceneLines } from './making.ts'
import { pick } from '../language/index.ts'
import type { CastLine } from '@aftercut/library/dramas'
import { chaptersOf } from './chapters.ts'
import { momentLines } from './moments.ts'

type Locals = Pick<App.Locals, 'site' | 'language'>

/** All that a making-of's page shows. `track`: the position of the captions whose transcript is shown. */
export function makingView(
  page: MakingPage,
  cast: readonly CastLine[],
  track: number | undefined,
  { site, language }: Locals,
) {
  const nameOf = namesInCast(cast, language)
  const shown =
    page.tracks.find(({ position }) => position === track) ??
    page.tracks.find((each) => each.language.split('-')[0] === language) ??
    page.tracks[0]
  const title = pick(page.making.titles, language)
  return {
    slug: page.making.slug,
    title: title.text,
    titleLanguage: title.language,
    publishedOn: page.making.publishedOn,
    spoiler: page.spoiler,
    drama: page.drama === null ? undefined : dramaName(page.drama, language),
    playable: playableOf(page, language, site),
    source:
      page.source === null ? undefined : { name: page.source.name, licence: page.source.licence, url: page.source.url },
    moments: momentLines(page, language, nameOf),
    scenes: sceneLines(page, language),
    chapters: chaptersOf(page, language),
    transcript:
      shown === undefined
        ? undefined
        : {
            position: shown.position,
            language: shown.language,
            automatic: shown.automatic,
            lines: shown.cues.map((cue) => ({
              start: cue.start,
              end: cue.end,
              said:
                cue.utterances.length > 0
                  ? cue.utterances.map(({ speaker, text }) => ({
                      speaker: speaker === undefined || speaker === '' ? undefined : nameOf(speaker),
                      text,
                    }))
                  : [{ speaker: undefined, text: cue.text }],
              isSound: cue.utterances.length === 0,
            })),
          },
    tracks: page.tracks.map((each) => ({
      position: each.position,
      language: each.language,
      name: languageName(each.language, language),
      automatic: each.automatic,
    })),
    stories: page.stories.map((card) => storyTeaser(card, language, site)),
  }
}

export type MakingView = ReturnType<typeof makingView>
