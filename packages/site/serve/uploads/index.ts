export { openUploads, UPLOADS_PATH, type Uploads } from './uploads.ts'
export { safeName } from './safe-name.ts'
