import { stat } from 'node:fs/promises'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { UnreadableInput } from '@aftercut/engine/report'
import { isZone } from '@aftercut/library/dramas'
import { EXPORT_FORMAT, startTaking, THING_KINDS, type Thing, type ThingKind } from '@aftercut/library/exchange'
import { Refused, type Library } from '@aftercut/library/opening'
import type { Exported } from './write-export.ts'
import schema from './export.schema.json' with { type: 'json' }

type ExportFile = { format: typeof EXPORT_FORMAT } & { [Kind in ThingKind]?: Thing[] }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const validate = new Ajv2020({
  allErrors: true,
  formats: { uuid: UUID, 'date-time': (text) => !Number.isNaN(Date.parse(text)), 'iana-zone': isZone },
}).compile<ExportFile>(schema)

/** Whether a JSON value says of itself that it is an export. */
export const isExport = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as { format?: unknown }).format === EXPORT_FORMAT

/** Checks an export. Throws `UnreadableInput` that names each fault by its place. */
export function checkExport(path: string, value: unknown): ExportFile {
  if (validate(value)) return value
  const faults = (validate.errors ?? []).slice(0, 5).map(tellFault)
  throw new UnreadableInput(path, `${path} is no export of Aftercut (${EXPORT_FORMAT}): ${faults.join('; ')}.`)
}

const tellFault = ({ instancePath, message, params }: ErrorObject): string =>
  `${instancePath || '/'} ${message}${'additionalProperty' in params ? ` ('${params['additionalProperty']}')` : ''}`

/**
 * Takes an export into the library. Things that are there, by id or by what they are, are brought up to the file; what the
 * file does not mention stays. Each thing is taken whole or not at all; the same again changes nothing.
 */
export async function takeExport(
  path: string,
  value: unknown,
  library: Library,
  who: string,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (fraction: number, what: string) => void } = {},
): Promise<Exported> {
  const file = checkExport(path, value)
  const taking = startTaking()
  const total = THING_KINDS.reduce((sum, kind) => sum + (file[kind]?.length ?? 0), 0)
  const counts = Object.fromEntries(THING_KINDS.map((kind) => [kind, 0])) as Exported
  let done = 0
  for (const kind of THING_KINDS)
    for (const thing of file[kind] ?? []) {
      signal?.throwIfAborted()
      onProgress?.(done++ / total, kind)
      const id = await library.exchange.take(kind, thing, taking, who).catch((cause: unknown) => {
        throw asFault(path, kind, thing, cause)
      })
      counts[kind]++
      if (kind === 'videos') await findVideo(id, library)
    }
  return counts
}

/** A video whose file can be read from here is there, and is read by the next worker. */
async function findVideo(id: string, library: Library): Promise<void> {
  const video = await library.videos.get(id)
  if (video?.state !== 'missing' || video.file === null) return
  const facts = await stat(video.file).catch(() => undefined)
  if (facts?.isFile()) await library.videos.change(id, { state: 'new' })
}

/** What the database refuses (classes 22 and 23: odd data, a thing that is not there) is a fault of the file. */
function asFault(path: string, kind: ThingKind, { id }: Thing, cause: unknown): unknown {
  const { code, message, detail = '' } = cause as { code?: string; message?: string; detail?: string }
  if (!(cause instanceof Refused) && !/^2[23]/.test(code ?? '')) return cause
  return new UnreadableInput(
    path,
    `${path}: ${String(id)} of ${kind} cannot be taken: ${message}. ${detail} What stands before it in the file is taken.`,
    { cause },
  )
}
