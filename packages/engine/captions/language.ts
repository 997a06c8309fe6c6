import type { Cue } from './cue.ts'
import type { Oddities } from './oddities.ts'

/** Text enough to tell a language by; more costs time and changes nothing. */
const SAMPLE_CHARACTERS = 20_000
/** Below this the text does not tell. */
const FEWEST_LETTERS = 4

/** The commonest words of languages in Latin script; those that two share count for both. */
const LATIN_WORDS: Record<string, string> = {
  en: "the you i to a it and of that is in what we me this he for my on your have do no don't are be not was can know with but all so just there here like they she go if get i'm it's at out up her him how want one right about now think well will yeah good come oh",
  es: 'que no de la el y a es en lo un por qué me una te los se con para mi está si pero las bien su yo eso sí del al tu aquí como le más esto ya todo esta ha muy vamos hay ahora algo estoy tengo nos cuando él sólo porque hola fue ser tus tienes tiene aún vez sin son hacer esa ese estás dónde nada bueno gracias también otra puede hemos',
  fr: "je de est pas le vous la tu que un il et à a ne les en ça une pour des moi qui nous mais y me dans du bien elle si tout plus non mon suis te au avec oui va toi fait ils as être faire se c'est j'ai qu'est était quoi sur",
  de: 'ich sie das ist du nicht die und es der was wir zu er ein in ja mir mit wie den mich auf dass aber so hier eine wenn hat sind von dich war haben für an habe da nein bin noch dir uns sich einen kann nur auch als dem schon wo',
  pt: 'que não o de a é e eu você um se para uma do me da com os no em por está isso ele mas na mais bem como ela aqui as te então minha muito meu tem vai sua quando seu foi já estou sim ser nada nos só vou ao tudo tá obrigado sem são fazer essa esse onde boa bom também outra pode vez',
  it: 'che non di e la il un è a per in una mi sono ho lo ma ti si le cosa con ci bene no io se da questo come hai al sei del qui mio più tu me solo so i ha tutto della gli era perché no anche',
  sv: 'det är jag du inte att en och har vi på i för han vad med mig som här om dig den var så till kan de ni av ska ett men nu hon vet nej honom ja bra från där hur',
  nl: 'ik je het de is dat een niet en wat van we in ze op te zijn er maar me die heb voor met als ben was hij ga aan mijn hebt om dit zo hier naar weet ja nee goed',
  id: 'aku kau tidak yang dan kita ini itu di ke kamu apa akan ada saya dia untuk dengan dari bisa tak mereka kami sudah adalah bukan jika orang harus tahu ingin baik jadi',
  pl: 'nie to się w na i z co jest do że jak tak mnie mi ja ty o za go ale już po jestem masz tu tylko dla czy wiem może ma coś',
  tr: 'bir bu ne ve için ben o sen de da var mi evet hayır değil çok ama daha gibi her şey benim bana sana iyi onu kadar mı',
  vi: 'tôi anh là không có em của và cho này đó được một người gì đi cô ta với ở đã sẽ thì chúng như ông rồi biết phải cậu',
  da: 'det er jeg du ikke at en og har vi på i for han hvad med mig som her om dig den var så til kan de af skal et men nu hun ved nej ja hvor',
  no: 'det er jeg du ikke at en og har vi på i for han hva med meg som her om deg den var så til kan de av skal et men nå hun vet nei ja hvor',
  fi: 'on ei se en hän ja että mitä olen sinä minä tämä ole oli nyt mutta niin kun joo kuin sen minun hyvä täällä olet me',
  ro: 'nu să de ce o și e la un a în cu mă te pe am că este sunt ai mai pentru asta bine din îmi tu eu da',
}

/** Scripts that one language owns, or nearly. */
const SCRIPTS: [RegExp, string][] = [
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Bengali}/gu, 'bn'],
]

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Letters that few of the languages have, each worth a word. */
const LATIN_LETTERS: [RegExp, string][] = [
  [/[ñ¿¡]/g, 'es'],
  [/[ãõ]/g, 'pt'],
  [/ß/g, 'de'],
  [/[œêûç]/g, 'fr'],
  [/[łśźżąę]/g, 'pl'],
  [/[ğşı]/g, 'tr'],
  [/[ảạầậốộứựơưđ]/g, 'vi'],
  [/[țșă]/g, 'ro'],
]

