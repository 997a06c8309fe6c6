import { getContext, setContext } from 'svelte'
import { localPath, type Language, type Words } from '../language/index.ts'
import type { Reader } from '../reader/index.ts'

/** What every component of a page may ask for. */
export type PageContext = {
  language: Language
  words: Words
  /** An address of this site in the page's language. */
  path: (path: string) => string
  reader: Reader
  nowMs: number
  origin: string
}

const PLACE = Symbol('page')

export function setPage(context: Omit<PageContext, 'path'>): PageContext {
  return setContext(PLACE, { ...context, path: (path: string) => localPath(path, context.language) })
}

export function getPage(): PageContext {
  return getContext<PageContext>(PLACE)
}
