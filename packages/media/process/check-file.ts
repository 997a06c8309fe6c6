import { stat } from 'node:fs/promises'
import { whyUnreadable } from '@aftercut/engine/report'
import { UnreadableMedia } from './unreadable-media.ts'

/**
 * Refuses what is no plain file with something in it, before FFmpeg sees it: a pipe or a device would be waited for
 * without end.
 */
export async function checkFile(path: string): Promise<void> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) {
    throw new UnreadableMedia(
      path,
      'not-a-file',
      `Cannot read ${path}: it is an address. Download it, then name the file.`,
    )
  }
  const stats = await stat(path).catch((cause: unknown) => {
    throw new UnreadableMedia(path, 'not-found', `Cannot read ${path}: ${whyUnreadable(cause)}.`, { cause })
  })
  if (stats.isDirectory()) {
    throw new UnreadableMedia(path, 'not-a-file', `Cannot read ${path}: it is a folder. Name a video in it.`)
  }
  if (!stats.isFile()) {
    throw new UnreadableMedia(
      path,
      'not-a-file',
      `Cannot read ${path}: it is a pipe or a device. Save it to a file first.`,
    )
  }
  if (stats.size === 0) {
    throw new UnreadableMedia(path, 'empty', `Cannot read ${path}: the file is empty. Download or copy it again.`)
  }
}
