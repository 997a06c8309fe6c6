import type { Named } from './names-in-text.ts'

/** That somebody plays a role: named people by id; a name that the house does not know stands as written. */
export type RoleClaim = {
  person: { id?: string; name: string; from: number; to: number }
  role: { id: string; name: string; from: number; to: number }
}

const AND = String.raw`\s*(?:,\s*and|,|and|&|와|과|·|및)\s*`
/** What joins a person to the role that follows. */
const PERSON_THEN_ROLE = [
  /^\s*(?:,\s*)?(?:who\s+|and\s+)?(?:also\s+)?(?:plays?|played|playing|portrays?|portrayed|portraying|stars?(?:\s+as|\s+in\s+the\s+role\s+of)|starring\s+as|starred\s+as|takes?\s+on\s+(?:the\s+role\s+of)?|as|in\s+the\s+roles?\s+of|appears\s+as)\s+(?:[a-z]+\s+){0,5}$/u,
  /^['’]s?\s+(?:character\s+)?$/u,
  /^\s*(?:이|가|은|는)?\s*(?:연기하는|연기한|분한|맡은)\s*$/u,
  /^\s*(?:은|는|이|가)\s+(?:\S+\s+){0,3}$/u,
]
/** What joins a role to the person that follows. */
const ROLE_THEN_PERSON = [
  /^\s*,?\s*(?:who\s+is\s+)?(?:is\s+)?(?:played|portrayed|performed)\s+by\s+(?:[a-z]+\s+){0,4}$/u,
  /^\s*역의\s*$/u,
  /^\s*(?:역을|역할을|를|을)\s+(?:맡은|연기한|연기하는)\s+(?:배우\s+)?$/u,
]
/** "Mr. Gu (Son Suk Ku)", "손석구(구씨 역)". */
const BRACKET = /^\s*\((?:played by\s+|as\s+)?$/u
const BRACKET_END = /^\s*(?:역|분)?\s*\)/u
/** After a Korean "…은 …을 연기한다" the verb stands last. */
const KOREAN_VERB = /^\s*(?:\([^)]*\))?\s*(?:역을?|역할을|을|를)?\s*(?:맡|연기|분했|분한|으로 분|로 분)/u

/** The claims of a text. Lists of the same length are paired in order: "A and B play X and Y". */
export function roleClaims(text: string, names: readonly Named[]): RoleClaim[] {
  const claims: RoleClaim[] = []
  const groups = groupLists(text, names)
  for (const [index, group] of groups.entries()) {
    const next = groups[index + 1]
    const [first] = group
    const last = group.at(-1)
    if (!first || !last) continue
    const strange = strangerAfter(text, last)
    const known = strange && names.some(({ from, to }) => from < strange.to && strange.from < to)
    if (last.role !== undefined && strange && !known) claims.push({ person: strange, role: asRole(last) })
    const other = next?.[0]
    if (!next || !other) continue
    const between = text.slice(last.to, other.from)
    if (/[.!?\n]\s/u.test(between)) continue
    const after = text.slice(next.at(-1)?.to ?? other.to)
    const bracketed = BRACKET.test(between) && BRACKET_END.test(after)
    if (last.person !== undefined && other.role !== undefined) {
      const joined = PERSON_THEN_ROLE.some(
        (pattern, at) => pattern.test(between) && (at < 3 || KOREAN_VERB.test(after)),
      )
      if (joined || bracketed) claims.push(...paired(group, next))
    } else if (last.role !== undefined && other.person !== undefined) {
      if (ROLE_THEN_PERSON.some((pattern) => pattern.test(between)) || bracketed) claims.push(...paired(next, group))
    }
  }
  return claims
}

/** Names of one kind, joined by commas and "and". A bracket after a name ends the list. */
function groupLists(text: string, names: readonly Named[]): Named[][] {
  const join = new RegExp(`^${AND}$`, 'u')
  const groups: Named[][] = []
  for (const named of names) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    const alike = before && (before.person === undefined) === (named.person === undefined)
    if (last && before && alike && join.test(text.slice(before.to, named.from))) last.push(named)
    else groups.push([named])
  }
  return groups
}

function paired(people: readonly Named[], roles: readonly Named[]): RoleClaim[] {
  // "A and B (Y)": the bracket belongs to the last one.
  if (people.length !== roles.length) {
    const [person, role] = [people.at(-1), roles.at(-1)]
    return people.length > roles.length && roles.length === 1 && person && role
      ? [{ person: asPerson(person), role: asRole(role) }].slice(0, people.length > 1 ? 0 : 1)
      : []
  }
  return people.flatMap((person, at) => {
    const role = roles[at]
    return role ? [{ person: asPerson(person), role: asRole(role) }] : []
  })
}

/** "Seo Jin-woo (Lee Some Body)": a name in brackets after a role claims to play it, known or not. */
function strangerAfter(text: string, role: Named): RoleClaim['person'] | undefined {
  const match = /^(\s*(?:\(|,?\s+played by\s+))(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+){1,3})(?=\s*\)|[\s,.;])/u.exec(
    text.slice(role.to),
  )
  if (!match?.[1] || !match[2]) return undefined
  const from = role.to + match[1].length
  return { name: match[2], from, to: from + match[2].length }
}

const asPerson = ({ person, name, from, to }: Named): RoleClaim['person'] => ({
  ...(person === undefined ? {} : { id: person }),
  name,
  from,
  to,
})
const asRole = ({ role = '', name, from, to }: Named): RoleClaim['role'] => ({ id: role, name, from, to })
