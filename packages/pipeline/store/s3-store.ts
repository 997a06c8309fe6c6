import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { checkKey, ObjectNotFound, StoreUnavailable, type ObjectStore } from './object-store.ts'

export type S3Address = {
  bucket: string
  /** Put before every key, without slashes at its ends. */
  prefix?: string
  /** Of a server other than Amazon's; addressed by path. */
  endpoint?: string
  region?: string
  credentials?: { accessKeyId: string; secretAccessKey: string }
}

/** Reads `s3://bucket/prefix?endpoint=http://host:port&region=…`; keys come from the environment, as the SDK reads them. */
export function parseS3Address(address: string): S3Address {
  const url = new URL(address)
  if (url.protocol !== 's3:' || !url.hostname)
    throw new TypeError(`'${address}' is no S3 address: write s3://BUCKET/PREFIX?endpoint=https://HOST.`)
  const prefix = url.pathname.replace(/^\/+|\/+$/g, '')
  const endpoint = url.searchParams.get('endpoint')
  const region = url.searchParams.get('region')
  return { bucket: url.hostname, ...(prefix && { prefix }), ...(endpoint && { endpoint }), ...(region && { region }) }
}

/** A store in a bucket. S3 shows an object only once it is whole, so `put` needs no more care than one request. */
export function createS3Store({
  bucket,
  prefix,
  endpoint,
  region,
  credentials,
}: S3Address): ObjectStore & { close(): void } {
  let opened: ReturnType<typeof open> | undefined
  // Loaded with the first object: who keeps objects in a folder does without.
  const open = async () => {
    const s3 = await import('@aws-sdk/client-s3')
    const client = new s3.S3Client({
      region: region ?? 'us-east-1',
      // Servers other than Amazon's often know neither virtual hosts nor the newer checksums.
      ...(endpoint && { endpoint, forcePathStyle: true }),
      ...(credentials && { credentials }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    })
    return { s3, client }
  }
  const opening = () => (opened ??= open())
  const objectOf = (key: string) => {
    checkKey(key)
    return { Bucket: bucket, Key: prefix ? `${prefix}/${key}` : key }
  }
  return {
    async put(key, body) {
      const object = objectOf(key)
      const { s3, client } = await opening()
      await withKnownLength(body, async (known) => {
        await client.send(new s3.PutObjectCommand({ ...object, ...known })).catch(failed(`write '${key}' to`, bucket))
      })
    },

    async get(key, range) {
      const Range = range && `bytes=${range.start}-${range.end ?? ''}`
      const object = objectOf(key)
      const { s3, client } = await opening()
      const answer = await client
        .send(new s3.GetObjectCommand({ ...object, ...(Range && { Range }) }))
        .catch((cause: unknown) => {
          if (isMissing(cause)) throw new ObjectNotFound(key, { cause })
          return failed(`read '${key}' from`, bucket)(cause)
        })
      return answer.Body as Readable
    },

    async size(key) {
      const object = objectOf(key)
      const { s3, client } = await opening()
      const answer = await client.send(new s3.HeadObjectCommand(object)).catch((cause: unknown) => {
        if (isMissing(cause)) return undefined
        return failed(`read '${key}' from`, bucket)(cause)
      })
      return answer?.ContentLength
    },

    async remove(key) {
      const object = objectOf(key)
      const { s3, client } = await opening()
      await client.send(new s3.DeleteObjectCommand(object)).catch(failed(`remove '${key}' from`, bucket))
    },

    async *list(wanted) {
      const Prefix = prefix ? `${prefix}/${wanted}` : wanted
      const { s3, client } = await opening()
      let ContinuationToken: string | undefined
      do {
        const page = await client
          .send(
            new s3.ListObjectsV2Command({ Bucket: bucket, Prefix, ...(ContinuationToken && { ContinuationToken }) }),
          )
          .catch(failed('list', bucket))
        for (const { Key } of page.Contents ?? []) if (Key) yield prefix ? Key.slice(prefix.length + 1) : Key
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
    },

    close: () => void opened?.then(({ client }) => client.destroy()),
  }
}

type Known = { Body: Uint8Array | Readable; ContentLength: number; ContentMD5?: string }

/** S3 wants the length before the first byte: a stream is laid down on disk first, so that memory stays small. */
async function withKnownLength(body: Uint8Array | Readable, send: (known: Known) => Promise<void>): Promise<void> {
  if (body instanceof Uint8Array) {
    const ContentMD5 = createHash('md5').update(body).digest('base64')
    return send({ Body: body, ContentLength: body.byteLength, ContentMD5 })
  }
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-put-'))
  try {
    const file = join(folder, 'object')
    await pipeline(body, createWriteStream(file))
    await send({ Body: createReadStream(file), ContentLength: (await stat(file)).size })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The SDK's errors carry the answer that they come from. */
type Answered = { $metadata?: { httpStatusCode?: number } }

const isMissing = (error: unknown): boolean =>
  error instanceof Error && (error as Answered).$metadata?.httpStatusCode === 404

const failed =
  (what: string, bucket: string) =>
  (cause: unknown): never => {
    const why = cause instanceof Error ? cause.message || cause.name : String(cause)
    throw new StoreUnavailable(
      `Cannot ${what} bucket '${bucket}': ${why}. Check its address, its keys and the network.`,
      {
        cause,
      },
    )
  }
