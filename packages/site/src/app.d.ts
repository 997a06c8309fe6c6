import type { SiteContext } from '../serve/site-context.ts'
import type { Language, Words } from './language/index.ts'
import type { Reader } from './reader/index.ts'

declare global {
  namespace App {
    interface Error {
      status: number
      message: string
      /** The story that stood here was taken away: when (milliseconds since 1970), and why. */
      withdrawn?: { at: number; reason: string | null }
    }
    interface Locals {
      site: SiteContext
      language: Language
      words: Words
      /** What this reader has chosen; the defaults for whoever has chosen nothing. */
      reader: Reader
      /** What the page is made from; see `keepable`. Empty: it is made anew each time. */
      tags: Set<string>
      /** Seconds until what the page says is out of date by time alone. */
      freshSeconds: number | undefined
      /** The page holds a player, whose own styles the content policy must know. */
      player: boolean
      /** The site's address as readers see it: 'https://example.org'. */
      origin: string
    }
    interface Platform {
      req: import('node:http').IncomingMessage
    }
  }
}

export {}
