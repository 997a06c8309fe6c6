import { error, redirect } from '@sveltejs/kit'
import { attempt, readFields, refuseProblems, WrongFields, type Fields } from '#site/desk/frame/form.ts'
import { choiceIn, dayIn, languageIn, localizedIn } from '#site/desk/frame/reading.ts'
import { deskWords } from '#site/desk/frame/words.ts'
import type en from '#site/desk/messages/dramas.en.json'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { pick, type WordsOf } from '#site/language/words.ts'
import type { Actions, PageServerLoad } from './$types'

const NAME_KINDS = ['alias', 'stage', 'birth', 'romanised'] as const

type Event = Parameters<NonNullable<Actions[string]>>[0]
type Library = App.Locals['site']['library']

export const load: PageServerLoad = async ({ locals, params, depends }) => {
  depends('desk:cast member')
  const { library } = locals.site
  const person = /^[\da-f-]{36}$/.test(params.id) ? await library.people.get(params.id) : undefined
  if (person === undefined) error(404, `There is no person ${params.id}.`)
  const [names, notes, sources, others] = await Promise.all([
    library.people.names(person.id),
    library.sources.notes('person', person.id),
    library.sources.list(),
    library.people.list({ limit: 1000 }),
  ])
  return {
    person: {
      id: person.id,
      version: person.version,
      slug: person.slug,
      names: person.names,
      bornOn: person.bornOn,
      otherNames: names
        .filter(({ kind }) => kind !== 'main')
        .map(({ name, kind }) => (kind === 'alias' ? name : `${name} | ${kind}`))
        .join('\n'),
    },
    name: pick(person.names, locals.deskLanguage).text,
    notes: notes.map(({ id, kind, words, language, fromOn, toOn }) => ({ id, kind, words, language, fromOn, toOn })),
    sources: sources.map(({ id, name }) => [id, name] as const),
    others: others.filter(({ id }) => id !== person.id).flatMap((each) => Object.values(each.names)),
  }
}

export const actions: Actions = {
  save: (event) =>
    act(event, async (fields, say, who, library) => {
      const names = localizedIn(fields, 'name')
      const bornOn = dayIn(fields['bornOn'])
      refuseProblems({
        'name.en': Object.keys(names).length === 0 ? say('nameMissing') : undefined,
        bornOn: bornOn === undefined ? say('airing.badDay') : undefined,
      })
      const otherNames = (fields['otherNames'] ?? '').split('\n').flatMap((line) => {
        const [name = '', kind = ''] = line.split('|').map((each) => each.trim())
        return name === '' ? [] : [{ name, kind: choiceIn(kind, NAME_KINDS) ?? ('alias' as const) }]
      })
      const { slug = '' } = fields
      const draft = { id: event.params.id, version: Number(fields['version']), names, otherNames }
      await library.people.save({ ...draft, bornOn: bornOn ?? null, ...(slug !== '' && { slug }) }, who)
    }),

  note: (event) =>
    act(event, async (fields, say, who, library) => {
      const { kind = '', words = '' } = fields
      const language = languageIn(fields['language'])
      refuseProblems({
        words: kind === '' || words === '' ? say('note.missing') : undefined,
        language: language === undefined ? say('badLanguage') : undefined,
      })
      await library.sources.saveNote({
        subjectKind: 'person',
        subjectId: event.params.id,
        kind,
        words,
        ...(language !== undefined && { language }),
        fromOn: dayIn(fields['fromOn']) ?? null,
        toOn: dayIn(fields['toOn']) ?? null,
        sourceId: fields['source'] || null,
      })
      await library.audit.add(who, 'change', 'person', event.params.id, { part: 'notes' })
    }),

  removeNote: (event) =>
    act(event, async (fields, _say, who, library) => {
      await library.sources.removeNote(fields['note'] ?? '')
      await library.audit.add(who, 'change', 'person', event.params.id, { part: 'notes' })
    }),

  merge: async (event) => {
    let into = ''
    const answer = await act(event, async (fields, say, who, library) => {
      const found = await library.people.byName(fields['into'] ?? '')
      const [other] = found.filter(({ id }) => id !== event.params.id)
      if (other === undefined || found.length > 2) throw new WrongFields({ into: say('merge.badId') })
      await library.people.merge(event.params.id, other.id, who)
      into = other.id
    })
    if (into === '') return answer
    return redirect(303, `/desk/people/${into}`)
  },

  remove: async (event) => {
    let gone = false
    const answer = await act(event, async (_fields, _say, who, library) => {
      await library.people.remove(event.params.id, who)
      gone = true
    })
    if (!gone) return answer
    return redirect(303, '/desk/people')
  },
}

async function act(
  event: Event,
  work: (fields: Fields, say: WordsOf<keyof typeof en>, who: string, library: Library) => Promise<void>,
) {
  const { id: who } = requireRole(event, 'editor')
  const fields = await readFields(event.request)
  const say = deskWords<keyof typeof en>('dramas', event.locals.deskLanguage)
  return attempt(fields, async () => {
    await work(fields, say, who, event.locals.site.library)
    return {}
  })
}
