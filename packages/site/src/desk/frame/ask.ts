import { heardFromServer } from './session.svelte.ts'

/** What the server says when it does not do as asked. `data`: its body, where that is JSON. */
export class Answered extends Error {
  override name = 'Answered'
  readonly status: number
  readonly data: Record<string, unknown>

  constructor(status: number, data: Record<string, unknown>) {
    super(typeof data['message'] === 'string' ? data['message'] : `The server answers ${status}.`)
    this.status = status
    this.data = data
  }
}

/** A connection that died without a word is given up after this long. Milliseconds. */
const GIVE_UP_MS = 30_000

/** What a browser still sends for a page that is closed, at the most. Bytes (Fetch standard, "keepalive"). */
const MOST_WHEN_CLOSING = 60_000

/**
 * Asks the desk's server with JSON. Throws `Answered`, or another error where it does not answer. `closing`: the page
 * may be gone before the answer comes.
 */
export async function ask<Answer>(
  method: 'PUT' | 'POST',
  address: string,
  body: unknown,
  { closing = false }: { closing?: boolean } = {},
): Promise<Answer> {
  const text = JSON.stringify(body)
  const response = await fetch(address, {
    method,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: text,
    ...(closing && text.length * 3 < MOST_WHEN_CLOSING
      ? { keepalive: true }
      : { signal: AbortSignal.timeout(GIVE_UP_MS) }),
  })
  heardFromServer(response.status)
  const data = (await response.json().catch(() => ({}))) as Record<string, unknown>
  if (!response.ok) throw new Answered(response.status, data)
  return data as Answer
}

/** Whether the same request may be answered otherwise in a while: no connection, a server that starts, no session. */
export function isPassing(cause: unknown): boolean {
  return !(cause instanceof Answered) || cause.status >= 500 || [401, 408, 425, 429].includes(cause.status)
}
