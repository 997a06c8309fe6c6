import { join } from 'node:path'

export function backupsFolder(dataDir: string): string {
  return join(dataDir, 'backups')
}

/** Where the backup of this name lies; undefined for what is no name of one. */
export function backupFile(dataDir: string, name: string): string | undefined {
  return /^aftercut-[\d-]{19}\.tar\.gz$/.test(name) ? join(backupsFolder(dataDir), name) : undefined
}
