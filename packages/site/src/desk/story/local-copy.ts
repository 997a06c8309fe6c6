import type { StoryContent } from '@aftercut/library/schema'

/** What was typed and is not saved yet, with what it was made of: kept in this browser until the server has it. */
export type LocalCopy = { version: number; base: StoryContent; mine: StoryContent; at: number }

const keyOf = (id: string): string => `aftercut.story.${id}`

export function keepCopy(id: string, copy: LocalCopy): void {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(copy))
  } catch {
    // A full or forbidden store: the server still gets what is typed.
  }
}

export function readCopy(id: string): LocalCopy | undefined {
  try {
    const text = localStorage.getItem(keyOf(id))
    return text === null ? undefined : (JSON.parse(text) as LocalCopy)
  } catch {
    return undefined
  }
}

export function dropCopy(id: string): void {
  try {
    localStorage.removeItem(keyOf(id))
  } catch {
    // As above.
  }
}
