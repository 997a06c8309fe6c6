/** A short word to whoever works here: seen as a toast, heard through a live region. */
export type Notice = { id: number; words: string; tone: 'plain' | 'good' | 'bad' }

/** A plain notice goes by itself after this long; a bad one stays until it is dismissed. Milliseconds. */
const STAY_MS = 6000

let lastId = 0
let notices = $state<Notice[]>([])

export function allNotices(): readonly Notice[] {
  return notices
}

/** Says something, to eyes and ears. Answers how to take it back. In the browser alone. */
export function announce(words: string, tone: Notice['tone'] = 'plain'): () => void {
  const id = (lastId += 1)
  // What went well takes the place of what went well before; what went wrong stays.
  const stays = (each: Notice): boolean => each.words !== words && (tone === 'bad' || each.tone === 'bad')
  notices = [...notices.filter(stays), { id, words, tone }]
  const dismiss = (): void => dismissNotice(id)
  if (tone !== 'bad') setTimeout(dismiss, STAY_MS)
  return dismiss
}

export function dismissNotice(id: number): void {
  notices = notices.filter((each) => each.id !== id)
}
