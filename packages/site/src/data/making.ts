import type { MakingPage } from '@aftercut/library/pages'
import { playableType } from '../../serve/media-library.ts'
import type { SiteContext } from '../../serve/site-context.ts'
import { languageName, localPath, pick, type Language } from '../language/index.ts'
import type { MomentLine } from '../parts/MomentList.svelte'
import type { SceneLine } from '../parts/SceneList.svelte'
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
    file: held && type !== undefined && video.state !== 'missing' ? { src: `/media/videos/${video.id}`, type, width: video.width ?? 16, height: video.height ?? 9 } : undefined,
    embed: video.rights === 'none' || address === undefined ? undefined : embedOf(address),
    sourceUrl: source?.url ?? undefined,
    poster: held && video.posterKey !== null ? site.pictureUrl(video.posterKey) : undefined,
    captions: tracks.map((track) => ({
      src: `/makings/${making.slug}/captions/${track.position}.vtt`,
      language: track.language,
      label: languageName(track.language, track.language),
    })),
    chapters: `${localPath(`/makings/${making.slug}`, language)}/chapters.vtt`,
  }
}

type MomentBody = { words?: string; who?: string[] }

/** The moments that stand, in the order of time. Their words are in the language of the first captions. */
export function momentLines(page: MakingPage): MomentLine[] {
  const language = page.tracks.find((track) => track.layer === 'original')?.language ?? 'und'
  return page.findings
    .filter((finding) => finding.kind === 'moment')
    .map((finding) => {
      const { words = '', who = [] } = finding.body as MomentBody
      return { start: finding.start, end: finding.end, kind: finding.label, words, who, language: /[\uac00-\ud7a3]/.test(words) ? 'ko' : language === 'ko' ? 'en' : language }
    })
    .toSorted((a, b) => a.start - b.start)
}

export function sceneLines(page: MakingPage, language: Language): SceneLine[] {
  return page.scenes.map((scene) => ({
    episode:
      scene.episode === null || scene.episode.slug === null
        ? undefined
        : {
            season: scene.episode.season,
            number: scene.episode.number,
            href: localPath(`/dramas/${scene.episode.slug}/episodes/${scene.episode.season}-${scene.episode.number}`, language),
          },
    name: scene.name,
    start: scene.scene.start,
    end: scene.scene.end,
    takes: scene.shown
      .map(({ kind, take, day, start, end }) => ({ kind, number: take ?? undefined, day: day ?? undefined, start, end }))
      .toSorted((a, b) => a.start - b.start),
  }))
}
