import type { Library } from '@aftercut/library/opening'

/** Pages that stand whatever the library holds. */
const FIXED = new Set([
  '',
  'about',
  'corrections',
  'dramas',
  'feeds',
  'offline',
  'rankings',
  'schedule',
  'schedule.ics',
  'search',
  'settings',
  'stories',
])

/** Tells whether an address of our own site, '/ko/dramas/x#cast', leads to a page. */
export function createAddresses(library: Library): (href: string) => Promise<boolean> {
  return async (href) => {
    const path = decode(href.replace(/[?#].*$/su, '')).replace(/^\/(?:ko|en)(?=\/|$)/u, '')
    const [kind = '', slug, ...rest] = path.replace(/^\/|\/$/gu, '').split('/')
    if (slug === undefined) return FIXED.has(kind) || /^feed\.(?:atom|json|rss)$/u.test(kind)
    if (kind === 'stories') {
      const story = await library.stories.bySlug(slug)
      return rest.length === 0 && (story?.state === 'published' || story?.state === 'withdrawn')
    }
    if (kind === 'makings') return rest.length === 0 && (await library.makings.bySlug(slug))?.visibility === 'public'
    if (kind === 'people') return rest.length === 0 && (await library.people.bySlug(slug)) !== undefined
    if (kind === 'rankings') return (await library.subjectOfSlug('ranking', slug)) !== undefined
    if (kind === 'tags') return rest.length === 0 && (await library.pages.tags()).some(({ tag }) => tag === slug)
    if (kind !== 'dramas') return false
    const drama = await library.dramas.bySlug(slug)
    if (!drama || rest.length === 0) return drama !== undefined
    const numbers = /^(\d+)-(\d+)$/u.exec(rest[1] ?? '')
    if (rest[0] !== 'episodes' || !numbers) return rest[0] === 'schedule.ics' || rest[0]?.startsWith('feed.') === true
    const episodes = await library.dramas.episodes(drama.id)
    return episodes.some(({ season, number }) => season === Number(numbers[1]) && number === Number(numbers[2]))
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
