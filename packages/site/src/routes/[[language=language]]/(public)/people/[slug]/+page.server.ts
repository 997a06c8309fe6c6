import { error, redirect } from '@sveltejs/kit'
import { dramaName, makingLine, showPicture, storyTeaser } from '#site/data/index.ts'
import { asked, dependsOn } from '#site/frame/depends.ts'
import { localPath, pick } from '#site/language/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, locals }) => {
  const { site, language, origin } = locals
  const page = await asked(locals, `person ${params.slug}`, ['person', 'drama', 'making', 'video', 'story'], () =>
    site.library.pages.person(params.slug),
  )
  dependsOn(locals, 'person')
  if (page === undefined) error(404, 'No such person.')
  const { person } = page
  if (person.slug !== params.slug) redirect(301, localPath(`/people/${person.slug}`, language))
  dependsOn(locals, 'drama', 'making', 'video', 'story')
  const name = pick(person.names, language)
  const original = person.names['ko']
  const own = `${origin}${localPath(`/people/${person.slug}`, language)}`
  return {
    person: {
      slug: person.slug,
      name: name.text,
      nameLanguage: name.language,
      original: original === name.text ? undefined : original,
      picture: showPicture(person.picture, language, site),
      bornOn: person.bornOn,
      names: page.names
        .filter(({ name: other }) => other !== name.text && other !== original)
        .map(({ name: other }) => other),
      roles: page.roles.map(({ drama, role, variant }) => ({
        drama: dramaName(drama, language),
        role: pick(role, language).text,
        variant,
        status: drama.status,
      })),
      quotes: page.quotes
        .filter(
          (quote) =>
            quote.language.split('-')[0] === language ||
            !page.quotes.some((other) => other.language.split('-')[0] === language),
        )
        .filter((quote, _, all) => !all.some(saysMore) || saysMore(quote))
        .slice(0, 12)
        .map((quote) => ({
          words: withoutLabel(quote.words, [name.text, ...page.names.map((each) => each.name)]),
          language: quote.language,
          start: quote.atSeconds,
          end: quote.endSeconds,
          making: {
            slug: quote.making.slug,
            title: pick(quote.making.titles, language).text,
            dramaId: quote.making.dramaId ?? undefined,
            spoiler: quote.making.spoiler,
          },
        })),
      makings: page.makings.map((card) => makingLine(card, language, site)),
      stories: page.stories
        .filter((card) => card.language === language)
        .map((card) => storyTeaser(card, language, site)),
      notes: page.notes.map(({ words, fromOn, language: of }) => ({ words, fromOn, language: of })),
    },
    things: [
      {
        '@type': 'ProfilePage',
        url: own,
        mainEntity: {
          '@type': 'Person',
          '@id': own,
          name: name.text,
          alternateName: page.names.map(({ name: other }) => other).filter((other) => other !== name.text),
          ...(person.bornOn === null ? {} : { birthDate: person.bornOn }),
          performerIn: page.roles.map(({ drama }) => ({
            '@type': 'TVSeries',
            name: pick(drama.titles, language).text,
            url: `${origin}${localPath(`/dramas/${drama.slug}`, language)}`,
          })),
        },
      },
    ],
  }
}

/** Shorter lines ("Why not?") tell nothing by themselves. In letters; hangul says as much in half of them. */
function saysMore({ words }: { words: string }): boolean {
  return words.length >= (/\p{Script=Hangul}/u.test(words) ? 14 : 30)
}

/** A line as displayed may begin with who says it: here everybody knows. */
function withoutLabel(words: string, names: readonly string[]): string {
  const label = /^\s*[-–—]?\s*[([]?([^:：)\]]{1,40})[:：)\]]\s*/.exec(words)
  return label?.[1] !== undefined && names.includes(label[1].trim()) ? words.slice(label[0].length) : words
}
