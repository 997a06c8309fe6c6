import type { CastLine } from '@aftercut/library/dramas'
import type { StoryContent } from '@aftercut/library/schema'
import { fold } from './binding.ts'
import type { Failure, Fix } from './failure.ts'
import type { GateFacts } from './facts.ts'
import { nameFinder, saidPerson, saidRole } from './names-in-text.ts'
import { roleClaims } from './role-claims.ts'
import { isSaid, placeIn, type Parts, type Run, type Words } from './story-parts.ts'

/** Every pair of a person and a role, marked or written out, must stand in the cast, for the episodes of the story. */
export function checkRoles(parts: Parts, content: StoryContent, facts: GateFacts): Failure[] {
  const cast = facts.drama?.cast ?? []
  const find = nameFinder(facts)
  return parts.words.flatMap((words) => {
    if (words.type === 'quote') return []
    const marked = words.runs
      .filter(({ type }) => type === 'person')
      .flatMap((run) => checkMark(words, run, cast, content, facts))
    return [...marked, ...checkProse(words, find, cast, content, facts)]
  })
}

function checkMark(
  words: Words,
  run: Run,
  cast: readonly CastLine[],
  content: StoryContent,
  facts: GateFacts,
): Failure[] {
  const { person: id, role } = run.attrs
  const person = typeof id === 'string' ? facts.people.get(id) : undefined
  const common = { place: placeIn(words, run.from, run.to), words: run.text }
  const at = { ...common.place, from: run.from, to: run.to }
  if (!person)
    return [
      {
        ...common,
        code: 'person-unknown',
        severity: 'error',
        message: `“${run.text}” is marked as a person whom the library does not know.`,
        fix: { label: 'unmark', edits: [{ do: 'unmark', at, mark: 'person' }] },
      },
    ]
  const failures: Failure[] = []
  if (!mayStandFor(run.text, person.spellings))
    failures.push({
      ...common,
      code: 'person-name',
      severity: 'error',
      nearest: person.names[facts.language] ?? person.spellings[0] ?? '',
      message: `“${run.text}” is marked as ${person.spellings[0]}, whose name it is not.`,
      fix: {
        label: 'nearest',
        shows: person.names[facts.language] ?? person.spellings[0] ?? '',
        edits: [{ do: 'replace', at, text: person.names[facts.language] ?? person.spellings[0] ?? '' }],
      },
    })
  if (typeof role !== 'string' || role === '') return failures
  const lines = cast.filter((line) => line.person.id === id)
  const line = lines.find((each) => isRole(each, role))
  const setRole = (to: CastLine | undefined): { fix: Fix } => ({
    fix: {
      label: to ? 'role' : 'no-role',
      ...(to ? { shows: saidRole(to, facts.language) } : {}),
      edits: [
        { do: 'mark', at, mark: 'person', attrs: { person: id, role: to ? saidRole(to, facts.language) : null } },
      ],
    },
  })
  if (!line)
    return [
      ...failures,
      notInCast(common, person.spellings[0] ?? run.text, role, lines, cast, facts, setRole(lines[0])),
    ]
  return [
    ...failures,
    ...checkEpisodes(
      common,
      lines.filter((each) => isRole(each, role)),
      content,
      facts,
    ),
  ]
}

