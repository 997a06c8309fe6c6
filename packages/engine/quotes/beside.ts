import { nearestTo, type Preference } from './candidates.ts'

/** A quotation in its story, in UTF-16 units of the text. `startSeconds`: when it is said, where that is at one place alone. */
export type Told = { from: number; to: number; startSeconds: number | undefined }

const PARAGRAPH_ENDS = /\n\s*\n|<\/?(?:p|li|h[1-6]|blockquote|div)\b/gi

/**
 * Of words that stand at several places, those are meant that are said nearest to what is told beside them, in the same
 * paragraph; a quotation of several paragraphs is beside what stands in its first and in its last. Gives the preference
 * for each quotation that stands at several places, undefined where nothing beside it stands at one alone. In: all
 * quotations of a story, in order. O(n log n) for all of them.
 */
export function placesBeside(told: readonly Told[], text: string): (Preference | undefined)[] {
  const ends = [...text.matchAll(PARAGRAPH_ENDS)].map(({ index }) => index)
  const opening = new Map<number, number[]>()
  const closing = new Map<number, number[]>()
  let paragraph = 0
  const endsBefore = (place: number): number => {
    while ((ends[paragraph] ?? Infinity) < place) paragraph++
    return paragraph
  }
  const placed = told.map((one) => {
    const [opens, closes] = [endsBefore(one.from), endsBefore(one.to)]
    if (one.startSeconds !== undefined) {
      opening
        .set(opens, opening.get(opens) ?? [])
        .get(opens)
        ?.push(one.startSeconds)
      closing
        .set(closes, closing.get(closes) ?? [])
        .get(closes)
        ?.push(one.startSeconds)
    }
    return { ...one, opens, closes }
  })
  const preferences = new Map<string, Preference | undefined>()
  return placed.map(({ startSeconds, opens, closes }) => {
    if (startSeconds !== undefined) return undefined
    const between = `${opens} ${closes}`
    if (!preferences.has(between)) {
      const starts = [...(closing.get(opens) ?? []), ...(opening.get(closes) ?? [])]
      preferences.set(between, starts.length === 0 ? undefined : nearestTo(starts))
    }
    return preferences.get(between)
  })
}
