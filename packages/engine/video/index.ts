export { findShots } from './find-shots.ts'
