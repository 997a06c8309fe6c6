export * from './cards.ts'
export * from './drama.ts'
export * from './making.ts'
export * from './airings.ts'
