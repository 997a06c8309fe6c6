export { createSearch, type SearchQuery, type SearchHit, type SearchAnswer } from './search.ts'
export { fold, initialsOf, lettersOf } from './fold.ts'
export { indexWhatIsMissing } from './missing.ts'
