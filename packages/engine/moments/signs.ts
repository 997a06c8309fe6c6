import { fold } from '../dialogue/index.ts'
import type { MomentKind } from '../report/index.ts'
import en from './signs.en.json' with { type: 'json' }
import es from './signs.es.json' with { type: 'json' }
import ja from './signs.ja.json' with { type: 'json' }
import ko from './signs.ko.json' with { type: 'json' }
import zh from './signs.zh.json' with { type: 'json' }

/** The kinds that words can tell of. */
export type ToldKind = Extract<
  MomentKind,
  'laughter' | 'tears' | 'hug' | 'high-five' | 'applause' | 'slip' | 'ad-lib' | 'joke'
>

/** The file that a contributor extends: see docs/moments.md. */
type SignFile = {
  language: string
  /** `told`: words of sound descriptions and narrating captions. `said`: what people say while it happens. */
  kinds: Record<ToldKind, { told: string[]; said: string[] }>
  /** How people announce that a scene will be played another way; hints count only between two takes of a scene. */
  approach: {
    said: string[]
    hints: string[]
    /** What of it says that both ways are still to come. */
    twoWays: string[]
  }
  /** How people begin who break off a line: only after a performed line, and with an NG or laughter behind it. */
  breakOff: string[]
  /** Talk with which work goes on after a take. */
  workTalk: string[]
}

const FILES: Record<string, SignFile> = { en, es, ja, ko, zh }
const KINDS: ToldKind[] = ['laughter', 'tears', 'hug', 'high-five', 'applause', 'slip', 'ad-lib', 'joke']

/** The signs of a language, prepared for search. */
export type Signs = {
  kinds: { kind: ToldKind; told: Sign[]; said: Sign[] }[]
  approach: Sign[]
  approachHints: Sign[]
  twoWays: Sign[]
  breakOff: Sign[]
  workTalk: Sign[]
}
/**
 * `whole`: found only whole, between spaces: a word of a spaced script. In scripts of syllables a sign is found within
 * words too, but for one written with '^' (a word begins with it) or '$' (a word ends with it).
 */
type Sign = { text: string; whole: boolean }

const prepared = new Map<string, Signs>()

/** The signs to look for in a track: its language's, and English ones, which subtitlers mix in. */
export function signsOf(language: string): Signs {
  const own = FILES[language.slice(0, 2)] ? language.slice(0, 2) : 'en'
  let signs = prepared.get(own)
  if (!signs) prepared.set(own, (signs = prepare([...new Set([FILES[own]!, en])])))
  return signs
}

function prepare(files: readonly SignFile[]): Signs {
  const gather = (words: (file: SignFile) => string[]) => files.flatMap((file) => words(file).map(sign))
  return {
    kinds: KINDS.map((kind) => ({
      kind,
      told: gather((file) => file.kinds[kind].told),
      said: gather((file) => file.kinds[kind].said),
    })),
    approach: gather((file) => file.approach.said),
    approachHints: gather((file) => file.approach.hints),
    twoWays: gather((file) => file.approach.twoWays),
    breakOff: gather((file) => file.breakOff),
    workTalk: gather((file) => file.workTalk),
  }
}

const SYLLABLES = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3131-\u318e]/u

function sign(word: string): Sign {
  const edges = /^(\^?)(.*?)(\$?)$/u.exec(word)
  const [, begins = '', bare = word, ends = ''] = edges ?? []
  const whole = !SYLLABLES.test(bare)
  if (begins === '' && ends === '') return { text: prepareText(bare, whole), whole }
  const text = prepareText(bare, true)
  return { text: text.slice(begins === '' ? 1 : 0, ends === '' ? -1 : undefined), whole: true }
}

function prepareText(text: string, whole: boolean): string {
  const folded = fold(text)
  if (!whole) return folded.replace(/[\s,.、。·…]+/gu, '')
  return ` ${folded
    .replace(/[!！¡]+/gu, ' ! ')
    .replace(/[^\p{L}\p{N}!]+/gu, ' ')
    .trim()} `
}

/** What is named with a scene ("the crying scene", '눈물 연기 장면') is filmed, and need not happen. */
const OF_A_SCENE =
  /\p{L}+ing scenes?(?!\p{L})|(?:hug|kiss|cry|tear|laugh)\p{L}* scenes?(?!\p{L})|(?:눈물|오열|포옹|키스|울음|우는|안는)\s?(?:장면|씬|신)(?=[\s을의은에]|$)/giu

/** The first of the signs that stands in the text, as listed; undefined where none does. */
export function findSign(text: string, signs: readonly Sign[]): string | undefined {
  const happening = text.replace(OF_A_SCENE, ' ')
  const spaced = prepareText(happening, true)
  const joined = prepareText(happening, false)
  return signs.find((each) => (each.whole ? spaced : joined).includes(each.text))?.text.trim()
}

/** The first of the signs with which the text begins. One of a syllable stands alone there: 아, not 아침. */
export function findOpening(text: string, signs: readonly Sign[]): string | undefined {
  const spaced = prepareText(text, true)
  const joined = prepareText(text, false)
  const [firstWord = ''] = fold(text)
    .trim()
    .split(/[\s,.!?…~、。！？，]+/u)
  return signs
    .find((each) => {
      if (each.whole) return spaced.startsWith(each.text)
      return each.text.length === 1 ? firstWord === each.text : joined.startsWith(each.text)
    })
    ?.text.trim()
}
