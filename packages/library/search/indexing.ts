import { nameTermsOf, termsOf, filterTerm } from './terms.ts'
import { replaceEntries, type Entry } from './entries.ts'
import { keepNameKeys } from './names.ts'
import { fold } from './fold.ts'
import { mergeFindings } from '../findings/merge.ts'
import type { Tx } from '../opening/writing.ts'
import { wordsOfBody } from '../stories/body.ts'

/** Puts a drama into the index: titles, roles, synopses, and under whom it plays. */
export async function indexDrama(tx: Tx, dramaId: string): Promise<void> {
  const drama = await tx.selectFrom('drama').selectAll().where('id', '=', dramaId).executeTakeFirst()
  if (!drama) return
  const synopses = await tx.selectFrom('synopsis').selectAll().where('dramaId', '=', dramaId).execute()
  const roles = await tx.selectFrom('role').selectAll().where('dramaId', '=', dramaId).execute()
  const cast = await castNames(tx, dramaId)
  const names = [...Object.values(drama.titles), ...drama.aliases]
  const roleNames = roles.flatMap((role) => [...Object.values(role.names), ...role.aliases])
  const terms = new Set([
    ...names.flatMap((name) => [...nameTermsOf(name)]),
    ...roleNames.flatMap((name) => [...nameTermsOf(name)]),
    ...synopses.flatMap((synopsis) => [...termsOf(synopsis.words)]),
    filterTerm.kind('drama'),
    filterTerm.public,
    filterTerm.drama(dramaId),
    ...cast.map(({ personId }) => filterTerm.person(personId)),
  ])
  await keepNameKeys(tx, 'drama', dramaId, names)
  await replaceEntries(tx, dramaId, [
    {
      kind: 'drama',
      subjectId: dramaId,
      language: drama.originalLanguage,
      title: names.join(' · '),
      words: [...roleNames, ...synopses.map((synopsis) => synopsis.words)].join(' · '),
      terms,
    },
  ])
}

/** Puts a person into the index under every name. */
export async function indexPerson(tx: Tx, personId: string): Promise<void> {
  const names = await tx.selectFrom('personName').selectAll().where('personId', '=', personId).orderBy('id').execute()
  const title = [...new Set(names.map((row) => row.name))].join(' · ')
  await keepNameKeys(
    tx,
    'person',
    personId,
    names.map((row) => row.name),
  )
  await replaceEntries(tx, personId, [
    {
      kind: 'person',
      subjectId: personId,
      language: 'und',
      title,
      words: '',
      terms: new Set([
        ...names.flatMap((row) => [...nameTermsOf(row.name)]),
        filterTerm.kind('person'),
        filterTerm.public,
        filterTerm.person(personId),
      ]),
    },
  ])
}

/** Puts a story into the index as it is published; one that is not published is not found. */
export async function indexStory(tx: Tx, storyId: string): Promise<void> {
  const story = await tx
    .selectFrom('story')
    .innerJoin('storyRevision', 'storyRevision.id', 'story.publishedRevisionId')
    .select(['story.id', 'story.language', 'story.dramaId', 'storyRevision.content'])
    .where('story.id', '=', storyId)
    .where('story.state', '=', 'published')
    .executeTakeFirst()
  if (!story) return replaceEntries(tx, storyId, [])
  const subjects = await tx.selectFrom('storySubject').selectAll().where('storyId', '=', storyId).execute()
  const { headline, standfirst, body, tags } = story.content
  const words = [standfirst, wordsOfBody(body)].join('\n')
  const terms = new Set([
    ...termsOf(headline),
    ...termsOf(words),
    ...tags.flatMap((tag) => [...termsOf(tag)]),
    filterTerm.kind('story'),
    filterTerm.public,
    filterTerm.language(story.language),
    ...(story.dramaId ? [filterTerm.drama(story.dramaId)] : []),
    ...subjects.filter((row) => row.kind === 'person').map((row) => filterTerm.person(row.subjectId)),
  ])
  await replaceEntries(tx, storyId, [
    { kind: 'story', subjectId: storyId, language: story.language, title: headline, words, terms },
  ])
}

