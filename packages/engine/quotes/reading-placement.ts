import { moodAfter, moodOfSentence, type Mood } from './mood.ts'
import { negates, turnsLast, turnsNext } from './negation.ts'
import { BREAK } from './talk.ts'
import { saidAt, type Placement } from './run-search.ts'
import type { Pattern, Run } from './runs.ts'
import { countWords, Parting, wordsOf } from './words.ts'

/** One difference between a quotation and what was said. `was`: the captions' words; `now`: the story's. */
export type Change = {
  kind: 'added' | 'replaced' | 'dropped' | 'pause' | 'trimmed' | 'aside' | 'case'
  was?: string
  now?: string
}

/** A placement read closely: what the story changed, what a reader should know, and why it does not stand, if so. */
export type Reading = { changes: Change[]; warnings: string[]; refused?: string }

/** Compares case, question marks and what stands between the runs. */
export function readPlacement(pattern: Pattern, placement: Placement): Reading {
  const refused =
    refuseCase(pattern, placement) ??
    refuseMood(pattern, placement) ??
    refuseTurned(pattern, placement) ??
    refuseBracketed(pattern)
  const reading: Reading = { changes: [], warnings: [], ...(refused === undefined ? {} : { refused }) }
  if (refused === undefined) tellChanges(pattern, placement, reading)
  return reading
}

function refuseCase(pattern: Pattern, { talk, spans }: Placement): string | undefined {
  for (const [index, run] of pattern.runs.entries()) {
    const at = spans[index]?.from ?? 0
    for (let letter = 0; letter < run.words.exact.length; letter++) {
      if (run.words.exact[letter] === talk.words.exact[at + letter]) continue
      const theirs = talk.words.opens[at + letter] ?? 0
      // A headline capitalises every word, and so tells nothing by it.
      if (pattern.titled && run.words.partings[letter] !== Parting.none) continue
      if (theirs === 2 || theirs === 1 || run.words.opens[letter] === 1 || letter === 0) continue
      const word = wordAround(talk.words.exact, talk.words.partings, at + letter)
      return `The captions write “${word}”: capitals are part of a word, but for a sentence's first letter.`
    }
  }
  return undefined
}

function wordAround(exact: string, partings: Uint8Array, letter: number): string {
  let from = letter
  while (from > 0 && partings[from] === Parting.none) from--
  let to = letter + 1
  while (to < exact.length && partings[to] === Parting.none) to++
  return exact.slice(from, to)
}

/** A question made a statement, or a statement a question, where the captions mark their sentences. */
function refuseMood(pattern: Pattern, { talk, stretch, spans }: Placement): string | undefined {
  const { places } = talk.words
  const textEnd = (places[stretch.to] ?? talk.text.length) + 0
  const lines = !talk.marksSentences
  for (const [index, run] of pattern.runs.entries()) {
    const from = spans[index]?.from ?? 0
    const { length } = run.words.fold
    for (let letter = 0; letter < length; letter++) {
      if (
        letter + 1 < length &&
        run.words.partings[letter + 1] === Parting.none &&
        talk.words.partings[from + letter + 1] === Parting.none
      )
        continue
      const at = from + letter
      const place = places[at] ?? 0
      const marked = moodAfter(talk.text, place, at + 1 < stretch.to ? (places[at + 1] ?? textEnd) : textEnd)
      const mine = writtenMood(pattern, index, run, letter)
      const lastLetter = index === pattern.runs.length - 1 && letter === length - 1
      if (marked === 'asked' && mine !== 'asked') {
        const whole = writtenSentence(pattern, index, run, letter)
        if (whole === 'said' || (whole === 'untold' && !lastLetter))
          return 'The captions have a question here; the story makes it a statement.'
      } else if (mine === 'asked' && marked !== 'asked') {
        const whole: Mood = marked ?? moodOfSentence(talk.text, place, textEnd, lines)
        if (whole === 'said' || (whole === 'untold' && talk.marksQuestions))
          return 'The captions have a statement here; the story makes it a question.'
      } else if (mine === 'said' && marked === undefined && !(lastLetter && endsOnComma(pattern))) {
        if (moodOfSentence(talk.text, place, textEnd, lines) === 'asked')
          return 'The captions have a question here; the story makes it a statement.'
      }
    }
  }
  return undefined
}

