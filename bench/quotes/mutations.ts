import type { Chance } from '../dialogue/random.ts'
import type { Draft } from './story.ts'
import type { Interview, Language } from './talk.ts'

export const MUTATIONS = [
  'changed',
  'letter',
  'dropped',
  'added',
  'swapped',
  'negation',
  'contraction',
  'speaker',
  'joined',
  'joined by …',
  'mood',
] as const
export type Mutation = (typeof MUTATIONS)[number]

const VOCABULARY: Record<Language, string[]> = {
  en: 'the a never always not really maybe he she it was is had very scene director loved hated today tomorrow because so and but in on my your'.split(
    ' ',
  ),
  ko: '너무 정말 안 못 그 장면이 감독님이 오늘 내일 그래서 그런데 제가 우리가 좋았어요 싫었어요 다시 절대 항상'.split(
    ' ',
  ),
  ja: ['とても、', 'でも、', '監督は、', '今日は、', '決して、', '私が、'],
  es: 'no nunca siempre la el escena muy quizá ella él hoy mañana porque pero y directora'.split(' '),
}
const NEGATIONS = /^(?:not|never|no|nobody|nunca|nadie|ni|안|못)$|n't$|않|없|아니|모르|몰랐|못|ない|ません|なかった/iu

/** Alters a true quotation; undefined where this mutation does not apply. Whether it is still true, the oracle tells. */
export function mutate(
  draft: Draft,
  other: Draft | undefined,
  kind: Mutation,
  interview: Interview,
  chance: Chance,
): Draft | undefined {
  const { language } = interview
  const runs = draft.runs.map((run) => [...run])
  const run = chance.pick(runs)
  const at = chance.whole(0, run.length - 1)
  const word = run[at] ?? ''
  const mutated: Draft = { ...draft, runs }
  const marks = /[^\p{L}\p{N}]*$/u.exec(word)?.[0] ?? ''
  const bare = word.slice(0, word.length - marks.length)
  switch (kind) {
    case 'changed':
      run[at] = chance.pick(VOCABULARY[language]).replace(/、$/u, '') + marks
      return mutated
    case 'letter':
      return alterLetter(mutated, run, at, bare, marks, language, chance)
    case 'dropped':
      if (language === 'ja') {
        const cut = chance.whole(0, Math.max(0, bare.length - 2))
        run[at] = bare.slice(0, cut) + bare.slice(cut + 1) + marks
        return mutated
      }
      // The first and the last word may go: what is left is still a quotation.
      if (run.length < 4 || at === 0 || at === run.length - 1) return undefined
      run.splice(at, 1)
      return mutated
    case 'added':
      run.splice(Math.max(1, at), 0, chance.pick(VOCABULARY[language]))
      return run.length > 1 ? mutated : undefined
    case 'swapped': {
      const next = run[at + 1]
      if (next === undefined || next === word) return undefined
      run[at] = next
      run[at + 1] = word
      return mutated
    }
    case 'negation': {
      for (const words of runs) {
        const index = words.findIndex((one) => NEGATIONS.test(one.replace(/[^\p{L}\p{N}'’]+$/u, '')))
        const negative = words[index]
        if (negative === undefined) continue
        const affirmed = affirm(negative)
        if (affirmed === negative) continue
        if (affirmed === '') words.splice(index, 1)
        else words[index] = affirmed
        return words.length > 1 ? mutated : undefined
      }
      return undefined
    }
    case 'contraction':
      for (const words of runs) {
        const index = words.findIndex((one) => /n['’]t|['’](?:ve|m|re|ll|s)(?!\p{L})/u.test(one))
        const short = words[index]
        if (short === undefined) continue
        words[index] = short
          .replace(/can['’]t/u, 'cannot')
          .replace(/n['’]t/u, ' not')
          .replace(/['’]ve/u, ' have')
          .replace(/['’]m/u, ' am')
          .replace(/['’]re/u, ' are')
          .replace(/['’]ll/u, ' will')
          .replace(/['’]s/u, ' is')
        return mutated
      }
      return undefined
    case 'speaker': {
      const others = interview.speakers.filter((name) => name !== draft.speaker)
      return { ...mutated, speaker: chance.pick(others) }
    }
    case 'joined':
    case 'joined by …': {
      const tail = other?.runs.at(-1)
      if (!tail || tail.length < 3 || run.length < 3) return undefined
      const head = runs[0]?.slice(0, chance.whole(2, (runs[0]?.length ?? 2) - 1)) ?? []
      if (head.length < 2) return undefined
      const rest = tail.slice(chance.whole(0, tail.length - 2))
      const clean = head.map((one, index) => (index === head.length - 1 ? one.replace(/[.?!,。、？]+$/u, '') : one))
      if (kind === 'joined')
        return { ...mutated, runs: [[...clean, ...rest]], joints: [], end: other?.end ?? '', fragment: draft.fragment }
      return { ...mutated, runs: [clean, rest], joints: [{ kind: 'ellipsis', now: '…' }], end: other?.end ?? '' }
    }
    case 'mood':
    default:
      return { ...mutated, end: draft.end === '?' ? '.' : '?' }
  }
}

/** One letter or ending altered: "loved" → "love", 했어요 → 했어. */
function alterLetter(
  mutated: Draft,
  run: string[],
  at: number,
  bare: string,
  marks: string,
  language: Language,
  chance: Chance,
): Draft | undefined {
  if (bare.length < 2) return undefined
  const cut = language === 'en' || language === 'es' ? chance.whole(1, bare.length - 1) : bare.length - 1
  if (!/\p{L}/u.test(bare.charAt(cut))) return undefined
  const kind = chance.whole(0, 2)
  const extra = chance.pick(
    { en: ['s', 'e', 'd'], es: ['s', 'n', 'o'], ko: ['요', '는', '도', '만'], ja: ['よ', 'ね', 'も'] }[language],
  )
  run[at] =
    (kind === 0
      ? bare.slice(0, cut) + bare.slice(cut + 1)
      : kind === 1
        ? bare + extra
        : bare.slice(0, cut) + extra + bare.slice(cut + 1)) + marks
  return mutated
}

function affirm(word: string): string {
  if (/^(?:not|never|no|nunca|ni|안|못)[^\p{L}]*$/iu.test(word)) return ''
  return word
    .replace(/n['’]t/u, '')
    .replace(/^nobody/iu, 'everybody')
    .replace(/^nadie/iu, 'alguien')
    .replace('않았', '았')
    .replace('않', '')
    .replace('없었', '있었')
    .replace('없', '있')
    .replace('아니', '')
    .replace('몰랐', '알았')
    .replace('모르', '아')
    .replace('못', '')
    .replace('ません', 'ます')
    .replace('なかった', 'た')
    .replace('ない', '')
}
