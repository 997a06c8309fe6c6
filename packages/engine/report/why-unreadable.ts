/** What the system's error codes (POSIX) mean to whoever named the file. */
const WORDS: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is no folder',
  EISDIR: 'it is a folder; name a file in it',
  EACCES: 'it may not be read; give the right to the user that Aftercut runs as',
  EPERM: 'it may not be read; give the right to the user that Aftercut runs as',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open; raise the limit (ulimit -n)',
  EIO: 'the disk does not give it back; copy it from elsewhere',
}

/** Why a file could not be read, in words that follow a colon, without a full stop. */
export function whyUnreadable(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return WORDS[code] ?? (cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause))
}
