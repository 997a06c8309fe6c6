import { ID, TEXT, WHOLE, NUMBER, DAY, LOCALIZED, orNull, one, addressesOf, type Shape } from './fields.ts'

export const ranking: Shape = {
  table: 'rankingSeries',
  fields: {
    id: ID,
    slug: TEXT,
    titles: LOCALIZED,
    sourceId: ID,
    metric: TEXT,
    territory: TEXT,
    period: one('day', 'week', 'month', 'season', 'year', 'other'),
  },
  key: [],
  order: ['id'],
  mode: 'kept',
  parts: {
    rankings: {
      table: 'ranking',
      by: 'seriesId',
      fields: { id: ID, fromOn: DAY, toOn: DAY, asOf: orNull(DAY) },
      key: ['fromOn', 'toOn'],
      order: ['fromOn', 'toOn'],
      mode: 'kept',
      parts: {
        entries: {
          table: 'rankingEntry',
          by: 'rankingId',
          fields: { number: WHOLE, rank: WHOLE, label: TEXT, dramaId: orNull(ID), value: orNull(NUMBER) },
          key: ['number'],
          order: ['number'],
          mode: 'whole',
        },
      },
    },
    addresses: addressesOf('ranking'),
  },
}
