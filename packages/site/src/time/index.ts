export * from './zoned.ts'
export * from './week.ts'
export * from './phrases.ts'
