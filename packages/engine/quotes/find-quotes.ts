import type { CaptionTrack, Utterance } from '../captions/index.ts'
import { isNarration } from '../dialogue/index.ts'
import type { Call, Quote, Segment } from '../report/index.ts'
import { dayChangeIn } from '../segments/index.ts'
import { sentencesOf, type Sentence } from './sentences.ts'
import { talkOf, type Talk } from './talk.ts'
import { countWords, UNSPACED } from './words.ts'

/** `tracks`: the making-of's captions, in the report's order. Without `segments`, all that is said is looked at. */
export type FindQuotesInput = {
  tracks: readonly CaptionTrack[]
  segments?: readonly Segment[]
  calls?: readonly Call[]
}

/** Fewer words than these are an answer ("Yes, of course."), no quote. */
const LEAST_WORDS = 4
const LEAST_KOREAN_WORDS = 2
const LEAST_KOREAN_LETTERS = 7
const LEAST_UNSPACED_LETTERS = 7
/** What is called on set: in few words, or in these phrases. */
const CALL_WORD =
  /(?<![\p{L}])(?:cut|action|rolling|one more|take \d+|stand by|standby|ready)(?![\p{L}])|컷|액션|레디|슛|오케이|カット|アクション|本番|よーい|オッケー|¡?(?:corten|acción|silencio)|卡|開始|开始|过了/iu
const CALL_PHRASE =
  /(?<![\p{L}])(?:that's a wrap|one more (?:time|take)|(?:let's|we'll|we) (?:go|do (?:it|that)) again|from the top)(?![\p{L}])|다시\s*(?:한\s*번\s*)?(?:갈게요|가겠습니다|가보겠습니다|갑니다)|한\s*번\s*더\s*(?:갈게요|가겠습니다|갑니다)|もう一回|もう一度|otra vez|una más|再来一[次条]|再來一[次條]/iu
const CALL_WORDS = 4
const CALL_PHRASE_WORDS = 9

/**
 * Sentences worth quoting: whole, verbatim, of one speaker, from interviews and from talk on set, in every language
 * that is captioned. Lines of the drama (takes, clips) and calls are none.
 */
export function findQuotes({ tracks, segments, calls = [] }: FindQuotesInput): Quote[] {
  const quotes: Quote[] = []
  // Captions may stand longer than the video.
  const videoEnd = segments?.at(-1)?.end ?? Infinity
  for (const [captions, track] of tracks.entries()) {
    const talk = talkOf(withoutNarration(track), captions)
    const called = new Set(
      calls.filter(({ cue }) => cue.captions === captions).map(({ cue, words }) => `${cue.cue} ${plain(words)}`),
    )
    const calledIn = calls.filter(({ cue }) => cue.captions === captions)
    for (const sentence of sentencesOf(talk)) {
      if (!isWorthQuoting(talk, sentence)) continue
      if (segments && !liesInTalk(sentence, segments)) continue
      if (sentence.cues.some((cue) => called.has(`${cue} ${plain(sentence.text)}`))) continue
      if (holdsCall(talk, sentence, calledIn)) continue
      quotes.push({
        start: sentence.start,
        end: Math.min(sentence.end, videoEnd),
        text: sentence.text,
        ...(sentence.speaker === undefined ? {} : { speaker: sentence.speaker }),
        language: track.language,
        layer: track.layer,
        cues: sentence.cues.map((cue) => ({ captions, cue })),
      })
    }
  }
  return quotes.toSorted((a, b) => a.start - b.start)
}

/** A question as a card shows it. */
const QUESTION_CARD = /^\s*[QＱ]\s?\d{0,2}(?:[.:)]\s|[．：）])/u
/** A whole caption between these is what stands on the screen: a question put in writing, a heading. */
const CARD = /^\s*(?:<[^<>]+>|＜[^＜＞]+＞|〈[^〈〉]+〉|《[^《》]+》)\s*$/u

/** "And cut, that was lovely, once more please": a few words around a call are work, not a quote. */
function holdsCall(talk: Talk, { from, to, text, cues }: Sentence, calls: readonly Call[]): boolean {
  if (countWords(talk.words, from, to) > CALL_PHRASE_WORDS) return false
  return calls.some(({ cue, words }) => cues.includes(cue.cue) && plain(text).includes(plain(words)))
}

/** The track without what nobody says: what is seen, cards, days. What is said around them may be quoted still. */
function withoutNarration(track: CaptionTrack): CaptionTrack {
  const isSaid = ({ speaker, text }: Utterance) =>
    !QUESTION_CARD.test(text) &&
    (speaker !== undefined ||
      !(CARD.test(text) || isNarration(text, track.language) || dayChangeIn(text) !== undefined))
  return { ...track, cues: track.cues.map((cue) => ({ ...cue, utterances: cue.utterances.filter(isSaid) })) }
}

function isWorthQuoting(talk: Talk, { from, to, text }: Sentence): boolean {
  const letters = talk.words.fold.slice(from, to)
  const words = countWords(talk.words, from, to)
  if (words <= CALL_WORDS && CALL_WORD.test(text)) return false
  if (words <= CALL_PHRASE_WORDS && CALL_PHRASE.test(text)) return false
  if (/\p{Script=Hangul}/u.test(letters)) return words >= LEAST_KOREAN_WORDS && letters.length >= LEAST_KOREAN_LETTERS
  if (UNSPACED.test(letters)) return letters.length >= LEAST_UNSPACED_LETTERS
  return words >= LEAST_WORDS
}

/** Whether most of a sentence lies where people talk as themselves. */
function liesInTalk({ start, end }: Sentence, segments: readonly Segment[]): boolean {
  let talk = 0
  let other = 0
  for (const segment of segments) {
    const shared = Math.min(end, segment.end) - Math.max(start, segment.start)
    if (shared <= 0) continue
    if (segment.kind === 'interview' || segment.kind === 'set') talk += shared
    else other += shared
  }
  return talk > 0 && talk >= other
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
