import type { StoryFormat } from '@aftercut/engine/quotes'
import type { Chance } from '../dialogue/random.ts'
import type { Claim } from './oracle.ts'
import type { Interview, Language, Turn } from './talk.ts'

/** What stands between two runs of a quotation as a writer sets it. */
export type Joint =
  { kind: 'bracket'; now: string } | { kind: 'ellipsis'; now: string } | { kind: 'attribution'; now: string }
/** A quotation before it is set: runs of words, what joins them, who is said to say it, and its end. */
export type Draft = {
  runs: string[][]
  joints: Joint[]
  speaker: string
  end: '?' | '.' | ''
  fragment: boolean
  continues: boolean
}

const GLUE: Record<Language, string> = { en: ' ', ko: ' ', es: ' ', ja: '' }
const INSERTS: Record<Language, string[]> = {
  en: ['[the director]', '[on that day]', '[Mr. Baek]', '[the kitchen scene]', '[of course]'],
  ko: ['[감독님]', '[그 장면에서]', '[촬영할 때]', '(그날)'],
  ja: ['[監督]', '（撮影のとき）', '[あの場面で]'],
  es: ['[la directora]', '[aquel día]', '[en el rodaje]'],
}

/** A true quotation of a turn: whole sentences or a fragment, now and then with brackets, an ellipsis or a split. */
export function draftFrom(turn: Turn, language: Language, chance: Chance): Draft | undefined {
  const units = language === 'ja' ? turn.text.split(/(?<=[、。？！])/u) : turn.text.split(/\s+/u)
  const fragment = language !== 'ja' && chance.happens(0.25)
  const ends = units.flatMap((unit, at) =>
    /[.?!。？！]["”]?$/u.test(unit) && !/^(?:mr\.|d\.o\.)$/iu.test(unit) ? [at + 1] : [],
  )
  const starts = [0, ...ends].filter((at) => at < units.length)
  let from = chance.pick(starts)
  let to = ends.length === 0 ? units.length : chance.pick(ends.filter((end) => end > from))
  if (fragment) {
    from = chance.whole(0, Math.max(0, units.length - 4))
    to = Math.min(units.length, from + chance.whole(3, 14))
  }
  // Cut off from 안 or 못, a verb says the reverse: no true quotation begins there.
  if (/^[안못]$/u.test(units[from - 1] ?? '')) return undefined
  const words = units.slice(from, to)
  if (words.length < (language === 'ja' ? 1 : 3) || words.length > 60) return undefined
  const last = words.at(-1) ?? ''
  const atEnd = ends.includes(to)
  const end = atEnd && /[?？]/u.test(last) ? '?' : atEnd && !fragment ? '.' : ''
  const draft: Draft = { runs: [words], joints: [], speaker: turn.speaker, end, fragment, continues: false }
  if (words.length < 6 || language === 'ja' || words.some((word) => /["“”]/u.test(word))) return draft
  const at = chance.whole(2, words.length - 3)
  const [head, tail] = [words.slice(0, at), words.slice(at)]
  const lot = chance.next()
  if (lot < 0.12)
    return { ...draft, runs: [head, tail], joints: [{ kind: 'bracket', now: chance.pick(INSERTS[language]) }] }
  if (lot < 0.24) {
    return {
      ...draft,
      runs: [head, tail.slice(chance.whole(1, Math.min(3, tail.length - 1)))],
      joints: [{ kind: 'bracket', now: chance.pick(INSERTS[language]) }],
    }
  }
  if (lot < 0.36) {
    return {
      ...draft,
      runs: [head, tail.slice(chance.whole(1, Math.min(7, tail.length - 1)))],
      joints: [{ kind: 'ellipsis', now: chance.pick(['…', '...', ' … ', ' . . . ']) }],
    }
  }
  if (lot < 0.6 && (language === 'en' || language === 'es'))
    return { ...draft, runs: [head, tail], joints: [{ kind: 'attribution', now: '' }] }
  return draft
}

export function claimOf(draft: Draft, glue: string): Claim {
  return {
    runs: draft.runs.map((run) => run.join(glue)),
    gaps: draft.joints.map(({ kind }) => (kind === 'bracket' ? 'few' : kind === 'ellipsis' ? 'any' : 'none')),
    speaker: draft.speaker,
  }
}

const MARKS: Record<Language, [string, string][]> = {
  en: [
    ['“', '”'],
    ['"', '"'],
    ['‘', '’'],
    ['“', '”'],
  ],
  ko: [
    ['“', '”'],
    ['"', '"'],
  ],
  ja: [['「', '」']],
  es: [
    ['«', '»'],
    ['“', '”'],
    ['"', '"'],
  ],
}

/** Sets a draft as a story of one quotation among prose, in one of the formats. */
export function storyOf(draft: Draft, { language }: Interview, chance: Chance): { text: string; format: StoryFormat } {
  const [open, close] = chance.pick(MARKS[language])
  const glue = GLUE[language]
  const format = chance.pick(['markdown', 'html', 'text'] as const)
  const inner = (text: string) => {
    const single = open === '"' || open === '“' || open === '«'
    const paired = text.replace(/["“”]([^"“”]*)["“”]/gu, single ? '‘$1’' : '‹$1›')
    // What is left of a pair that the quotation cuts through.
    const whole = paired.replace(/["“”]/gu, '')
    return single ? whole : whole.replaceAll('‹', '“').replaceAll('›', '”')
  }
  const parts: string[] = ['']
  for (const [at, run] of draft.runs.entries()) {
    const words = run.join(glue)
    const joint = draft.joints[at - 1]
    const last = parts.length - 1
    if (!joint) parts[last] += words
    else if (joint.kind === 'attribution') parts.push(words)
    else if (joint.kind === 'bracket') parts[last] += `${glue === '' ? '' : ' '}${joint.now} ${words}`
    else parts[last] += `${joint.now}${/\s$/u.test(joint.now) ? '' : ' '}${words}`
  }
  const post = chance.happens(0.4)
  const finished = parts.map((part, at) => finish(part, at === parts.length - 1, draft, at === 0, chance, post))
  const quoted = finished.map((part) => `${open}${inner(part)}${close}`)
  return { text: wrap(place(quoted, draft, language, post, chance), format), format }
}

/** Ends a part as it is set, and spoils what the rules leave to the writer: commas, dashes, the first letter's case. */
function finish(part: string, last: boolean, draft: Draft, first: boolean, chance: Chance, post: boolean): string {
  let text = part
  if (chance.happens(0.2)) text = text.replace(/,(?=\s)/u, ' –')
  if (chance.happens(0.2)) text = text.replace(/,(?=\s)/u, '')
  if (chance.happens(0.3)) text = text.replace(/'/gu, '’')
  if (first && !draft.fragment) text = text.charAt(0).toUpperCase() + text.slice(1)
  const bare = text.replace(/[.,。、]+$/u, '')
  const stated = bare.replace(/[?？]+$/u, '')
  if (!last) return /[?!]$/u.test(text) ? text : `${bare},`
  if (draft.end === '?') return text.endsWith('?') || text.endsWith('？') ? text : `${bare}?`
  if (draft.end === '') return post && chance.happens(0.7) ? `${bare},` : bare
  return post ? `${stated},` : /[.!。]$/u.test(text) ? text : `${stated}.`
}

function place(quoted: readonly string[], draft: Draft, language: Language, post: boolean, chance: Chance): string {
  const { speaker } = draft
  const [first = '', second] = quoted
  if (language === 'ko') {
    const particle = ((speaker.codePointAt(speaker.length - 1) ?? 0) - 0xac00) % 28 === 0 ? '는' : '은'
    return chance.happens(0.5)
      ? `이어진 인터뷰에서 ${speaker}${particle} ${first}라고 말했다.`
      : `${speaker}${particle} ${first}고 덧붙였다.`
  }
  if (language === 'ja') return `インタビューで${speaker}は${first.replace(/。」$/u, '」')}と話した。`
  const verb = language === 'es' ? chance.pick(['dijo', 'comentó']) : chance.pick(['says', 'comments', 'adds', 'said'])
  if (second !== undefined)
    return `${first} ${language === 'es' || chance.happens(0.5) ? `${verb} ${speaker}` : `${speaker} ${verb}`}, ${second}${/[.,?!…][”"’»]$/u.test(second) ? '' : '.'}`
  if (draft.fragment)
    return language === 'es' ? `${speaker} ${verb} que fue ${first}.` : `${speaker} ${verb} that it was ${first}.`
  if (post) return language === 'es' ? `${first} ${verb} ${speaker}.` : `${first} ${verb} ${speaker} with a smile.`
  return language === 'es' ? `Entonces ${speaker} ${verb}: ${first}` : `In the interview, ${speaker} ${verb}, ${first}`
}

function wrap(paragraph: string, format: StoryFormat): string {
  if (format === 'html') {
    return `<!doctype html><title>A “title” here</title><article><h1>Watch</h1><p class="a &quot;b&quot;">${paragraph
      .replace(/&/gu, '&amp;')
      .replace(/“/gu, '&ldquo;')
      .replace(/”/gu, '&rdquo;')}</p><p>The making is out.</p></article>`
  }
  if (format === 'markdown')
    return `---\ntitle: "Watch"\n---\n\n# Watch\n\nThe *making* is out.\n\n${paragraph}\n\n\`\`\`\nlet a = "code"\n\`\`\`\n`
  return `Watch\n\nThe making is out.\n\n${paragraph}\n`
}
