import { requireRole } from '#site/desk/sign-in/roles.ts'
import type { PageServerLoad } from './$types'

const A_PAGE = 60
const KINDS = [
  'story',
  'making',
  'drama',
  'person',
  'video',
  'captionTrack',
  'desk person',
  'token',
  'setting',
  'backup',
  'source',
]

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'editor')
  const { library } = event.locals.site
  const { searchParams } = event.url
  const kind = KINDS.find((each) => each === searchParams.get('kind'))
  const before = Number(searchParams.get('before'))
  const [entries, people] = await Promise.all([
    library.audit.list({
      limit: A_PAGE,
      ...(kind !== undefined && { subjectKind: kind }),
      ...(before > 0 && { before: new Date(before) }),
    }),
    library.desk.people(),
  ])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const last = entries.at(-1)
  return {
    kind: kind ?? '',
    kinds: KINDS,
    entries: entries.map(({ id, at, who, action, subjectKind, subjectId, detail }) => ({
      id,
      at: at.getTime(),
      // Programs (an import, a worker) act under their own names; ids without a name are of people who are gone.
      who: names.get(who) ?? (/^[\da-f]{8}-/.test(who) ? '' : who),
      action,
      subjectKind,
      link: linkOf(subjectKind, subjectId),
      detail: Object.entries(detail)
        .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
        .join(' · '),
    })),
    older: entries.length === A_PAGE && last !== undefined ? last.at.getTime() : undefined,
  }
}

const PAGES: { [kind: string]: string } = {
  story: 'stories',
  making: 'makings',
  drama: 'dramas',
  person: 'people',
  video: 'videos',
}

function linkOf(kind: string, id: string | null): string | undefined {
  const page = PAGES[kind]
  return page === undefined || id === null ? undefined : `/desk/${page}/${id}`
}
