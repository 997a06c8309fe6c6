import { Upload, type DetailedError } from 'tus-js-client'
import { newId } from '../watch-room/deeds/new-id.ts'

/** A file on its way to the server. */
export type Sending = {
  id: number
  name: string
  bytes: number
  sent: number
  state: 'waiting' | 'sending' | 'paused' | 'sent' | 'refused'
  /** Why it was refused; 'kind': it is nothing that is taken. */
  problem: string
}

/** Pieces of this size: on a line of 2 Mbit/s one takes half a minute, and no more than that is ever sent twice. */
const PIECE_BYTES = 8 * 2 ** 20
/** A lost connection is tried again after these times, then it rests until someone says go on. Milliseconds. */
const RETRY_MS = [0, 1000, 3000, 5000, 10_000, 20_000, 60_000]
/** As many at a time: more share the same line. */
const AT_ONCE = 2

/** What yt-dlp, Jellyfin and Kodi lay beside a video and nobody here asks for: it stays where it lies. */
const UNASKED = /\.(?:jpe?g|png|webp|avif|description|url|webloc|live_chat\.json)$/i

/** A file, and its path within the folder that was dropped. */
export type Given = { file: File; name: string }

/**
 * Files that are sent together. What was cut off before (a closed tab, a lost line) goes on where it stopped, when the
 * same files are chosen again. `onAllSent` is called when nothing is on its way any more and something has arrived.
 */
export class Drop {
  files = $state<Sending[]>([])
  readonly #uploads = new Map<number, Upload>()
  readonly #onAllSent: (drop: string) => void
  #id = newId()

  constructor(onAllSent: (drop: string) => void) {
    this.#onAllSent = onAllSent
  }

  get busy(): boolean {
    return this.files.some(({ state }) => state === 'waiting' || state === 'sending' || state === 'paused')
  }

  async add(given: readonly Given[]): Promise<void> {
    if (!this.busy) this.files = []
    const prepared: { upload: Upload; id: number }[] = []
    // Chosen alone they are told of, as everything that is not taken.
    const asked = given.filter(({ name }) => !UNASKED.test(name))
    for (const { file, name } of asked.length > 0 ? asked : given) prepared.push(await this.#prepare(file, name))
    for (const { upload, id } of prepared) this.#uploads.set(id, upload)
    this.#next()
  }

  pause(id: number): void {
    void this.#uploads.get(id)?.abort()
    this.#set(id, { state: 'paused' })
    this.#next()
  }

  resume(id: number): void {
    this.#set(id, { state: 'waiting' })
    this.#next()
  }

  cancel(id: number): void {
    void this.#uploads.get(id)?.abort(true)
    this.#uploads.delete(id)
    this.files = this.files.filter((each) => each.id !== id)
    this.#next()
  }

  async #prepare(file: File, name: string): Promise<{ upload: Upload; id: number }> {
    const id = Math.max(0, ...this.files.map((each) => each.id)) + 1
    this.files.push({ id, name, bytes: file.size, sent: 0, state: 'waiting', problem: '' })
    const upload = new Upload(file, {
      endpoint: '/desk/uploads',
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_MS,
      removeFingerprintOnSuccess: true,
      metadata: { name, drop: this.#id },
      onProgress: (sent) => this.#set(id, { sent }),
      onError: (error) => this.#failed(id, error),
      onSuccess: () => {
        this.#set(id, { state: 'sent', sent: file.size })
        this.#next()
      },
    })
    const [before] = await upload.findPreviousUploads()
    if (before?.metadata['name'] === name) {
      // What was cut off belongs to the drop of then; the rest goes along with it.
      this.#id = before.metadata['drop'] ?? this.#id
      upload.options.metadata = { name, drop: this.#id }
      upload.resumeFromPreviousUpload(before)
    }
    return { upload, id }
  }

  /** A refusal is the server's last word; a lost line waits for better times. */
  #failed(id: number, error: Error | DetailedError): void {
    const response = 'originalResponse' in error ? error.originalResponse : null
    const status = response?.getStatus() ?? 0
    if (status === 415) this.#set(id, { state: 'refused', problem: 'kind' })
    else if (status >= 400) this.#set(id, { state: 'refused', problem: response?.getBody().trim() || `(${status})` })
    else this.#set(id, { state: 'paused' })
    this.#next()
  }

  #next(): void {
    for (const file of this.files) {
      const sending = this.files.filter(({ state }) => state === 'sending').length
      if (sending >= AT_ONCE) return
      if (file.state !== 'waiting' || !this.#uploads.has(file.id)) continue
      file.state = 'sending'
      this.#uploads.get(file.id)?.start()
    }
    if (this.busy || !this.files.some(({ state }) => state === 'sent')) return
    const drop = this.#id
    this.#id = newId()
    this.#onAllSent(drop)
  }

  #set(id: number, values: Partial<Sending>): void {
    const file = this.files.find((each) => each.id === id)
    if (file) Object.assign(file, values)
  }
}
