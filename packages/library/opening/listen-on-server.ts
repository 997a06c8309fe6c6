import pg from 'pg'

/** A listener that lost its connection tries again after this long: a cache may be stale that much more. */
const RECONNECT_MS = 500
/** A server that neither answers nor refuses is asked anew. */
const CONNECT_MS = 10_000

/** Listens on a connection of its own, opened again whenever it breaks; what was missed is told as `undefined`. */
export async function listenOnServer(
  databaseUrl: string,
  channel: string,
  onPayload: (payload: string | undefined) => void,
): Promise<() => Promise<void>> {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    })
    // An attempt that fails also ends with an event: only a connection that listened counts as broken. Otherwise each
    // failure would be tried again twice, and twice as many after every pause.
    let listens = false
    const broken = (): void => {
      if (!listens || stopped) return
      listens = false
      onPayload(undefined)
      connectLater()
    }
    next.on('error', broken)
    next.on('end', broken)
    next.on('notification', (message) => onPayload(message.payload ?? ''))
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
    } catch (error) {
      void next.end().catch(() => undefined)
      throw error
    }
    listens = true
    client = next
    if (stopped) await next.end()
  }

  function connectLater(): void {
    timer = setTimeout(() => {
      connect().then(
        () => onPayload(undefined),
        () => {
          if (!stopped) connectLater()
        },
      )
    }, RECONNECT_MS)
  }

  await connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end()
  }
}
