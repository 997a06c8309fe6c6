import type { FoundCall } from '../calls/index.ts'
import { hasWord, isCaller, callLexicon } from '../calls/index.ts'
import type { Line, Note } from '../dialogue/index.ts'
import type { Span } from '../report/index.ts'
import { pointsOf, searchable, talkWords, type TalkWords } from './talk-words.ts'

/** An interview, and why it is held for one. Seconds of the making-of. */
export type Interview = Span & { confidence: number; because: string[] }

/** What is known of the making-of besides its talk. Spans in order. */
export type Filmed = {
  calls: readonly FoundCall[]
  /** Performances of the drama's lines. */
  performances: readonly Span[]
  clips: readonly Span[]
  shots: readonly Span[]
}

/** Most talk of a making-of is on set: a line that says nothing either way counts for that. Nats. */
const USUALLY_ON_SET = -0.2
/** The most that one line may testify, in nats. */
const MOST = 4
/** Talk changes its kind rarely; at a pause, a copy of the broadcast or a new shot more easily. Nats. */
const CHANGE = 4
const CHANGE_AT_A_PAUSE = 2.2
const PAUSE_SECONDS = 4
/** A call, or the drama's own lines, within this time: people are at work. Seconds. */
const AT_WORK_SECONDS = 3
const AT_WORK = -5

type Item = Span & { points: number; why: string[]; text: string }

/** Finds interviews: the likeliest course of set talk and interview talk through the lines (Viterbi over two states). */
export function findInterviews(
  lines: readonly Line[],
  notes: readonly Note[],
  language: string,
  filmed: Filmed,
): Interview[] {
  const items = itemsOf(lines, notes, language, filmed)
  const course = likeliestCourse(items, filmed)
  const interviews: Interview[] = []
  let open: Item[] = []
  const close = () => {
    const points = open.reduce((sum, item) => sum + item.points, 0)
    if (open.length > 0 && points > 0) interviews.push(interviewFrom(open, points))
    open = []
  }
  for (const [index, item] of items.entries()) {
    if (course[index]) open.push(item)
    else close()
  }
  close()
  return interviews
}

function interviewFrom(items: readonly Item[], points: number): Interview {
  const why = new Map<string, number>()
  for (const item of items) for (const reason of item.why) why.set(reason, (why.get(reason) ?? 0) + 1)
  const reasons = [...why].toSorted((a, b) => b[1] - a[1]).map(([reason]) => reason)
  return {
    start: items[0]!.start,
    end: Math.max(...items.map((item) => item.end)),
    confidence: 1 / (1 + Math.exp(-points / 4)),
    because: reasons.length > 0 ? reasons.slice(0, 3) : ['it goes on between words of an interview'],
  }
}

function itemsOf(lines: readonly Line[], notes: readonly Note[], language: string, filmed: Filmed): Item[] {
  const words = talkWords(language)
  const said = lines.map((line, index) => itemOf(line, lines[index - 1], words, language, filmed))
  const told = notes
    .map((note) => ({ ...itemOfNote(note, words), text: note.text }))
    .filter((item) => item.points !== 0)
  const broadcast = (item: Span) =>
    filmed.clips.some((clip) => clip.start <= item.start + 0.1 && clip.end >= item.end - 0.1)
  return [...said, ...told].filter((item) => !broadcast(item)).toSorted((a, b) => a.start - b.start)
}

