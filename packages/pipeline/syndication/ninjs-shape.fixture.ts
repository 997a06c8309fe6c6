/**
 * The shape of what we write of ninjs 3.0: the properties of the IPTC's schema (ninjs-schema_3.0.json, 2024) that a
 * story uses, with its types and enumerations; like the schema, it allows no others.
 */
const text = { type: 'string' } as const
const uri = { type: 'string', format: 'uri' } as const
const instant = { type: 'string', format: 'date-time' } as const
const closed = (properties: object, required: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})
const list = (items: object) => ({ type: 'array', items })

const said = { role: text, contentType: text, value: text }
const named = { name: text, rel: text, uri, literal: text }
const rendition = closed(
  {
    name: text,
    uri,
    href: uri,
    contentType: text,
    title: text,
    height: { type: 'number' },
    width: { type: 'number' },
    duration: { type: 'number' },
  },
  ['name'],
)
const item = {
  uri,
  type: { enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'] },
  representationType: { enum: ['full', 'partial'] },
  profile: text,
  version: text,
  firstCreated: instant,
  versionCreated: instant,
  contentCreated: instant,
  embargoed: instant,
  pubStatus: { enum: ['usable', 'withheld', 'canceled'] },
  urgency: { type: 'number' },
  copyrightHolder: text,
  copyrightNotice: text,
  usageTerms: text,
  edNote: text,
  language: text,
  descriptions: list(closed(said, ['value'])),
  bodies: list(closed({ ...said, charCount: { type: 'integer' }, wordCount: { type: 'integer' } }, ['value'])),
  headlines: list(closed(said, ['value'])),
  people: list(closed(named)),
  organisations: list(closed(named)),
  subjects: list(closed({ ...named, creator: text, relevance: { type: 'integer' }, confidence: { type: 'integer' } })),
  objects: list(closed(named)),
  infoSources: list(closed({ name: text, role: text, uri, literal: text })),
  title: text,
  by: text,
  slugline: text,
  located: text,
  renditions: list(rendition),
  altIds: list(closed({ role: text, value: text })),
  standard: closed({ name: text, version: text, schema: uri }),
}

export const NINJS_SHAPE = {
  ...closed({ ...item, associations: list(closed({ ...item, name: text }, ['name', 'uri'])) }, ['uri']),
}
