export { tellTheSet } from './tell-the-set.ts'
export type { SetInput, SetTold } from './tell-the-set.ts'
export type { LineDifference, TakeDifference } from './take-differences.ts'
