import type { CaptionTrack } from '../captions/index.ts'
import type { KnownNames } from './mentions.ts'
import { createNameIndex, plainName, type CastMember, surnameLike, type NameIndex } from '../names/index.ts'

/** Who is who: speaker labels of the captions, people and roles of the cast, names of the story. */
export type Speakers = {
  /** The people whom a label of the captions names; empty where it names nobody ("Man", "Both"). */
  ofLabel(label: string | undefined): ReadonlySet<string>
  /** The people whom a story may mean by a name. Empty where it is nobody of ours. */
  ofName(name: string): ReadonlySet<string>
  /** Whether the captions name one of these anywhere. */
  speaks(people: ReadonlySet<string>): boolean
  /** Whether these are people of the cast, or hold an office: not others under another name. */
  settled(people: ReadonlySet<string>): boolean
  names: KnownNames
}

/** Labels for a voice, which name nobody. */
const UNNAMED =
  /^(?:man|woman|boy|girl|male|female|both|all|everyone|everybody|together|crowd|group|voice|speaker|unknown|off|v\.?o\.?|a|answer|남자?|여자?|모두|함께|일동|다같이|男|女|全員|一同)\s*(?:voice|\d+)?$/iu
const OFFICES: [RegExp, string][] = [
  [/^(?:the\s+)?(?:director|감독|監督|导演|director[ae]?|pd|producing director)(?:님)?$/iu, '=director'],
  [
    /^(?:the\s+)?(?:interviewer|reporter|host|mc|q|question|질문|인터뷰어|기자|진행자|リポーター|聞き手|记者|entrevistador[a]?)$/iu,
    '=interviewer',
  ],
  [/^(?:the\s+)?(?:staff|staff members?|crew|producer|제작진|스태프|스탭|スタッフ|工作人员)$/iu, '=staff'],
  [/^(?:the\s+)?(?:narrator|narration|나레이션|내레이션|ナレーション)$/iu, '=narrator'],
]

/** Whether the label of a caption names who speaks ("윤서하", "Director"): not a voice, and not who asks or narrates. */
export function namesSpeaker(label: string): boolean {
  const office = OFFICES.find(([pattern]) => pattern.test(label))?.[1]
  return !UNNAMED.test(label) && office !== '=interviewer' && office !== '=narrator'
}

export function createSpeakers(tracks: readonly CaptionTrack[], cast: readonly CastMember[]): Speakers {
  const labels = labelsOf(tracks)
  const people = new Map<string, { id: string; hangul?: string; names: string[] }>()
  const roles = new Map<string, Set<string>>()
  for (const member of cast) {
    const person = people.get(member.person) ?? { id: member.person, names: [member.person] }
    person.names.push(...(member.names ?? []))
    if (member.hangul !== undefined && member.hangul !== '') person.hangul = member.hangul
    people.set(member.person, person)
    if (member.role === '') continue
    const players = roles.get(member.role) ?? new Set()
    roles.set(member.role, players.add(member.person))
  }
  const members = new Set(people.keys())
  const roleIndex = createNameIndex([...roles.keys()].map((role) => ({ id: role, names: [role] })))
  let index = createNameIndex([...people.values()])
  const officers = new Map<string, Set<string>>()
  const byLabel = new Map<string, ReadonlySet<string>>()
  // Labels that the cast does not explain are people of their own; two spellings of one name are one.
  for (const label of labels) {
    const ids = new Set<string>()
    for (const part of partsOf(label)) {
      if (UNNAMED.test(part)) continue
      const found = peopleOf(part, index, roleIndex, roles)
      if (found.size === 0) {
        const id = officeOf(part) ?? part
        people.set(id, { id, names: [part] })
        index = createNameIndex([...people.values()])
        ids.add(id)
      } else for (const id of found) ids.add(id)
    }
    const office = officeOf(label.split(/\s+/u)[0] ?? '') ?? officeOf(/감독|監督/u.exec(label)?.[0] ?? '')
    if (office !== undefined) officers.set(office, new Set([...(officers.get(office) ?? []), ...ids]))
    byLabel.set(label, ids)
  }
  for (const [office, label] of officesByTime(tracks)) {
    officers.set(office, new Set([...(officers.get(office) ?? []), ...(byLabel.get(label) ?? [])]))
  }
  const speaking = new Set([...byLabel.values()].flatMap((ids) => [...ids]))
  // Labels that are a given name ("NARA") are met by the whole name too (Jang Na-ra).
  const givenOnly = createNameIndex(
    [...people.values()].filter(({ names }) => names.every((name) => !/\s/u.test(name.trim()))),
  )
  const cache = new Map<string, ReadonlySet<string>>()
  const ofName = (name: string) => {
    const known = cache.get(name)
    if (known) return known
    const office = officeOf(name)
    const ids =
      office !== undefined && officers.has(office)
        ? (officers.get(office) ?? new Set<string>())
        : peopleOf(name, index, roleIndex, roles)
    const [surname = '', ...given] = name.trim().split(/\s+/u)
    if (ids.size === 0 && given.length > 0 && surnameLike(surname.toLowerCase())) {
      const found = new Set(best(givenOnly, given.join(' ')).ids)
      cache.set(name, found)
      return found
    }
    cache.set(name, ids)
    return ids
  }
  return {
    ofLabel: (label) => (label === undefined ? new Set() : (byLabel.get(label) ?? new Set())),
    ofName,
    settled: (ids) => ids.size > 0 && [...ids].every((id) => members.has(id) || id.startsWith('=')),
    speaks: (ids) => [...ids].some((id) => speaking.has(id)),
    names: {
      is: (name) => plainName(name) !== '' && ofName(name).size > 0,
      written: [...new Set([...labels, ...roles.keys(), ...[...people.values()].flatMap(({ names }) => names)])],
    },
  }
}

