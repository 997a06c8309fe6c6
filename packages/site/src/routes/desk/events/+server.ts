import type { RequestHandler } from './$types'
import { requireRole } from '#site/desk/sign-in/roles.ts'
import { askingOf } from '#site/desk/sign-in/admit.ts'
import type { DeskEvent } from '#site/desk/frame/desk-events.ts'

/** Proxies close what is silent for a minute. Milliseconds. */
const HEARTBEAT_MS = 25_000

/** Whether there is news to be had: a browser does not say why it has none. */
export const HEAD: RequestHandler = (event) => {
  requireRole(event, 'reader')
  return new Response(null, { headers: { 'cache-control': 'no-store' } })
}

/** All that happens in the library, told as it happens. Ends when the session does. */
export const GET: RequestHandler = (event) => {
  requireRole(event, 'reader')
  const { library, signIn, tasks } = event.locals.site
  const asking = askingOf(event)
  const encoder = new TextEncoder()
  let stop = (): void => undefined
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string): void => controller.enqueue(encoder.encode(text))
      const tell = (message: DeskEvent): void => write(`data: ${JSON.stringify(message)}\n\n`)
      const stopListening = library.onChange((change) => tell({ type: 'change', ...change }))
      const stopTasks = tasks.onChange((task) => tell({ type: 'task', task }))
      const beat = async (): Promise<void> => {
        if ((await signIn.who(asking).catch(() => undefined)) !== undefined) return write(':\n\n')
        stop()
        controller.close()
      }
      const timer = setInterval(() => void beat().catch(() => stop()), HEARTBEAT_MS)
      stop = () => {
        clearInterval(timer)
        stopListening()
        stopTasks()
      }
      write('retry: 2000\n\n')
    },
    cancel: () => stop(),
  })
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  })
}