function latinLanguage(text: string): string {
  const words =
    text
      .toLowerCase()
      .replace(/’/g, "'")
      .match(/[\p{L}\p{M}']+/gu) ?? []
  const scores = new Map<string, number>()
  for (const [language, list] of Object.entries(LATIN_WORDS)) {
    const common = new Set(list.split(' '))
    scores.set(language, words.filter((word) => common.has(word)).length)
  }
  const lower = text.toLowerCase()
  for (const [letters, language] of LATIN_LETTERS)
    scores.set(language, (scores.get(language) ?? 0) + count(lower, letters))
  const [best, second] = [...scores].toSorted((a, b) => b[1] - a[1])
  // One word alone decides nothing when another language has it too.
  return best && best[1] > (second?.[1] ?? 0) ? best[0] : 'und'
}

function cyrillicLanguage(text: string): string {
  if (count(text, /[іїєґ]/gi) > 0.01 * text.length) return 'uk'
  return 'ru'
}

const arabicLanguage = (text: string): string => (count(text, /[پچژگک]/g) > 0.02 * text.length ? 'fa' : 'ar')

/** Tells the language of a text by its script and its commonest words: BCP 47, or 'und'. */
export function languageOfText(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const letters = count(sample, /\p{L}/gu)
  const hangul = count(sample, /\p{Script=Hangul}/gu)
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu)
  const han = count(sample, /\p{Script=Han}/gu)
  // A syllable or a character is worth about three letters of Latin.
  const enough = letters + 2 * (hangul + kana + han) >= FEWEST_LETTERS
  if (!enough) return 'und'
  if (3 * hangul >= 0.3 * letters) return 'ko'
  if (kana > 0 && kana >= 0.1 * (kana + han) && kana + han >= 0.1 * letters) return 'ja'
  if (han >= 0.2 * letters) return 'zh'
  const cyrillic = count(sample, /\p{Script=Cyrillic}/gu)
  if (cyrillic > 0.4 * letters) return cyrillicLanguage(sample)
  if (count(sample, /\p{Script=Arabic}/gu) > 0.4 * letters) return arabicLanguage(sample)
  for (const [script, language] of SCRIPTS) if (count(sample, script) > 0.4 * letters) return language
  return latinLanguage(sample)
}

/** The scripts that a language is written in, for those that are not Latin. */
function scriptOf(language: string): 'hangul' | 'kana-han' | 'other' | 'latin' | 'unknown' {
  const base = language.split('-')[0] ?? ''
  if (base === 'ko') return 'hangul'
  if (base === 'ja' || base === 'zh') return 'kana-han'
  if (/^(?:ru|uk|bg|sr|mk|ar|fa|ur|th|he|el|hi|ta|bn|ka|hy|km|lo|my)$/.test(base)) return 'other'
  return base in LATIN_WORDS ? 'latin' : 'unknown'
}

/**
 * The language of a track: what the first certain source says (given, the name, the file itself), else its text. Where
 * the text is written in another script than that, the text is right: a file is easily named wrongly.
 */
export function tellLanguage(
  cues: readonly Cue[],
  claims: readonly (string | undefined)[],
  oddities: Oddities,
): string {
  let sample = ''
  for (const cue of cues) {
    if (sample.length >= SAMPLE_CHARACTERS) break
    const said = cue.utterances.map((utterance) => utterance.text).join('\n')
    sample += `${(said || cue.text).slice(0, SAMPLE_CHARACTERS)}\n`
  }
  const claim = claims.find((one) => one !== undefined && one !== '' && one !== 'und')
  const told = languageOfText(sample)
  if (claim === undefined) return told
  const [claimed, seen] = [scriptOf(claim), scriptOf(told)]
  if (told === 'und' || claimed === 'unknown' || seen === 'unknown' || claimed === seen) return claim
  oddities.habit('language-mismatch', 1, `the captions are said to be "${claim}", but their text is "${told}".`)
  return told
}
