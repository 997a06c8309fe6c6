/** JSON Schema (2020-12), as much of it as our answers need. */
export type Schema = { [keyword: string]: unknown }

export const text = (description?: string): Schema => ({
  type: 'string',
  ...(description === undefined ? {} : { description }),
})
export const number = (description?: string): Schema => ({
  type: 'number',
  ...(description === undefined ? {} : { description }),
})
export const integer = (description?: string): Schema => ({
  type: 'integer',
  ...(description === undefined ? {} : { description }),
})
export const instant = (description?: string): Schema => ({ ...text(description), format: 'date-time' })
export const day = (description?: string): Schema => ({ ...text(description), format: 'date' })
export const address = (description?: string): Schema => ({ ...text(description), format: 'uri' })
export const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values })
export const list = (items: Schema): Schema => ({ type: 'array', items })
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })

/** A text in several languages, by BCP 47 tag. */
export const localized: Schema = {
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'By language, as BCP 47 tags.',
}

/** Every property is always there; nothing else is. */
export const object = (properties: { [name: string]: Schema }): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

export const spoiler: Schema = orNull({
  ...object({ season: integer(), episode: integer() }),
  description: 'The last episode that it gives away; null: none.',
})

export const boolean = (): Schema => ({ type: 'boolean' })

/** Any of these properties may be given, and nothing else. */
export const some = (properties: { [name: string]: Schema }): Schema => ({
  type: 'object',
  properties,
  additionalProperties: false,
})

/** A page of a list, with the address of the next. */
export const pageOf = (items: Schema): Schema =>
  object({ items: list(items), next: orNull(address('The next page; null on the last.')) })
