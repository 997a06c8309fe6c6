import { saidAt } from './run-search.ts'
import { captioned } from './reading-placement.ts'
import type { Stretch, Talk } from './talk.ts'
import { countWords } from './words.ts'

/** A whole sentence of one speaker. `from` and `to` are letters of the talk. */
export type Sentence = {
  text: string
  from: number
  to: number
  speaker?: string
  cues: number[]
  start: number
  end: number
}

/** Pause that parts sentences in captions without marks, seconds: above the pauses of breath (Campione & Véronis 2002). */
const PAUSE_SECONDS = 0.7
/** Speech without marks and pauses is cut at a cue once it is this long, so that a sentence stays one that can be read. */
const LONG_WORDS = 28
const ABBREVIATED = /(?:^|[\s(])(?:mr|mrs|ms|dr|st|jr|sr|prof|vs|etc|sra?|srta|\p{Lu}(?:\.\p{Lu})*)\.$/iu
/** Syllables that end in ㅂ: 습, 입, 합 …, after which 니까 asks. In 찍으니까 it gives a reason, and the sentence goes on. */
const ENDS_IN_B = Array.from({ length: 399 }, (_, at) => String.fromCodePoint(0xac00 + at * 28 + 17)).join('')
/** A line may end a sentence here though no mark says so. */
const LINE_END = new RegExp(
  `(?:[요다죠]|(?<![^${ENDS_IN_B}]니)까|니다|네|です|ます|ました|ません|でした|だよ|よね|かな|だ|だろう|でしょう|くれ|なさい|[ねよぞ])$`,
  'u',
)
/** Korean endings that close a sentence in the middle of a line; not the nouns that end alike. */
const KOREAN_END = new RegExp(
  `(?<!필|중|주|소|동|강|수|개|긴|고|불)(?:니다|(?<=[${ENDS_IN_B}])니까|[어아해여네세에예와워려줘돼져쳐봐해까게데고구거든군나든라]요|죠)(?=\\s)`,
  'gu',
)

/** The sentences of a talk, in order, joined over cues, as captioned. */
export function sentencesOf(talk: Talk): Sentence[] {
  return talk.stretches.flatMap((stretch) => sentencesIn(talk, stretch))
}

function sentencesIn(talk: Talk, stretch: Stretch): Sentence[] {
  const { places } = talk.words
  const sentences: Sentence[] = []
  let from = stretch.from
  for (const cut of [...cutsOf(talk, stretch), Infinity]) {
    let to = from
    while (to < stretch.to && (places[to] ?? 0) < cut) to++
    if (to === from) continue
    const textFrom = openMark(talk.text, places[from] ?? 0)
    const textTo = cut === Infinity ? (places[stretch.to] ?? talk.text.length) : cut
    const first = saidAt(talk, from)
    const last = saidAt(talk, to - 1)
    const cues = new Set<number>()
    for (let at = first; at <= last; at++) cues.add(talk.said[at]?.cue ?? 0)
    sentences.push({
      text: captioned(talk.text.slice(textFrom, textTo)).replace(/^[-–—]\s*/u, ''),
      from,
      to,
      cues: [...cues],
      start: talk.said[first]?.start ?? 0,
      end: talk.said[last]?.end ?? 0,
      ...(stretch.speaker === undefined ? {} : { speaker: stretch.speaker }),
    })
    from = to
  }
  return sentences
}

/** Places of the text after which another sentence begins. */
function cutsOf(talk: Talk, stretch: Stretch): number[] {
  const base = textStart(talk, stretch)
  const { text } = stretch
  const cuts = new Set<number>()
  for (const match of text.matchAll(
    /(?:[.!?…。？！؟۔]+|ㅋ{2,}|ㅎ{2,})["”’」』)\]]*(?=\s|$|(?<=[。？！]["”’」』)\]]*))/gu,
  )) {
    const end = match.index + match[0].length
    const next = /^\s*(\S)/u.exec(text.slice(end, end + 6))?.[1] ?? ''
    if (/^[.…]/u.test(match[0])) {
      if (/\p{Ll}/u.test(next)) continue
      if (match[0].startsWith('.') && match[0].length === 1 && ABBREVIATED.test(text.slice(Math.max(0, end - 10), end)))
        continue
    }
    cuts.add(base + end)
  }
  for (const match of text.matchAll(KOREAN_END)) cuts.add(base + match.index + match[0].length)
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (LINE_END.test(text.slice(Math.max(0, at - 4), at))) cuts.add(base + at)
  }
  // Japanese captions set a wide space where print would set a mark.
  for (const match of text.matchAll(/(?<=[だねよかなぞさわたいるうくすつむぐぬぶ])\u3000/gu))
    cuts.add(base + match.index)
  if (!talk.marksSentences) for (const cut of pausesOf(talk, stretch, cuts)) cuts.add(cut)
  return [...cuts].toSorted((a, b) => a - b)
}

function pausesOf(talk: Talk, stretch: Stretch, known: ReadonlySet<number>): number[] {
  const cuts: number[] = []
  let sentenceFrom = stretch.from
  for (let at = saidAt(talk, stretch.from); at < saidAt(talk, stretch.to - 1); at++) {
    const piece = talk.said[at]
    const next = talk.said[at + 1]
    if (!piece || !next) break
    if ([...known].some((cut) => cut > piece.textFrom && cut <= piece.textTo)) sentenceFrom = piece.to
    if (next.start - piece.end < PAUSE_SECONDS && countWords(talk.words, sentenceFrom, piece.to) < LONG_WORDS) continue
    cuts.push(piece.textTo)
    sentenceFrom = piece.to
  }
  return cuts
}

function textStart(talk: Talk, stretch: Stretch): number {
  return talk.said[saidAt(talk, stretch.from)]?.textFrom ?? 0
}

/** Marks that open before the first letter belong to the sentence: ¿, “, (. */
function openMark(text: string, place: number): number {
  let at = place
  while (at > 0 && /[¿¡"“'‘「『([]/u.test(text.charAt(at - 1))) at--
  return at
}
