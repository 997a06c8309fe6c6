import type { SiteContext } from '../serve/site-context.ts'
import type { Language, Words } from './language/index.ts'
import type { DeskPerson, Scope } from '@aftercut/library/desk'
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
      /** What the house has set at the desk. */
      settings: import('./frame/site-settings.ts').SiteSettings
      /** What this reader has chosen; the defaults for whoever has chosen nothing. */
      reader: Reader
      /** What the page is made from; see `keepable`. Empty: it is made anew each time. */
      tags: Set<string>
      /** Seconds until what the page says is out of date by time alone. */
      freshSeconds: number | undefined
      /** What the page plays: the content policy must know our own player's styles, or the source's address. */
      player: { file: object | undefined; embed: import('./player/embed.ts').Embed | undefined } | undefined
      /** The styles that stand in the page, as the content policy names them. */
      styleHashes: string[]
      /** Parts of the page that were rendered before, in the order of their places. */
      parts: import('./frame/kept-part.ts').Part[]
      /** The dramas that the page tells of, where it may be kept without what is particular to the reader. */
      mouldedFor: readonly string[] | undefined
      /** The site's address as readers see it: 'https://example.org'. */
      origin: string
      /** Who is signed in at the desk, or whom an API token speaks for. Null on public pages. */
      person: DeskPerson | null
      /** What the request may do beside: everything that the person may (signed in), or what the token may. */
      scopes: 'all' | readonly Scope[]
      /** The language of the desk, for this person. */
      deskLanguage: string
    }
    interface Platform {
      req: import('node:http').IncomingMessage
      /** Where our server asks for a public page: what its HTML, as bytes, is laid on. */
      written?: { html: Uint8Array | undefined; mould: import('../serve/page-shells.ts').Mould | undefined }
    }
  }
}

export {}
