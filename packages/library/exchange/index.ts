export { createExchange, type Telling } from './exchange.ts'
export { EXPORT_FORMAT, exportSchema } from './schema.ts'
export { THING_KINDS, type Thing, type ThingKind } from './shape.ts'
export { startTaking, type Taking } from './take.ts'
