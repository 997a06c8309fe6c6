/** Words that turn a sentence round, in the languages of the captions that we read most. */
const NEGATIONS =
  /(?:^|[^\p{L}\p{N}'])(?:not|no|never|nor|neither|none|nobody|nothing|nowhere|cannot|without|hardly|barely|scarcely|\p{L}+n't|ain't|dont|didnt|cant|isnt|wasnt|wont)(?![\p{L}\p{N}'])|(?:^|\s)(?:안|못)(?=\s|\p{Script=Hangul}|$)|않|없|아니|말고|말아|마세요|ない|なかった|なく|なけれ|ません|ずに|无|無い|(?:^|[^\p{L}])(?:nunca|jamás|nada|nadie|ninguno|ninguna|ningún|tampoco|sin|ni)(?!\p{L})|不|没|沒|別|别|未曾|無/iu

/** Whether these words hold a negation. */
export function negates(text: string): boolean {
  return NEGATIONS.test(text)
}
