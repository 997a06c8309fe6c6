export { verifyFiles, type VerifiedFiles, type VerifyFilesInput } from './verify-files.ts'
