import { ID, TEXT, DAY, LOCALIZED, OBJECT, RIGHTS, orNull, one, notesOn, addressesOf, type Shape } from './fields.ts'

export const source: Shape = {
  table: 'source',
  fields: {
    id: ID,
    kind: one('channel', 'article', 'database', 'document', 'person'),
    name: TEXT,
    channel: orNull(TEXT),
    url: orNull(TEXT),
    licence: orNull(TEXT),
    rights: RIGHTS,
    publishedOn: orNull(DAY),
    retrievedOn: orNull(DAY),
    note: orNull(TEXT),
  },
  key: [],
  order: ['id'],
  mode: 'kept',
}

export const person: Shape = {
  table: 'person',
  fields: { id: ID, slug: TEXT, names: LOCALIZED, bornOn: orNull(DAY), picture: orNull(OBJECT), external: LOCALIZED },
  key: [],
  order: ['id'],
  mode: 'kept',
  parts: {
    spellings: {
      table: 'personName',
      by: 'personId',
      fields: { name: TEXT, language: orNull(TEXT), kind: one('main', 'alias', 'stage', 'birth', 'romanised') },
      key: ['name'],
      order: ['kind', 'name'],
      mode: 'whole',
    },
    notes: notesOn('person'),
    addresses: addressesOf('person'),
  },
}
