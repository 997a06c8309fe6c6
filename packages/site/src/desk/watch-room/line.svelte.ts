import { heardFromServer } from '../frame/session.svelte.ts'

/** A connection that died without a word is given up after this long, and what was on its way is sent anew. Milliseconds. */
const GIVE_UP_MS = 30_000
const TRY_AGAIN_MS = 3000

/** What passes by itself: no session (someone signs in again), too many at once, a server that starts behind a proxy. */
const PASSING: ReadonlySet<number> = new Set([401, 408, 425, 429, 502, 503, 504])

/** `isRepeated`: sent more than once, so that the first may have arrived without our hearing of it. */
export type Sent = { response: Response; isRepeated: boolean }

/** The line from the room to the server. What is done goes over it one after the other, and waits while it is down. */
export class Line {
  /** Deeds on their way. */
  sending = $state(0)
  /** Why they wait. */
  held = $state<'offline' | 'signedOut'>()
  readonly #base: string
  readonly #failed: (message: string) => void
  #queue: Promise<void> = Promise.resolve()

  constructor(base: string, failed: (message: string) => void) {
    this.#base = base
    this.#failed = failed
  }

  /** One after the other: a step rests on the version that the one before has made. */
  enqueue(work: () => Promise<void>): void {
    this.sending++
    this.#queue = this.#queue
      .then(work)
      .catch((error: unknown) => this.#failed(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        this.sending--
      })
  }

  async read<Body>(path: string): Promise<Body | undefined> {
    const response = await fetch(`${this.#base}/${path}`).catch(() => undefined)
    return response?.ok ? ((await response.json()) as Body) : undefined
  }

  /** Sends until there is an answer that stays. */
  async post(path: string, body: object): Promise<Sent> {
    for (let isRepeated = false; ; isRepeated = true) {
      const response = await fetch(`${this.#base}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(GIVE_UP_MS),
      }).catch(() => undefined)
      if (response) heardFromServer(response.status)
      if (response && !PASSING.has(response.status)) {
        this.held = undefined
        return { response, isRepeated }
      }
      this.held = response?.status === 401 ? 'signedOut' : 'offline'
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS))
    }
  }
}

/** What the server says went wrong. */
export async function messageOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => ({}))) as { message?: string }
  return body.message ?? `${response.status}`
}
