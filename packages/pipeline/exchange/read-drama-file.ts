import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { UnreadableInput } from '@aftercut/engine/report'
import { isZone } from '@aftercut/library/dramas'
import type { DramaFile } from './drama-file.ts'
import schema from './drama-file.schema.json' with { type: 'json' }

const validate = new Ajv2020({ allErrors: true, formats: { 'iana-zone': isZone } }).compile<DramaFile>(schema)

/** Reads and checks a drama file. Throws `UnreadableInput` that names each fault by its place. */
export async function readDramaFile(path: string): Promise<DramaFile> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UnreadableInput(path, `Cannot read ${path}: ${(cause as Error).message}.`, { cause })
  })
  return checkDramaFile(path, parse(path, text))
}

export function checkDramaFile(path: string, value: unknown): DramaFile {
  if (!validate(value)) {
    const faults = (validate.errors ?? [])
      .slice(0, 5)
      .map(({ instancePath, message, params }) => `${instancePath || '/'} ${faultOf(message, params)}`)
    throw new UnreadableInput(path, `${path} is no drama file (aftercut.drama/1): ${faults.join('; ')}.`)
  }
  const missing = danglingReferences(value)
  if (missing.length > 0)
    throw new UnreadableInput(path, `${path} names what it does not hold: ${missing.slice(0, 5).join('; ')}.`)
  return value
}

/** In words that say what to write instead, where ajv's do not. */
function faultOf(message: string | undefined, params: { [name: string]: unknown }): string {
  if (params['format'] === 'iana-zone') return 'must be a time zone by its IANA name, such as Asia/Seoul'
  return `${message}${'additionalProperty' in params ? ` ('${String(params['additionalProperty'])}')` : ''}`
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UnreadableInput(path, `${path} is no JSON: ${(cause as Error).message}.`, { cause })
  }
}

/** Every id that is used must be one that the file gives. */
function danglingReferences({
  people = [],
  roles = [],
  relations = [],
  sources = [],
  synopses = [],
}: DramaFile): string[] {
  const idsOf = (things: readonly { id: string }[]) => new Set(things.map(({ id }) => id))
  const [personIds, roleIds, sourceIds] = [idsOf(people), idsOf(roles), idsOf(sources)]
  return [
    ...roles.flatMap(({ id, portrayals }) =>
      portrayals
        .filter(({ person }) => !personIds.has(person))
        .map(({ person }) => `person '${person}' of role '${id}'`),
    ),
    ...relations.flatMap(({ from, to }) => [from, to].filter((id) => !roleIds.has(id)).map((id) => `role '${id}'`)),
    ...[...synopses, ...people.flatMap(({ notes = [] }) => notes)].flatMap(({ source }) =>
      source === undefined || sourceIds.has(source) ? [] : [`source '${source}'`],
    ),
  ]
}
