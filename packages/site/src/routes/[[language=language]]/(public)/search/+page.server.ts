import type { SearchHit, SearchQuery } from '@aftercut/library/search'
import { dramaName } from '#site/data/index.ts'
import { dependsOn } from '#site/frame/depends.ts'
import { localPath, pick, type Language } from '#site/language/index.ts'
import { fragmentOf } from '#site/player/fragment.ts'
import type { PageServerLoad } from './$types'

const HITS_A_PAGE = 20
const KINDS = ['story', 'making', 'moment', 'cue', 'drama', 'person'] as const
const MOMENTS = ['after-cut', 'laughter', 'tears', 'hug', 'high-five', 'applause', 'slip', 'ad-lib', 'approach', 'joke']

export const load: PageServerLoad = async ({ locals, url }) => {
  const { site, language } = locals
  const asked = url.searchParams
  const text = (asked.get('q') ?? '').slice(0, 200).trim()
  const kind = KINDS.find((each) => each === asked.get('kind'))
  const moment = MOMENTS.find((each) => each === asked.get('moment'))
  const number = Math.min(50, Math.max(1, Math.trunc(Number(asked.get('page') ?? '1')) || 1))
  const dramas = (await site.library.dramas.list({ limit: 200 })).map((drama) => dramaName(drama, language))
  const drama = dramas.find(({ slug }) => slug === asked.get('drama'))
  const person = await personFor(locals, asked.get('person'))
  const query: SearchQuery = {
    text,
    limit: HITS_A_PAGE,
    offset: (number - 1) * HITS_A_PAGE,
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(drama === undefined ? {} : { dramaId: drama.id }),
    ...(person === undefined ? {} : { personId: person.id }),
    ...(moment === undefined ? {} : { moment }),
  }
  const wanted = text !== '' || moment !== undefined || drama !== undefined || person !== undefined
  const answer = wanted ? await site.library.search.find(query) : { hits: [], more: false }
  dependsOn(locals, 'story', 'making', 'video', 'drama', 'person')
  return {
    text,
    kinds: KINDS,
    kind,
    moment,
    drama: drama?.slug,
    person: person === undefined ? undefined : { slug: person.slug, name: pick(person.names, language).text },
    number,
    more: answer.more,
    wanted,
    dramas,
    moments: MOMENTS,
    hits: answer.hits.map((hit) => hitView(hit, language)),
  }
}

/** A person by the address of their page. */
async function personFor({ site }: App.Locals, slug: string | null) {
  return slug === null || slug === '' ? undefined : site.library.people.bySlug(slug)
}

function hitView(hit: SearchHit, language: Language) {
  const place =
    hit.atSeconds === null ? '' : `#${fragmentOf({ start: hit.atSeconds, end: hit.endSeconds ?? hit.atSeconds })}`
  const folder = {
    story: 'stories',
    making: 'makings',
    cue: 'makings',
    moment: 'makings',
    drama: 'dramas',
    person: 'people',
  }[hit.kind]
  const title = pick(hit.titles, language)
  return {
    kind: hit.kind,
    href: `${localPath(`/${folder}/${hit.slug}`, language)}${place}`,
    title: title.text,
    titleLanguage: title.language,
    label: hit.label,
    atSeconds: hit.atSeconds,
    language: hit.language,
    drama: hit.drama === null ? undefined : { id: hit.drama.id, title: pick(hit.drama.titles, language).text },
    spoiler: hit.spoiler,
    parts: marked(hit.words, hit.marks),
  }
}

/** Words in pieces, every second one marked. */
function marked(words: string, marks: readonly [number, number][]): string[] {
  const parts: string[] = []
  let at = 0
  for (const [start, end] of marks) {
    parts.push(words.slice(at, start), words.slice(start, end))
    at = end
  }
  return [...parts, words.slice(at)]
}
