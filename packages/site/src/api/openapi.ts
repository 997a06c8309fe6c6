import { deskMakingOperations } from './desk-makings.ts'
import { deskStoryOperations } from './desk-stories.ts'
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
  ...deskStoryOperations,
  ...deskMakingOperations,
]

const fault: Schema = object({
  error: {
    ...object({ status: { type: 'integer' }, message: text() }),
    description: 'A conflict (409) brings `version`, a story that does not hold (422) its `failures`.',
    additionalProperties: true,
  },
})

function parameter({ name, description, schema, required = false }: Parameter, place: 'query' | 'path') {
  return { name, in: place, description, required: place === 'path' || required, schema }
}

function operationDocument(operation: Operation) {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const failed = (description: string) => ({ description, content: { 'application/json': { schema: fault } } })
  const { method = 'get', access, body, status = 200 } = operation
  return {
    [method]: {
      operationId: operation.id,
      summary: operation.summary,
      ...(access === undefined
        ? {}
        : {
            description: `Needs a token with the scope \`${access.scope}\`, of a person who is at least ${access.least}.`,
            security: [{ token: [] }],
          }),
      ...(body === undefined
        ? {}
        : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
      parameters: [
        ...inPath.map((name) =>
          parameter({ name, description: 'As in the address of its page.', schema: text() }, 'path'),
        ),
        ...(operation.parameters ?? []).map((each) => parameter(each, 'query')),
        ...(operation.paged ? PAGING.map((each) => parameter(each, 'query')) : []),
      ],
      responses: {
        [status]: {
          description: operation.summary,
          ...(access === undefined
            ? { headers: { ETag: { description: 'Send it back as If-None-Match.', schema: text() } } }
            : {}),
          content: { 'application/json': { schema: operation.answer } },
        },
        ...(access === undefined
          ? { 304: { description: 'Nothing has changed since.' } }
          : {
              401: failed('No token, or one that is not known.'),
              403: failed('The token lacks the scope, or its person the role.'),
            }),
        ...(method === 'get'
          ? {}
          : { 409: failed('Someone else was first: read it again.'), 422: failed('It is refused, and why.') }),
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
        'What the site shows, to be read by programs; and, below `/desk`, what its desk works on, to be read and written with a token that a person of the desk makes for it. Times are instants in UTC; places in a video are seconds. What is public needs no key.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${origin}/api/v1` }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    paths: Object.fromEntries(
      [...Map.groupBy(OPERATIONS, ({ path }) => path)].map(([path, own]) => [
        path,
        Object.assign({}, ...own.map(operationDocument)) as object,
      ]),
    ),
  }
}