/** The mark that the story sets after this letter. A comma before the closing mark stands for a period. */
function writtenMood(pattern: Pattern, index: number, run: Run, letter: number): Mood | undefined {
  const place = run.words.places[letter] ?? 0
  const next = run.words.places[letter + 1] ?? run.to
  const mood = moodAfter(pattern.text, place, next)
  if (mood !== undefined) return mood
  const lastLetter = letter === run.words.fold.length - 1
  if (lastLetter && index === pattern.runs.length - 1 && /^[\s"'”’]*,["'”’\s]*$/u.test(pattern.text.slice(place + 1)))
    return 'said'
  return undefined
}

/** A fragment's comma says less than a period: its sentence may go on, and be a question. */
function endsOnComma(pattern: Pattern): boolean {
  return /,["'”’\s]*$/u.test(pattern.text)
}

function writtenSentence(pattern: Pattern, index: number, run: Run, letter: number): Mood {
  const place = run.words.places[letter] ?? 0
  if (writtenMood(pattern, index, run, letter) === 'said') return 'said'
  const mood = moodOfSentence(pattern.text, place, pattern.text.length, false)
  if (mood !== 'untold') return mood
  return endsOnComma(pattern) ? 'said' : 'untold'
}

/**
 * A negation directly before the first word, or behind the last, turns round what is quoted. In Korean and Chinese the
 * words cannot stand without it; elsewhere they may as a part of a sentence, with a warning, and not as a whole one.
 */
function refuseTurned(pattern: Pattern, { talk, stretch, spans }: Placement): string | undefined {
  const { places } = talk.words
  const [first] = pattern.runs
  const from = spans[0]?.from ?? 0
  const to = spans.at(-1)?.to ?? from
  const place = places[from] ?? 0
  const end = (places[to - 1] ?? 0) + 1
  const said = pattern.betweens[0]
  const edited = said !== undefined && (said.ellipsis || said.brackets.length > 0 || said.stem !== undefined)
  if (from > stretch.from && !edited) {
    const before = talk.text.slice(Math.max(0, place - 24), place)
    const next = talk.text.slice(place, place + 1)
    const letter = first?.words.exact.charAt(0) ?? ''
    const opensWithI = first?.words.exact === 'I' || /^I[^\p{L}]/u.test(pattern.text.trimStart())
    const whole =
      !/\p{Script=Latin}/u.test(next) ||
      (talk.marksSentences && !opensWithI && letter !== talk.words.exact.charAt(from) && /\p{Lu}/u.test(letter))
    if (whole && turnsNext(before, next))
      return `The captions have “${captioned(/\S+\s*$/u.exec(before)?.[0] ?? before)}” directly before these words: left out, it turns them round.`
  }
  const last = pattern.betweens.at(-1)
  if (to < stretch.to && last && !last.ellipsis && last.brackets.length === 0) {
    const after = talk.text.slice(end, end + 12)
    if (turnsLast(talk.text.slice(end - 1, end), after))
      return `The captions go on with “${captioned(after)}”: left out, it turns these words round.`
  }
  return undefined
}

/** Brackets that replace what was said, and hold more words than are left of it, are no quotation any more. */
function refuseBracketed(pattern: Pattern): string | undefined {
  if (!pattern.betweens.slice(1, -1).some(({ brackets }) => brackets.some((bracket) => bracket !== '')))
    return undefined
  const bracketed = pattern.betweens.flatMap(({ brackets }) => brackets).join(' ')
  const inside = wordsOf(bracketed)
  const added = countWords(inside, 0, inside.fold.length)
  const said = pattern.runs.reduce((sum, { words }) => sum + countWords(words, 0, words.fold.length), 0)
  return added > said ? 'More of it stands in brackets than was said.' : undefined
}

/** "think so", cut from "I don't think so": true letter by letter, and for a person to look at. */
function warnOfTurned({ talk, stretch, spans }: Placement, reading: Reading): void {
  const from = spans[0]?.from ?? 0
  if (from <= stretch.from) return
  const place = talk.words.places[from] ?? 0
  const before = talk.text.slice(Math.max(0, place - 24), place)
  if (turnsNext(before, talk.text.slice(place, place + 1)))
    reading.warnings.push(`A negation stands directly before: “${captioned(/\S+\s*$/u.exec(before)?.[0] ?? before)}”.`)
  else warnOfEmbedding(talk.text.slice(Math.max(0, place - MOST_BEFORE), place), reading)
}

/** Looked at before a quotation, for the clause that it hangs on. In units of text. */
const MOST_BEFORE = 60

/** "I loved whales", cut from "I never said that I loved whales": the clause that it hangs on turns it round. */
function warnOfEmbedding(before: string, reading: Reading): void {
  const here = before.slice(before.lastIndexOf(BREAK) + 1)
  const clause = /[^.!?。！？…,;:、，\n]*(?:\n[^.!?。！？…,;:、，]*)?$/u.exec(here)?.[0] ?? ''
  if (clause.trim() !== '' && HANGS.test(clause) && negates(clause))
    reading.warnings.push(`Cut from a longer sentence that negates: “${captioned(clause)} …”.`)
}

/** How a clause ends on which another hangs: "never said that", "don't think", 没有说过. */
const HANGS =
  /(?<!\p{L})(?:that|if|whether|because|sa(?:y|id|ying)|th(?:ink|ought)|believed?|kn(?:o|e)w|felt|feel|told|tell|mean|meant|want(?:ed)? to|try(?:ing)? to|going to|que|si|porque)\s+$|[说說想觉覺得过過道为為]$/iu

function tellChanges(pattern: Pattern, placement: Placement, reading: Reading): void {
  const { talk, stretch, spans } = placement
  warnOfTurned(placement, reading)
  for (const word of pattern.recased) reading.changes.push({ kind: 'case', now: word })
  for (const aside of pattern.asides) reading.changes.push({ kind: 'aside', now: aside })
  for (const [index, between] of pattern.betweens.entries()) {
    const from = spans[index - 1]?.to
    const to = spans[index]?.from
    const brackets = between.brackets.filter((bracket) => bracket !== '')
    const now = brackets.join(' ')
    if (from === undefined || to === undefined) {
      if (between.stem) {
        reading.refused = `“${now}” changes a word whose place cannot be told at the quotation's edge.`
        if (stemAtEdge(between.stem, now, placement, index === 0)) delete reading.refused
        if (reading.refused === undefined) reading.changes.push({ kind: 'case', now })
        continue
      }
      if (now !== '') reading.changes.push({ kind: 'added', now })
      if (between.ellipsis && now === '') tellEdge(placement, index === 0, reading)
      continue
    }
    const was = wordsBetween(placement, from, to)
    if (to > from) {
      const kind = now !== '' && countWords(talk.words, from, to) <= 4 * brackets.length ? 'replaced' : 'dropped'
      reading.changes.push({ kind, was, ...(now === '' ? {} : { now }) })
      if (negates(was)) reading.warnings.push(`A negation is left out: “${was}”.`)
      if (between.attribution && !between.ellipsis && now === '') {
        reading.warnings.push(`Between the two parts was said: “${was}”.`)
      }
    } else if (now !== '') reading.changes.push({ kind: 'added', now })
    else if (between.ellipsis && !showsPause(talk.text, talk.words.places, from, stretch.to)) {
      reading.changes.push({ kind: 'pause', now: '…' })
      reading.warnings.push('The ellipsis drops no words; as a pause, the captions do not show it.')
    }
    if (negates(now) && !negates(was)) reading.warnings.push(`The brackets add a negation: ${now}.`)
  }
}

/** "[I]t", "[T]hat": a first letter whose case the writer changed. Its word stands beside the first run. */
function stemAtEdge(
  stem: { before: string; after: string },
  bracket: string,
  { talk, stretch, spans }: Placement,
  leading: boolean,
): boolean {
  const { words } = talk
  const edge = leading ? (spans[0]?.from ?? 0) : (spans.at(-1)?.to ?? 0)
  let from = edge
  let to = edge
  if (leading) {
    from = edge - 1
    while (from > stretch.from && words.partings[from] === Parting.none) from--
    if (from < stretch.from) return false
  } else {
    to = edge + 1
    while (to < stretch.to && words.partings[to] === Parting.none) to++
    if (to > stretch.to) return false
  }
  const word = words.fold.slice(from, to)
  const letters = bracket.replace(/[[\]［］〔〕]/gu, '').toLowerCase()
  const caseOnly = word === letters
  if (
    caseOnly ||
    (word.startsWith(stem.before.toLowerCase()) && word.endsWith(stem.after.toLowerCase()) && word !== '')
  ) {
    const [first] = spans
    const last = spans.at(-1)
    if (leading && first) first.from = from
    else if (last) last.to = to
    return true
  }
  return false
}

/** An ellipsis at the quotation's edge: the sentence was longer, unless the captions trail off there too. */
function tellEdge({ talk, stretch, spans }: Placement, leading: boolean, reading: Reading): void {
  const edge = leading ? (spans[0]?.from ?? 0) : (spans.at(-1)?.to ?? 0)
  const { places } = talk.words
  const inside = leading ? edge > stretch.from : edge < stretch.to
  const marks = leading
    ? talk.text.slice(edge > stretch.from ? (places[edge - 1] ?? 0) + 1 : (places[edge] ?? 0) - 4, places[edge] ?? 0)
    : talk.text.slice((places[edge - 1] ?? 0) + 1, inside ? (places[edge] ?? 0) : (places[edge - 1] ?? 0) + 6)
  if (/…|\.\.|‥|--|—/u.test(marks)) return
  reading.changes.push({ kind: 'trimmed', now: '…' })
}

function showsPause(text: string, places: Int32Array, letter: number, end: number): boolean {
  const marks = text.slice((places[letter - 1] ?? 0) + 1, letter < end ? (places[letter] ?? 0) : undefined)
  return /…|\.\.|‥|⋯|--|—|–|\s-/u.test(marks)
}

/** The captions' words between two letters, on one line. */
export function wordsBetween({ talk }: Placement, from: number, to: number): string {
  const { places } = talk.words
  return captioned(talk.text.slice(places[from] ?? 0, (places[to - 1] ?? 0) + 1))
}

/** Caption text on one line. */
export function captioned(text: string): string {
  return text.replaceAll(BREAK, ' ').replace(/\s+/gu, ' ').trim()
}

/** The cues of a placement, by their index in the track, in order and each once. */
export function cuesOf({ talk, spans }: Placement): number[] {
  const from = spans[0]?.from ?? 0
  const to = spans.at(-1)?.to ?? from + 1
  const cues = new Set<number>()
  for (let at = saidAt(talk, from); at <= saidAt(talk, to - 1); at++) cues.add(talk.said[at]?.cue ?? 0)
  return [...cues]
}
