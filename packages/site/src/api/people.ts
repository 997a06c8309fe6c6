import { dependsOn } from '../frame/depends.ts'
import type { Ask, Operation } from './operation.ts'
import { address, day, list, localized, number, object, oneOf, orNull, pageOf, text } from './schema.ts'

const line = { slug: text(), url: address(), names: localized }

const person = object({
  ...line,
  bornOn: orNull(day()),
  spellings: list(text()),
  roles: list(object({ drama: object({ slug: text(), titles: localized }), role: localized, variant: orNull(text()) })),
  quotes: list(
    object({ words: text(), language: text(), start: number('Seconds.'), end: number(), making: text('Its slug.') }),
  ),
})

const hit = object({
  kind: oneOf('story', 'making', 'cue', 'moment', 'drama', 'person'),
  slug: text(),
  titles: localized,
  words: text(),
  language: text(),
  start: orNull(number('Seconds of the making-of.')),
  end: orNull(number()),
  moment: orNull(text()),
})

const personUrl = ({ origin }: App.Locals, slug: string) => `${origin}${encodeURI(`/people/${slug}`)}`

async function listPeople({ locals, page, next }: Ask) {
  dependsOn(locals, 'person')
  const people = await locals.site.library.people.list({ offset: page.offset, limit: page.limit + 1 })
  return {
    items: people.slice(0, page.limit).map(({ slug, names }) => ({ slug, url: personUrl(locals, slug), names })),
    next: next(people.length > page.limit),
  }
}

async function onePerson({ locals, path }: Ask) {
  dependsOn(locals, 'person', 'drama', 'making', 'video')
  const page = await locals.site.library.pages.person(path('slug'))
  if (page === undefined) return undefined
  return {
    slug: page.person.slug,
    url: personUrl(locals, page.person.slug),
    names: page.person.names,
    bornOn: page.person.bornOn,
    spellings: page.names.map(({ name }) => name),
    roles: page.roles.map(({ drama, role, variant }) => ({
      drama: { slug: drama.slug, titles: drama.titles },
      role,
      variant,
    })),
    quotes: page.quotes.map(({ words, language, atSeconds, endSeconds, making }) => ({
      words,
      language,
      start: atSeconds,
      end: endSeconds,
      making: making.slug,
    })),
  }
}

async function search({ locals, query, page, next }: Ask) {
  dependsOn(locals, 'story', 'making', 'video', 'drama', 'person')
  const answer = await locals.site.library.search.find({ text: (query.get('q') ?? '').slice(0, 200), ...page })
  return {
    items: answer.hits.map(({ kind, slug, titles, words, language, atSeconds, endSeconds, label }) => ({
      kind,
      slug,
      titles,
      words,
      language,
      start: atSeconds,
      end: endSeconds,
      moment: label,
    })),
    next: next(answer.more),
  }
}

export const peopleOperations: readonly Operation[] = [
  {
    path: '/people',
    id: 'listPeople',
    summary: 'People, by their addresses.',
    paged: true,
    answer: pageOf(object(line)),
    run: listPeople,
  },
  {
    path: '/people/{slug}',
    id: 'getPerson',
    summary: 'A person with roles and words.',
    answer: person,
    run: onePerson,
  },
  {
    path: '/search',
    id: 'search',
    summary: 'Stories, lines of making-ofs at their second, moments, dramas and people.',
    paged: true,
    parameters: [
      {
        name: 'q',
        description: 'What to look for, in Korean, Japanese or English.',
        schema: { ...text(), maxLength: 200 },
        required: true,
      },
    ],
    answer: pageOf(hit),
    run: search,
  },
]
