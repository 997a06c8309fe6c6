export {
  onBothDatabases,
  ownServerAvailable,
  serverAvailable,
  startOwnServer,
  startServer,
  type Server,
} from './databases.ts'
export { content, cue, report, track } from './samples.ts'
