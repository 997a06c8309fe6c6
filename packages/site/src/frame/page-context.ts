import { getContext, setContext } from 'svelte'
import { localPath, type Language, type Words } from '../language/index.ts'
import type { Reader } from '../reader/index.ts'
import type { SiteSettings } from './site-settings.ts'

/** What every component of a page may ask for. */
export type PageContext = {
  language: Language
  words: Words
  /** An address of this site in the page's language. */
  path: (path: string) => string
  reader: Reader
  nowMs: number
  origin: string
  /** What the house has set. */
  settings: SiteSettings
}

const PLACE = Symbol('page')

type Given = Omit<PageContext, 'path'>

export function setPage(context: Given): PageContext {
  return setContext(PLACE, withPaths(context))
}

/** The same for a part of a page that is rendered by itself: `render(Part, { context: contextOf(…) })`. */
export function contextOf(context: Given): Map<symbol, PageContext> {
  return new Map([[PLACE, withPaths(context)]])
}

function withPaths(context: Given): PageContext {
  return { ...context, path: (path: string) => localPath(path, context.language) }
}

export function getPage(): PageContext {
  return getContext<PageContext>(PLACE)
}
