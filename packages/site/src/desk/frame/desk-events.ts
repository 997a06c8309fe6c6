import type { Task } from '../../../serve/tasks.ts'

/** What the server tells the desk as it happens. */
export type DeskEvent =
  /** Something of the library is no longer what it was; 'everything' where news may have been missed. */
  | { type: 'change'; kind: string; id?: string }
  /** How far work is that someone ordered here: an import, a backup. */
  | { type: 'task'; task: Task }
  /** The connection: while it is lost, what is shown may be old. */
  | { type: 'connection'; state: 'lost' | 'back' }

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

/** Until told to stop. The browser itself connects again. */
function listen(tell: Listener, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const source = new EventSource('/desk/events')
    let lost = false
    source.addEventListener('message', (message) => tell(JSON.parse(String(message.data)) as DeskEvent))
    source.addEventListener('error', () => {
      if (!lost) tell({ type: 'connection', state: 'lost' })
      lost = true
    })
    source.addEventListener('open', () => {
      if (!lost) return
      lost = false
      tell({ type: 'connection', state: 'back' })
      tell({ type: 'change', kind: 'everything' })
    })
    signal.addEventListener('abort', () => {
      source.close()
      resolve()
    })
  })
}
