import { decisions, RUN, THING_KINDS, THINGS, type Field, type Shape } from './shape.ts'

export const EXPORT_FORMAT = 'aftercut.export/1'

/** The JSON Schema of an export: made of the shapes, so that what is written, read and documented is one thing. */
export function exportSchema(): Field {
  const things = Object.fromEntries(THING_KINDS.map((kind) => [kind, { type: 'array', items: thingSchema(kind) }]))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://aftercut.example/export.schema.json',
    title: 'Dramas, makings with findings and decisions, and stories of a library',
    type: 'object',
    required: ['format'],
    additionalProperties: false,
    properties: { format: { const: EXPORT_FORMAT }, ...things },
  }
}

function thingSchema(kind: keyof typeof THINGS): Field {
  const schema = shapeSchema(THINGS[kind])
  if (kind !== 'makings') return schema
  const extra = { run: RUN, decisions: { type: 'array', items: shapeSchema(decisions) } }
  return { ...schema, properties: { ...(schema['properties'] as object), ...extra } }
}

/** All fields must be there; parts may be left out, and then stay as they are. */
function shapeSchema({ fields, parts = {} }: Shape): Field {
  return {
    type: 'object',
    required: Object.keys(fields),
    additionalProperties: false,
    properties: {
      ...fields,
      ...Object.fromEntries(
        Object.entries(parts).map(([field, part]) => [field, { type: 'array', items: shapeSchema(part) }]),
      ),
    },
  }
}