/** Of an office's lines in one caption file, the share that somebody must speak in another to be its holder. */
const HOLDER_SHARE = 0.6

/** One caption file says "감독", another who that is: at the same times, the office is held by that label's person. */
function officesByTime(tracks: readonly CaptionTrack[]): [office: string, label: string][] {
  const said = tracks.map((track) =>
    track.cues.flatMap(({ start, end, utterances }) =>
      utterances.flatMap(({ speaker }) => (speaker === undefined ? [] : [{ start, end, speaker }])),
    ),
  )
  const holders: [string, string][] = []
  for (const lines of said) {
    for (const [office, ofOffice] of Map.groupBy(lines, ({ speaker }) => officeOf(speaker))) {
      if (office === undefined) continue
      for (const others of said.filter((other) => other !== lines)) {
        const heard = ofOffice.flatMap(({ start, end }) => {
          const middle = (start + end) / 2
          return others.find((other) => other.start <= middle && middle < other.end)?.speaker ?? []
        })
        for (const [label, times] of Map.groupBy(heard, (speaker) => speaker))
          if (times.length >= ofOffice.length * HOLDER_SHARE) holders.push([office, label])
      }
    }
  }
  return holders
}

function labelsOf(tracks: readonly CaptionTrack[]): Set<string> {
  const labels = new Set<string>()
  for (const track of tracks)
    for (const cue of track.cues)
      for (const { speaker } of cue.utterances) if (speaker !== undefined) labels.add(speaker)
  return labels
}

/** "A & B" speak together. */
function partsOf(label: string): string[] {
  return label
    .split(/\s*(?:&|\+|\/|,|·|\band\b|와\s|과\s)\s*/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function officeOf(name: string): string | undefined {
  return OFFICES.find(([pattern]) => pattern.test(name.trim()))?.[1]
}

function peopleOf(
  name: string,
  index: NameIndex,
  roleIndex: NameIndex,
  roles: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const people = best(index, name)
  const ids = new Set<string>(people.ids)
  const played = best(roleIndex, name)
  // A whole name outranks a part of one: the role "Mr. Gu" before the given name of somebody.
  if (played.score > people.score) ids.clear()
  if (played.score >= people.score) for (const role of played.ids) for (const id of roles.get(role) ?? []) ids.add(id)
  return ids
}

function best(index: NameIndex, name: string): { score: number; ids: string[] } {
  const found = index.find(name, { givenNames: true })
  const score = found[0]?.score ?? 0
  return { score, ids: found.filter((one) => one.score >= score - 0.02).map(({ id }) => id) }
}
