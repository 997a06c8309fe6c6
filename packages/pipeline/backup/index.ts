export { restoreBackup } from './restore-backup.ts'
export { writeBackup, type Backup, type BackupOptions } from './write-backup.ts'
