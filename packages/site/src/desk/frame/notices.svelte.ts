/** A short word to whoever works here: seen as a toast, heard through a live region. */
export type Notice = {
  id: number
  words: string
  tone: 'plain' | 'good' | 'bad'
  /** When it was said, in milliseconds of the page. */
  at: number
}

/** A plain notice goes by itself after this long; a bad one stays until it is dismissed. Milliseconds. */
const STAY_MS = 6000

/** Several things that are said at once are said together. Milliseconds. */
const TOGETHER_MS = 500

let lastId = 0
let notices = $state<Notice[]>([])

export function allNotices(): readonly Notice[] {
  return notices
}

/** Says something, to eyes and ears. Answers how to take it back. In the browser alone. */
export function announce(words: string, tone: Notice['tone'] = 'plain'): () => void {
  const id = (lastId += 1)
  const at = performance.now()
  // What is said later takes the place of what was said before; what went wrong stays, and so does what was said with it.
  const stays = (each: Notice): boolean =>
    each.words !== words && (tone === 'bad' || each.tone === 'bad' || at - each.at < TOGETHER_MS)
  notices = [...notices.filter(stays), { id, words, tone, at }]
  const dismiss = (): void => dismissNotice(id)
  if (tone !== 'bad') setTimeout(dismiss, STAY_MS)
  return dismiss
}

export function dismissNotice(id: number): void {
  notices = notices.filter((each) => each.id !== id)
}
