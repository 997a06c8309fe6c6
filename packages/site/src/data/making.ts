import type { CastLine } from '@aftercut/library/dramas'
import type { DramaFacts, MakingPage } from '@aftercut/library/pages'
import { playableType } from '../../serve/media-library.ts'
import type { SiteContext } from '../../serve/site-context.ts'
import { languageName, localPath, pick, type Language } from '../language/index.ts'
import type { SceneLine } from '../parts/SceneList.svelte'
import { crewName } from './crew-names.ts'
import { embedOf, type Playable } from '../player/index.ts'

/** Where a making-of can be watched, by its rights: our file, the source's player, or only a link. */
export function playableOf(page: MakingPage, language: Language, site: SiteContext): Playable {
  const { making, video, source, tracks } = page
  const held = video.rights === 'own' || video.rights === 'licensed'
  const type = playableType(video.file ?? video.storeKey)
  const address = video.embedUrl ?? source?.url ?? undefined
  return {
    slug: making.slug,
    title: pick(making.titles, language).text,
    durationSeconds: video.durationSeconds ?? undefined,
    file:
      held && type !== undefined && video.state !== 'missing'
        ? { src: `/media/videos/${video.id}`, type, width: video.width ?? 16, height: video.height ?? 9 }
        : undefined,
    embed: video.rights === 'none' || address === undefined ? undefined : embedOf(address),
    sourceUrl: source?.url ?? undefined,
    poster: held && video.posterKey !== null ? site.pictureUrl(video.posterKey, 960) : undefined,
    captions: tracks.map((track) => ({
      src: `/makings/${making.slug}/captions/${track.position}.vtt`,
      language: track.language,
      label: languageName(track.language, track.language),
    })),
    chapters: `${localPath(`/makings/${making.slug}`, language)}/chapters.vtt`,
  }
}

/** A person's name in the page's language, for any name that the cast is known by; the crew's by what they do. */
export function namesInCast(cast: readonly CastLine[], language: Language): (name: string) => string {
  const known = new Map(
    cast.flatMap(({ person }) =>
      Object.values(person.names).map((name) => [name, pick(person.names, language).text] as const),
    ),
  )
  return (name) => known.get(name) ?? crewName(name, language) ?? name
}

/** `facts`: the drama's, where they are at hand: they know when an episode airs. */
export function sceneLines(page: MakingPage, language: Language, facts?: DramaFacts | null): SceneLine[] {
  return page.scenes.map((scene) => ({
    airing: facts && scene.episode ? firstAiring(facts, scene.episode.season, scene.episode.number) : undefined,
    episode:
      scene.episode === null || scene.episode.slug === null
        ? undefined
        : {
            season: scene.episode.season,
            number: scene.episode.number,
            href: localPath(
              `/dramas/${scene.episode.slug}/episodes/${scene.episode.season}-${scene.episode.number}`,
              language,
            ),
          },
    name: scene.name,
    start: scene.scene.start,
    end: scene.scene.end,
    takes: scene.shown
      .map(({ kind, take, day, start, end }) => ({
        kind,
        number: take ?? undefined,
        day: day ?? undefined,
        start,
        end,
      }))
      .toSorted((a, b) => a.start - b.start),
  }))
}

function firstAiring(facts: DramaFacts, seasonNumber: number, number: number): SceneLine['airing'] {
  const season = facts.seasons.find((each) => each.number === seasonNumber)
  const at = season?.episodes.find((episode) => episode.number === number)?.airsAt
  if (!at || !season?.pattern) return undefined
  return { at: at.getTime(), zone: season.pattern.zone, network: season.pattern.network }
}
