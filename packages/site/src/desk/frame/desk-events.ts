import type { Task } from '../../../serve/tasks.ts'

/** What the server tells the desk as it happens. */
export type DeskEvent =
  /** Something of the library is no longer what it was; 'everything' where news may have been missed. */
  | { type: 'change'; kind: string; id?: string }
  /** How far work is that someone ordered here: an import, a backup. */
  | { type: 'task'; task: Task }
  /** The connection: while it is lost, what is shown may be old. `status`: what the server answers in place of news. */
  | { type: 'connection'; state: 'lost'; status?: number }
  | { type: 'connection'; state: 'back' }

type Listener = (event: DeskEvent) => void

const NAME = 'aftercut desk'
const listeners = new Set<Listener>()
let stop: (() => void) | undefined

/** Calls back for everything that happens, while the page lives. Answers how to stop. In the browser alone. */
export function onDeskEvent(listener: Listener): () => void {
  listeners.add(listener)
  stop ??= start()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    stop?.()
    stop = undefined
  }
}

/**
 * A browser opens six connections to a server and no more: of all tabs of the desk one listens, and tells the others.
 * When it is closed, the next takes over.
 */
function start(): () => void {
  const channel = new BroadcastChannel(NAME)
  const abort = new AbortController()
  const tell: Listener = (event) => {
    for (const listener of listeners) listener(event)
  }
  channel.addEventListener('message', (message) => tell(message.data as DeskEvent))
  const lead = (): Promise<void> =>
    listen((event) => {
      tell(event)
      // A channel has one origin, and no other to name.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      channel.postMessage(event)
    }, abort.signal)
  // Web Locks are there over https and on this machine; elsewhere every tab listens for itself.
  if ('locks' in navigator) void navigator.locks.request(NAME, { signal: abort.signal }, lead).catch(() => undefined)
  else void lead()
  return () => {
    abort.abort()
    channel.close()
  }
}

/** Of its own a browser asks again after a broken line alone: where the server answered something else, we do. Milliseconds. */
const ASK_AGAIN_MS = 3000

/** Until told to stop. */
function listen(tell: Listener, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource
    let lost = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const connect = (): void => {
      source = new EventSource('/desk/events')
      source.addEventListener('message', (message) => tell(JSON.parse(String(message.data)) as DeskEvent))
      source.addEventListener('error', () => {
        if (!lost) tell({ type: 'connection', state: 'lost' })
        lost = true
        // A server that starts behind a proxy, or a session that ended: it is asked until it is otherwise.
        if (source.readyState === EventSource.CLOSED) void askWhy()
      })
      source.addEventListener('open', () => {
        if (!lost) return
        lost = false
        tell({ type: 'connection', state: 'back' })
        tell({ type: 'change', kind: 'everything' })
      })
    }
    const askWhy = async (): Promise<void> => {
      const answer = await fetch('/desk/events', { method: 'HEAD', signal }).catch(() => undefined)
      if (signal.aborted) return
      if (answer?.status === 401) tell({ type: 'connection', state: 'lost', status: 401 })
      timer = answer?.ok ? setTimeout(connect) : setTimeout(() => void askWhy(), ASK_AGAIN_MS)
    }
    connect()
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      source.close()
      resolve()
    })
  })
}
