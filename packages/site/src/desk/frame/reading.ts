/** What is typed into fields, as values. Undefined stands for what is wrong; null for an empty field. */

/** 'YYYY-MM-DD' of the calendar. */
export function dayIn(text: string | undefined): string | null | undefined {
  if (text === undefined || text === '') return null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined
}

/** A whole number from `least` to `most`. */
export function numberIn(text: string | undefined, least = 0, most = 100_000): number | null | undefined {
  if (text === undefined || text === '') return null
  const number = Number(text)
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined
}

/** An https address. Plain http is taken for sources alone, which we link to and never load. */
export function addressIn(text: string | undefined, plain = false): string | null | undefined {
  if (text === undefined || text === '') return null
  if (!URL.canParse(text)) return undefined
  const { protocol, href, username } = new URL(text)
  return (protocol === 'https:' || (plain && protocol === 'http:')) && username === '' ? href : undefined
}

/** A language's code (BCP 47, the parts that we use). */
export function languageIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Z]{2}|\d{3}))?$/.test(text) ? text : undefined
}

/** '22:00' or '25:10', as minutes after midnight of the broadcast day. */
export function clockIn(text: string | undefined): number | null | undefined {
  if (text === undefined || text === '') return null
  const match = /^(\d{1,2}):([0-5]\d)$/.exec(text)
  const minutes = match === null ? Number.NaN : Number(match[1]) * 60 + Number(match[2])
  return minutes < 48 * 60 ? minutes : undefined
}

/** The one of `choices` that was chosen. */
export function choiceIn<Choice extends string>(
  text: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((each) => each === text)
}

/** Fields `STEM.LANGUAGE`, and the field pair `STEM.new.language` and `STEM.new.words`, as texts by language. */
export function localizedIn(fields: { [field: string]: string }, stem: string): { [language: string]: string } {
  const texts: { [language: string]: string } = {}
  for (const [name, text] of Object.entries(fields)) {
    const language = name.startsWith(`${stem}.`) ? languageIn(name.slice(stem.length + 1)) : undefined
    if (language !== undefined && text !== '') texts[language] = text
  }
  const [more, words] = [languageIn(fields[`${stem}.new.language`]), fields[`${stem}.new.words`] ?? '']
  if (more !== undefined && words !== '') texts[more] = words
  return texts
}

/** Lines, or parts between commas, without empty ones. */
export function listIn(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[\n,]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
