import type { MakingView } from '../data/making-view.ts'
import { localPath, type Language } from '../language/index.ts'
import { fragmentOf } from '../player/fragment.ts'
import { durationText } from '../time/index.ts'

/** A making-of for machines: VideoObject with a clip for each chapter, and its place. */
export function makingData(view: MakingView, { origin, language }: { origin: string; language: Language }): object[] {
  const at = (path: string) => `${origin}${localPath(path, language)}`
  const own = at(`/makings/${view.slug}`)
  const { playable } = view
  const trail = [
    ...(view.drama ? [{ name: view.drama.title, item: at(`/dramas/${view.drama.slug}`) }] : []),
    { name: view.title, item: own },
  ]
  return [
    {
      '@type': 'VideoObject',
      '@id': own,
      url: own,
      name: view.title,
      description: view.drama === undefined ? view.title : `${view.drama.title}: ${view.title}`,
      inLanguage: view.tracks[0]?.language,
      ...(view.publishedOn === null ? {} : { uploadDate: `${view.publishedOn}T00:00:00Z` }),
      thumbnailUrl: [
        playable.poster === undefined ? `${origin}/og/makings/${view.slug}.png` : `${origin}${playable.poster}`,
      ],
      ...(playable.durationSeconds === undefined ? {} : { duration: durationText(playable.durationSeconds) }),
      ...(playable.file ? { contentUrl: `${origin}${playable.file.src}` } : {}),
      embedUrl: `${origin}/embed/makings/${view.slug}`,
      ...(view.drama
        ? { about: { '@type': 'TVSeries', name: view.drama.title, url: at(`/dramas/${view.drama.slug}`) } }
        : {}),
      hasPart: view.chapters.map(({ title, start, end }) => ({
        '@type': 'Clip',
        name: title,
        startOffset: Math.floor(start),
        endOffset: Math.ceil(end),
        url: `${own}#${fragmentOf({ start, end })}`,
      })),
    },
    {
      '@type': 'BreadcrumbList',
      itemListElement: trail.map(({ name, item }, index) => ({ '@type': 'ListItem', position: index + 1, name, item })),
    },
  ]
}