function checkProse(
  words: Words,
  find: ReturnType<typeof nameFinder>,
  cast: readonly CastLine[],
  content: StoryContent,
  facts: GateFacts,
): Failure[] {
  if (cast.length === 0) return []
  return roleClaims(words.text, find(words.text)).flatMap(({ person, role }): Failure[] => {
    const [from, to] = [Math.min(person.from, role.from), Math.max(person.to, role.to)]
    if (isSaid(words, person.from, person.to) || isSaid(words, role.from, role.to)) return []
    const common = { place: placeIn(words, from, to), words: words.text.slice(from, to) }
    const players = cast.filter((line) => line.role.id === role.id)
    const theirs = cast.filter((line) => person.id !== undefined && line.person.id === person.id)
    const lines = theirs.filter((line) => line.role.id === role.id)
    if (lines.length > 0) return checkEpisodes(common, lines, content, facts)
    const [only] = theirs.length > 0 ? theirs : players
    if (!only) return []
    const right =
      theirs.length > 0
        ? {
            at: role,
            text: Object.values(only.role.names).includes(role.name)
              ? role.name
              : saidRole({ ...only, variant: null }, languageOf(role.name)),
          }
        : { at: person, text: saidPerson(only, languageOf(person.name)) }
    const fix: Fix = {
      label: 'nearest',
      shows: right.text,
      edits: [
        {
          do: 'replace',
          at: { ...placeIn(words, right.at.from, right.at.to), from: right.at.from, to: right.at.to },
          text: right.text,
        },
      ],
    }
    return [notInCast(common, person.name, role.name, theirs, players, facts, { fix })]
  })
}

/** A name in hangul is answered in hangul. */
const languageOf = (name: string): string => (/\p{Script=Hangul}/u.test(name) ? 'ko' : 'en')

function notInCast(
  common: Pick<Failure, 'place' | 'words'>,
  person: string,
  role: string,
  theirs: readonly CastLine[],
  players: readonly CastLine[],
  facts: GateFacts,
  fixed: { fix: Fix } | object,
): Failure {
  const { language } = facts
  const plays = theirs.map((line) => saidRole(line, language))
  const playedBy = players.filter((line) => isRole(line, role)).map((line) => saidPerson(line, language))
  const nearest =
    plays.length > 0
      ? `${person}: ${plays.join(', ')}`
      : playedBy.length > 0
        ? `${role}: ${playedBy.join(', ')}`
        : undefined
  return {
    ...common,
    code: 'role-not-in-cast',
    severity: 'error',
    message: `${person} does not play ${role}.${nearest === undefined ? '' : ` The cast says: ${nearest}.`}`,
    values: { person, role },
    ...(nearest === undefined ? {} : { nearest }),
    ...fixed,
  }
}

/** A portrayal that names its episodes holds in those alone. */
function checkEpisodes(
  common: Pick<Failure, 'place' | 'words'>,
  lines: readonly CastLine[],
  content: StoryContent,
  facts: GateFacts,
): Failure[] {
  const about = new Set(content.episodeIds)
  const makings = [...facts.makings.values()].flatMap(({ episodes }) => episodes.map(({ id }) => id))
  const told = about.size > 0 ? about : new Set(makings)
  if (told.size === 0 || lines.some(({ episodes }) => episodes.length === 0 || episodes.some(({ id }) => told.has(id))))
    return []
  const [line] = lines
  if (!line) return []
  const numbers = line.episodes.map(({ number }) => number).join(', ')
  return [
    {
      ...common,
      code: 'role-other-episodes',
      severity: 'error',
      nearest: numbers,
      message: `${saidPerson(line, facts.language)} plays ${saidRole(line, facts.language)} in episodes ${numbers} only, and the story is about others.`,
      values: { person: saidPerson(line, facts.language), role: saidRole(line, facts.language), episodes: numbers },
    },
  ]
}

/** 'Seo Jin-woo', 'Seo Jin-woo (junior)' and 'junior Seo Jin-woo' name a role, the latter two its variant. */
function isRole({ role, variant }: CastLine, said: string): boolean {
  const names = [...Object.values(role.names), ...role.aliases].map(fold)
  const wanted = fold(said)
  if (names.includes(wanted)) return true
  return variant !== null && names.some((name) => wanted === name + fold(variant) || wanted === fold(variant) + name)
}

/** The whole name, or a part of it: "Han" and "Do-yun" stand for Han Do-yun, as does a name with a title. */
function mayStandFor(text: string, spellings: readonly string[]): boolean {
  const said = fold(text.replace(/['’]s?$/u, ''))
  if (said === '') return false
  return spellings.some((spelling) => {
    const whole = fold(spelling)
    const parts = spelling.split(/\s+/u).map(fold)
    return said.includes(whole) || whole.includes(said) || parts.includes(said)
  })
}
