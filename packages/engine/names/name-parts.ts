import { readWords, surnameLike } from './name-readings.ts'
import { nameWords, type NameWords } from './name-words.ts'

/** Particles that hang on a name, by whether its last syllable is closed; those of the third row hang on either. */
const AFTER_CLOSED = ['이라는', '이라고', '이랑', '으로', '은', '이', '을', '과', '아']
const AFTER_OPEN = ['라는', '라고', '랑', '로', '는', '가', '를', '와', '야']
const AFTER_EITHER = [
  '에게서',
  '한테서',
  '에게',
  '한테',
  '께서',
  '까지',
  '부터',
  '처럼',
  '보다',
  '의',
  '도',
  '만',
  '께',
]
/** The shortest name that a particle is taken from: 이엘. */
const SHORTEST = 2
/** A particle of the wrong row (박은빈를) is a slip, and taken only from a name that is long enough to be whole. */
const SHORTEST_MISTYPED = 3

/** What a hangul word may be a name with a particle on: 박은빈은 → 박은빈, not 박지은 → 박지. Longest particle first. */
export function withoutParticle(hangul: string): string[] {
  return [...AFTER_CLOSED, ...AFTER_OPEN, ...AFTER_EITHER]
    .filter((particle) => hangul.endsWith(particle))
    .map((particle) => ({ particle, stem: hangul.slice(0, -particle.length) }))
    .filter(({ particle, stem }) => stem.length >= (agrees(stem, particle) ? SHORTEST : SHORTEST_MISTYPED))
    .toSorted((a, b) => b.particle.length - a.particle.length)
    .map(({ stem }) => stem)
}

function agrees(stem: string, particle: string): boolean {
  if (AFTER_EITHER.includes(particle)) return true
  const code = (stem.codePointAt(stem.length - 1) ?? 0) - 0xac00
  if (code < 0 || code > 11171) return false
  // 로 follows ㄹ too (index 8 of the final letters).
  const final = code % 28
  if (particle === '로') return final === 0 || final === 8
  return final > 0 === AFTER_CLOSED.includes(particle)
}

/** Whether a word of a name cannot be Korean: Krystal, Daniel, Steven. */
function isForeign(token: string): boolean {
  return token.length >= 4 && !surnameLike(token) && readWords({ groups: [[token]], hangul: '' }).length === 0
}

/** A word under which somebody of a western given name is known too: "Krystal" of Krystal Jung. */
export function foreignParts(name: string): string[] {
  const tokens = nameWords(name).groups.flat()
  return tokens.length < 2 ? [] : tokens.filter(isForeign)
}

/** "Daniel Kim" of Daniel Dae Kim: a western given name and the surname, whatever stands between. */
export function firstAndLast(words: NameWords): string | undefined {
  const tokens = words.groups.flat()
  const [first = ''] = tokens
  const last = tokens.at(-1) ?? ''
  return tokens.length >= 2 && isForeign(first) ? `${first} ${last}` : undefined
}