/** Puts a making into the index: each cue with its second, each moment that stands. */
export async function indexMaking(tx: Tx, makingId: string): Promise<void> {
  const making = await tx.selectFrom('making').selectAll().where('id', '=', makingId).executeTakeFirst()
  if (!making) return
  const tracks = await tx
    .selectFrom('captionTrack')
    .selectAll()
    .where('videoId', '=', making.videoId)
    .orderBy('position')
    .execute()
  const cues = await tx
    .selectFrom('cue')
    .select(['trackId', 'number', 'startSeconds', 'endSeconds', 'words', 'utterances'])
    .where('trackId', 'in', tracks.map((track) => track.id).concat('00000000-0000-0000-0000-000000000000'))
    .execute()
  const titles = Object.values(making.titles)
  const about = [
    filterTerm.making(makingId),
    ...(making.dramaId ? [filterTerm.drama(making.dramaId)] : []),
    ...(making.visibility === 'public' ? [filterTerm.public] : []),
  ]
  const personOf = namedPersons(making.dramaId ? await castNames(tx, making.dramaId) : [])
  const languageOf = new Map(tracks.map((track) => [track.id, track.language]))
  const spoken: Entry[] = cues.map((cue) => ({
    kind: 'cue',
    subjectId: cue.trackId,
    number: cue.number,
    atSeconds: cue.startSeconds,
    endSeconds: cue.endSeconds,
    language: languageOf.get(cue.trackId) ?? 'und',
    title: titles[0] ?? '',
    words: cue.words,
    terms: new Set([
      ...termsOf(cue.words),
      ...about,
      filterTerm.kind('cue'),
      filterTerm.language(languageOf.get(cue.trackId) ?? 'und'),
      ...personOf(cue.utterances.flatMap((utterance) => utterance.speaker ?? [])),
    ]),
  }))
  const moments = (await mergeFindings(tx, makingId)).filter(
    (finding) => finding.kind === 'moment' && finding.standing !== 'rejected' && !finding.orphaned,
  )
  const told: Entry[] = moments.map((finding, number) => {
    const words = typeof finding.body['words'] === 'string' ? finding.body['words'] : ''
    const who = Array.isArray(finding.body['who']) ? (finding.body['who'] as string[]) : []
    return {
      kind: 'moment',
      subjectId: makingId,
      number,
      atSeconds: finding.start,
      endSeconds: finding.end,
      language: 'und',
      title: titles[0] ?? '',
      words,
      label: finding.label,
      terms: new Set([
        ...termsOf(`${finding.label.replaceAll('-', ' ')} ${words} ${who.join(' ')}`),
        ...about,
        filterTerm.kind('moment'),
        filterTerm.moment(finding.label),
        ...personOf(who),
      ]),
    }
  })
  await replaceEntries(tx, makingId, [...spoken, ...told])
}

type CastName = { personId: string; name: string }

/** Every name that may stand for a person of a drama's cast: their own and their roles'. */
async function castNames(tx: Tx, dramaId: string): Promise<CastName[]> {
  const rows = await tx
    .selectFrom('portrayal')
    .innerJoin('role', 'role.id', 'portrayal.roleId')
    .innerJoin('personName', 'personName.personId', 'portrayal.personId')
    .select(['portrayal.personId', 'personName.name', 'role.names', 'role.aliases', 'portrayal.variant'])
    .where('role.dramaId', '=', dramaId)
    .execute()
  return rows.flatMap(({ personId, name, names, aliases, variant }) =>
    // A younger self does not answer to the role's bare name.
    [name, ...(variant === null ? [...Object.values(names), ...aliases] : [])].map((each) => ({
      personId,
      name: each,
    })),
  )
}

function namedPersons(cast: readonly CastName[]): (names: readonly string[]) => string[] {
  const ids = Map.groupBy(cast, ({ name }) => fold(name).trim())
  return (names) =>
    names.flatMap((name) => (ids.get(fold(name).trim()) ?? []).map(({ personId }) => filterTerm.person(personId)))
}
