export { createMarks, type Votes } from './marks.ts'
