export { createAudit, type AuditEntry } from './audit.ts'
export { createSettings, type Setting } from './settings.ts'
export { createCopies } from './copies.ts'
