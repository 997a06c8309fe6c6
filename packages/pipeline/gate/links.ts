import type { Failure, Fix } from './failure.ts'
import type { GateFacts } from './facts.ts'
import { placeIn, type Parts } from './story-parts.ts'

/** The addresses that links of a story lead to. */
export function addressesIn({ words }: Parts): string[] {
  return words.flatMap(({ runs }) =>
    runs.flatMap(({ type, attrs }) => (type === 'link' && typeof attrs['href'] === 'string' ? [attrs['href']] : [])),
  )
}

/** Links lead where they say, over https; blocks name what is there. */
export function checkLinks({ words, atoms }: Parts, facts: GateFacts): Failure[] {
  const links = words.flatMap((each) =>
    each.runs
      .filter(({ type }) => type === 'link')
      .flatMap((run): Failure[] => {
        const href = typeof run.attrs['href'] === 'string' ? run.attrs['href'] : ''
        const at = { ...placeIn(each, run.from, run.to), from: run.from, to: run.to }
        const wrong = faultOf(href, facts)
        if (wrong === undefined) return []
        const fix: Fix =
          wrong === 'link-plain'
            ? {
                label: 'https',
                shows: href.replace(/^http:/iu, 'https:'),
                edits: [{ do: 'mark', at, mark: 'link', attrs: { href: href.replace(/^http:/iu, 'https:') } }],
              }
            : { label: 'unlink', edits: [{ do: 'unmark', at, mark: 'link' }] }
        return [
          {
            code: wrong,
            severity: wrong === 'link-plain' ? 'warning' : 'error',
            place: at,
            words: run.text,
            values: { href },
            message: MESSAGES[wrong](href),
            fix,
          },
        ]
      }),
  )
  const blocks = atoms.flatMap(({ block, type, attrs }): Failure[] => {
    const place = { field: 'body' as const, block }
    const told = (code: string, message: string): Failure[] => [{ code, severity: 'error', place, words: '', message }]
    if (type === 'related' && facts.stories.get(String(attrs['story'])) !== 'published')
      return told('related-missing', 'The related story is not published.')
    if (type === 'offer') {
      const drama = facts.dramas.get(String(attrs['drama']))
      if (!drama) return told('drama-unknown', 'The line of offers names a drama that the library does not hold.')
      if (drama.offers === 0)
        return told('offer-none', 'On the day of publication the library knows nowhere to watch this drama.')
    }
    if (type === 'video' && !facts.makings.has(String(attrs['making'])))
      return told('video-unknown', 'The video is no making-of of the library.')
    return []
  })
  return [...links, ...blocks]
}

const MESSAGES = {
  'link-shape': (href: string) =>
    `“${href}” is no address that a link may have: use https://…, or an address of this site.`,
  'link-plain': (href: string) => `“${href}” is not encrypted: use https.`,
  'link-missing': (href: string) => `“${href}” leads nowhere on this site.`,
}

function faultOf(href: string, { addresses }: GateFacts): keyof typeof MESSAGES | undefined {
  if (href.startsWith('#')) return /^#[\w=,.:&-]+$/u.test(href) ? undefined : 'link-shape'
  // Browsers read "/\" as they read "//", and drop tabs and line ends.
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0020\\]/u.test(href)) return 'link-shape'
  if (href.startsWith('/'))
    return href.startsWith('//') ? 'link-shape' : addresses.get(href) === false ? 'link-missing' : undefined
  try {
    const { protocol, hostname, username } = new URL(href)
    if (username !== '' || (protocol !== 'mailto:' && !hostname.includes('.'))) return 'link-shape'
    if (protocol === 'https:') return undefined
    if (protocol === 'mailto:') return /^mailto:[^@\s?]+@[^@\s?]+\.[^@\s?]+/u.test(href) ? undefined : 'link-shape'
    return protocol === 'http:' ? 'link-plain' : 'link-shape'
  } catch {
    return 'link-shape'
  }
}
