import { dramaOperations } from './dramas.ts'
import { makingOperations } from './makings.ts'
import { PAGING, type Operation, type Parameter } from './operation.ts'
import { peopleOperations } from './people.ts'
import { object, text, type Schema } from './schema.ts'
import { storyOperations } from './stories.ts'

/** Everything that the API answers. */
export const OPERATIONS: readonly Operation[] = [
  ...storyOperations,
  ...makingOperations,
  ...dramaOperations,
  ...peopleOperations,
]

const fault: Schema = object({ error: object({ status: { type: 'integer' }, message: text() }) })

function parameter({ name, description, schema, required = false }: Parameter, place: 'query' | 'path') {
  return { name, in: place, description, required: place === 'path' || required, schema }
}

function operationDocument(operation: Operation) {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const failed = (description: string) => ({ description, content: { 'application/json': { schema: fault } } })
  return {
    get: {
      operationId: operation.id,
      summary: operation.summary,
      parameters: [
        ...inPath.map((name) =>
          parameter({ name, description: 'As in the address of its page.', schema: text() }, 'path'),
        ),
        ...(operation.parameters ?? []).map((each) => parameter(each, 'query')),
        ...(operation.paged ? PAGING.map((each) => parameter(each, 'query')) : []),
      ],
      responses: {
        200: {
          description: operation.summary,
          headers: { ETag: { description: 'Send it back as If-None-Match.', schema: text() } },
          content: { 'application/json': { schema: operation.answer } },
        },
        304: { description: 'Nothing has changed since.' },
        400: failed('A parameter is out of bounds.'),
        404: failed('There is no such thing.'),
        429: { description: 'Too many requests; Retry-After says when to come again.' },
      },
    },
  }
}

/** The API as OpenAPI 3.1: written from the very operations that answer. */
export function openApiDocument(origin: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Aftercut',
      version: '1',
      description:
        'What the site shows, to be read by programs. Times are instants in UTC; places in a video are seconds. Read-only; no key is needed.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, operationDocument(operation)])),
  }
}
