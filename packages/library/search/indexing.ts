import { nameTermsOf, termsOf, filterTerm } from './terms.ts'
import { jsonText } from '../opening/json-text.ts'
import { addEntries, replaceEntries, type Entry } from './entries.ts'
import { keepNameKeys } from './names.ts'
import { sql } from 'kysely'
import { mergeFindings, type MergedFinding } from '../findings/merge.ts'
import type { Tx } from '../opening/writing.ts'
import { wordsOfBody } from '../stories/body.ts'

/** Puts a drama into the index: titles, roles, synopses, and under whom it plays. */
export async function indexDrama(tx: Tx, dramaId: string): Promise<void> {
  const drama = await tx.selectFrom('drama').selectAll().where('id', '=', dramaId).executeTakeFirst()
  if (!drama) return
  const synopses = await tx.selectFrom('synopsis').selectAll().where('dramaId', '=', dramaId).execute()
  const roles = await tx.selectFrom('role').selectAll().where('dramaId', '=', dramaId).execute()
  const cast = await tx
    .selectFrom('portrayal')
    .innerJoin('role', 'role.id', 'portrayal.roleId')
    .select('portrayal.personId')
    .distinct()
    .where('role.dramaId', '=', dramaId)
    .execute()
  const names = [...Object.values(drama.titles), ...drama.aliases]
  const roleNames = roles.flatMap((role) => [...Object.values(role.names), ...role.aliases])
  const terms = new Set([
    ...names.flatMap((name) => [...nameTermsOf(name)]),
    ...roleNames.flatMap((name) => [...nameTermsOf(name)]),
    ...synopses.flatMap((synopsis) => [...termsOf(synopsis.words)]),
    filterTerm.drama(dramaId),
    ...cast.map(({ personId }) => filterTerm.person(personId)),
  ])
  await keepNameKeys(tx, 'drama', dramaId, names)
  await replaceEntries(tx, dramaId, [
    {
      kind: 'drama',
      public: true,
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
      public: true,
      subjectId: personId,
      language: 'und',
      title,
      words: '',
      terms: new Set([...names.flatMap((row) => [...nameTermsOf(row.name)]), filterTerm.person(personId)]),
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
    filterTerm.language(story.language),
    ...(story.dramaId ? [filterTerm.drama(story.dramaId)] : []),
    ...subjects.filter((row) => row.kind === 'person').map((row) => filterTerm.person(row.subjectId)),
  ])
  await replaceEntries(tx, storyId, [
    { kind: 'story', public: true, subjectId: storyId, language: story.language, title: headline, words, terms },
  ])
}

/** Puts a making itself into the index: its titles in every language. */
export async function indexMaking(tx: Tx, makingId: string): Promise<void> {
  const making = await tx.selectFrom('making').selectAll().where('id', '=', makingId).executeTakeFirst()
  if (!making) return
  const titles = [...new Set(Object.values(making.titles))]
  const entry: Entry = {
    kind: 'making',
    public: making.visibility === 'public',
    subjectId: makingId,
    language: 'und',
    title: titles.join(' · '),
    words: '',
    terms: new Set([...titles.flatMap((title) => [...nameTermsOf(title)]), ...aboutMaking(making)]),
  }
  await replaceEntries(tx, makingId, [entry], 'making')
}

/** Some cues, by track and number. */
export type CueNumbers = readonly { trackId: string; number: number }[]

/** Puts a making's cues into the index, each with its second; with `only`, those that changed. */
export async function indexCues(tx: Tx, makingId: string, only?: CueNumbers): Promise<void> {
  const making = await tx.selectFrom('making').selectAll().where('id', '=', makingId).executeTakeFirst()
  if (!making) return
  let query = tx
    .selectFrom('cue')
    .innerJoin('captionTrack', 'captionTrack.id', 'cue.trackId')
    .select(['trackId', 'number', 'startSeconds', 'endSeconds', 'words', 'utterances', 'language'])
    .where('captionTrack.videoId', '=', making.videoId)
  if (only) query = query.where(oneOf(only, 'cue.track_id', 'cue.number'))
  const about = aboutMaking(making)
  const entries = (await query.execute()).map((cue): Entry => ({
    kind: 'cue',
    public: making.visibility === 'public',
    subjectId: cue.trackId,
    number: cue.number,
    atSeconds: cue.startSeconds,
    endSeconds: cue.endSeconds,
    language: cue.language,
    title: '',
    words: cue.words,
    terms: new Set([
      ...termsOf(cue.words),
      ...about,
      filterTerm.language(cue.language),
      ...cue.utterances.flatMap(({ speaker }) => (speaker === undefined ? [] : [filterTerm.speaker(speaker)])),
    ]),
  }))
  if (!only) return replaceEntries(tx, makingId, entries, 'cue')
  await tx
    .deleteFrom('searchEntry')
    .where('ownerId', '=', makingId)
    .where('kind', '=', 'cue')
    .where(oneOf(only, 'subject_id', 'number'))
    .execute()
  await addEntries(tx, makingId, entries)
}

/** Kinds of moment as a Korean reader asks for them; in English a kind's own name is its word. */
const KOREAN_KINDS: Record<string, string> = {
  'after-cut': '컷 이후',
  laughter: '웃음',
  tears: '눈물',
  hug: '포옹',
  'high-five': '하이파이브',
  applause: '박수',
  slip: '실수 NG',
  'ad-lib': '애드리브',
  approach: '다른 시도',
  joke: '농담',
}

/** Puts the moments of a making that stand into the index: after each run, and where many were decided. */
export async function indexMoments(tx: Tx, makingId: string): Promise<void> {
  const making = await tx.selectFrom('making').selectAll().where('id', '=', makingId).executeTakeFirst()
  if (!making) return
  const moments = (await mergeFindings(tx, makingId)).filter(isFound)
  await replaceEntries(tx, makingId, moments.map(momentEntry(making)), 'moment')
}

/** Brings the index from what some findings of a making were to what they are: little, however many there are. */
export async function reindexMoments(
  tx: Tx,
  makingId: string,
  before: readonly MergedFinding[],
  after: readonly MergedFinding[],
): Promise<void> {
  const making = await tx.selectFrom('making').selectAll().where('id', '=', makingId).executeTakeFirst()
  if (!making) return
  for (const { start, end, label } of before.filter(isFound)) {
    // One for each: two moments of a kind may stand at the same place.
    await tx
      .deleteFrom('searchEntry')
      .where('id', 'in', (from) =>
        from
          .selectFrom('searchEntry')
          .select('id')
          .where('ownerId', '=', makingId)
          .where('kind', '=', 'moment')
          .where('atSeconds', '=', start)
          .where('endSeconds', '=', end)
          .where('label', '=', label)
          .limit(1),
      )
      .execute()
  }
  await addEntries(tx, makingId, after.filter(isFound).map(momentEntry(making)))
}

/** Readers may come upon it. */
const isFound = ({ kind, standing, orphaned }: MergedFinding): boolean =>
  kind === 'moment' && standing !== 'rejected' && !orphaned

function momentEntry(making: { id: string; dramaId: string | null; visibility: string }) {
  const about = aboutMaking(making)
  return (finding: MergedFinding): Entry => {
    const words = typeof finding.body['words'] === 'string' ? finding.body['words'] : ''
    const who = Array.isArray(finding.body['who']) ? (finding.body['who'] as string[]) : []
    return {
      kind: 'moment',
      public: making.visibility === 'public',
      subjectId: making.id,
      atSeconds: finding.start,
      endSeconds: finding.end,
      language: 'und',
      title: '',
      words,
      label: finding.label,
      terms: new Set([
        ...termsOf(`${finding.label.replaceAll('-', ' ')} ${words} ${who.join(' ')}`),
        ...termsOf(KOREAN_KINDS[finding.label] ?? ''),
        ...about,
        filterTerm.moment(finding.label),
        ...who.map(filterTerm.speaker),
      ]),
    }
  }
}

function aboutMaking(making: { id: string; dramaId: string | null }): string[] {
  return [filterTerm.making(making.id), ...(making.dramaId ? [filterTerm.drama(making.dramaId)] : [])]
}

function oneOf(cues: CueNumbers, trackColumn: string, numberColumn: string) {
  return sql<boolean>`(${sql.ref(trackColumn)}, ${sql.ref(numberColumn)}) in (select "trackId", number
    from jsonb_to_recordset(${jsonText(cues)}::jsonb) as row("trackId" uuid, number integer))`
}
