import type { Given } from './sending.svelte.ts'

/** Files that were dropped, those of whole folders included, with their paths. */
export async function droppedFiles(data: DataTransfer): Promise<Given[]> {
  // Entries are gone once the event is over: taken before anything is waited for.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (entries.length === 0) return [...data.files].map((file) => ({ file, name: file.name }))
  const found = await Promise.all(entries.map(filesOf))
  return found.flat()
}

/** Files that were chosen; a chosen folder gives their paths. */
export function chosenFiles(files: FileList): Given[] {
  return [...files].map((file) => ({ file, name: file.webkitRelativePath || file.name }))
}

async function filesOf(entry: FileSystemEntry): Promise<Given[]> {
  if (entry.name.startsWith('.')) return []
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ file, name: entry.fullPath.replace(/^\//, '') }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: Given[] = []
  // A reader gives a hundred at a time, until it gives none.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return found
    for (const each of some) found.push(...(await filesOf(each)))
  }
}
