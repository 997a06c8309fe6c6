export { onBothDatabases, serverAvailable, startServer, type Server } from './databases.ts'
