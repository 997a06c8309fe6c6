export { foldName } from './fold-name.ts'
export { createNameIndex, type FindOptions, type Found, type NameIndex, type Person } from './name-index.ts'
export { initialsOf, typedLetters } from './hangul.ts'
export { plainName } from './name-words.ts'
