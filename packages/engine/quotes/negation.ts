/** Words that turn a sentence round, in the languages of the captions that we read most. */
const NEGATIONS =
  /(?:^|[^\p{L}\p{N}'])(?:not|no|never|nor|neither|none|nobody|nothing|nowhere|cannot|without|hardly|barely|scarcely|\p{L}+n't|ain't|dont|didnt|cant|isnt|wasnt|wont)(?![\p{L}\p{N}'])|(?:^|\s)(?:안|못)(?=\s|\p{Script=Hangul}|$)|않|없|아니|말고|말아|마세요|ない|なかった|なく|なけれ|ません|ずに|无|無い|(?:^|[^\p{L}])(?:nunca|jamás|nada|nadie|ninguno|ninguna|ningún|tampoco|sin|ni)(?!\p{L})|不|没|沒|別|别|未曾|無/iu

/** Whether these words hold a negation. */
export function negates(text: string): boolean {
  return NEGATIONS.test(text)
}

/** Words that turn round what follows them at once, and are no answer by themselves: "not", not "no". */
const TURNS_NEXT = /(?:^|[^\p{L}\p{N}'])(?:not|never|cannot|hardly|barely|scarcely|\p{L}+n't|nunca|jamás|tampoco)\s+$/iu
const TURNS_NEXT_KOREAN = /(?<![\p{L}\p{N}])(?:안|못)\s*$/u
const TURNS_NEXT_CHINESE = /[不没沒别別未勿]$/u
const TURNS_BEFORE_KOREAN = /^\s*(?:않|못\s?[하했할합]|말(?:고|아|자|라|지)|마(?:세요|요|라)?(?![\p{L}]))/u

/** Whether the words that end here turn round the ones that come next: "I don't | think so", "못 | 잤어요". */
export function turnsNext(before: string, next: string): boolean {
  if (/^\p{Script=Hangul}/u.test(next)) return TURNS_NEXT_KOREAN.test(before)
  if (/^\p{Script=Han}/u.test(next)) return TURNS_NEXT_CHINESE.test(before)
  return TURNS_NEXT.test(before)
}

/** Whether what follows turns round a Korean verb that was left without its end: "울지 | 않았어요". */
export function turnsLast(last: string, after: string): boolean {
  return last.endsWith('지') && TURNS_BEFORE_KOREAN.test(after)
}