function itemOf(line: Line, before: Line | undefined, words: TalkWords, language: string, filmed: Filmed): Item {
  const text = searchable(line.text, words.spaced)
  const why: string[] = []
  let points = USUALLY_ON_SET
  const about = Math.min(MOST, pointsOf(text, words.interview))
  if (about >= 1) why.push(`it talks about the filming: "${line.text.replaceAll('\n', ' ')}"`)
  points += about - Math.min(MOST, pointsOf(text, words.set))
  if (/[?？]\s*$/u.test(line.text) && words.questions.some((each) => text.includes(each)) && about > 0) {
    points += 1.5
    why.push(`a question is put: "${line.text.replaceAll('\n', ' ')}"`)
  }
  if (/^\s*Q\s*[.:)]/u.test(line.text)) {
    points += 4
    why.push('a question is numbered or marked Q')
  }
  if (line.speaker !== undefined) {
    const label = line.speaker.toLowerCase()
    if (words.askers.some((asker) => hasWord(label, asker))) {
      points += 3
      why.push(`${line.speaker} asks`)
    } else if (isCaller(line.speaker, callLexicon(language))) points -= 1.5
  }
  points += lengthPoints(line, before, words.spaced)
  if (atWork(line, filmed)) points += AT_WORK
  return { start: line.start, end: line.end, points: Math.max(-6, Math.min(MOST + 3, points)), why, text: line.text }
}

/** Answers run on in whole sentences; on set people throw words to each other. */
function lengthPoints(line: Line, before: Line | undefined, spaced: boolean): number {
  const words = spaced ? line.text.split(/\s+/u).length : line.text.replace(/[\s\p{P}]/gu, '').length / 2
  let points = words >= 8 ? 0.5 : words <= 3 ? -0.4 : 0
  if (before && line.start - before.end < 0.6 && before.speaker === line.speaker && words >= 5) points += 0.3
  return points
}

function itemOfNote(note: Note, words: TalkWords): { start: number; end: number; points: number; why: string[] } {
  const text = searchable(note.text, words.spaced)
  const base = { start: note.start, end: note.end }
  if (
    /^\s*Q\s*\d*\s*[.:)]/u.test(note.text) ||
    (/[?？]\s*$/u.test(note.text) && words.questions.some((each) => text.includes(each)))
  ) {
    return { ...base, points: 5, why: [`a question stands on the screen: "${note.text}"`] }
  }
  const about = pointsOf(text, words.interview)
  if (/interview|인터뷰|インタビュー|entrevista|采访|採訪|专访/iu.test(note.text)) {
    return { ...base, points: 5, why: [`the caption names an interview: "${note.text}"`] }
  }
  return { ...base, points: Math.min(1, about / 2), why: [] }
}

function atWork(span: Span, { calls, performances }: Filmed): boolean {
  const near = (at: number) => at > span.start - AT_WORK_SECONDS && at < span.end + AT_WORK_SECONDS
  return (
    calls.some((call) => call.score > 1.5 && near(call.at)) ||
    performances.some((each) => each.start < span.end && each.end > span.start)
  )
}

/** For each item whether an interview goes on there. */
function likeliestCourse(items: readonly Item[], filmed: Filmed): boolean[] {
  if (items.length === 0) return []
  let set = 0
  let interview = -1
  const from: { set: boolean; interview: boolean }[] = []
  for (const [index, item] of items.entries()) {
    const change = index === 0 ? CHANGE_AT_A_PAUSE : changeCost(items[index - 1]!, item, filmed)
    const toSet = interview - change > set
    const toInterview = set - change > interview
    from.push({ set: toSet, interview: !toInterview })
    const nextSet = Math.max(set, interview - change) - item.points / 2
    interview = Math.max(interview, set - change) + item.points / 2
    set = nextSet
  }
  const course: boolean[] = []
  let now = interview > set
  for (let index = items.length - 1; index >= 0; index--) {
    course[index] = now
    now = now ? from[index]!.interview : from[index]!.set
  }
  return course
}

function changeCost(before: Item, item: Item, { clips, shots }: Filmed): number {
  if (item.start - before.end >= PAUSE_SECONDS) return CHANGE_AT_A_PAUSE
  const between = (at: number) => at > before.end - 0.5 && at < item.start + 0.5
  if (clips.some((clip) => between(clip.start) || between(clip.end))) return CHANGE_AT_A_PAUSE
  return shots.some((shot) => between(shot.start)) ? (CHANGE + CHANGE_AT_A_PAUSE) / 2 : CHANGE
}
