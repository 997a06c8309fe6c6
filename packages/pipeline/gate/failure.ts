/** `misquote`: nobody publishes over it. `error`: to be put right. `warning`: an owner may publish over it, with a reason. */
export type Severity = 'misquote' | 'error' | 'warning'

/** A part of a story's content that holds words or a choice. */
export type Field =
  'headline' | 'teaser' | 'standfirst' | 'byline' | 'body' | 'picture' | 'spoiler' | 'tags' | 'about' | 'language'

/**
 * Where in a story. `block`: the way down the body's tree, by numbers of children. `from`, `to`: characters of that
 * block's text (a line break counts as one), or of the field's.
 */
export type Place = { field: Field; block?: number[]; from?: number; to?: number }

/** What a fix does, one after the other. Places are those of the content that was checked, and do not overlap. */
export type Edit =
  | { do: 'replace'; at: Place & { from: number; to: number }; text: string }
  | { do: 'mark'; at: Place & { from: number; to: number }; mark: string; attrs: Record<string, unknown> }
  | { do: 'unmark'; at: Place & { from: number; to: number }; mark: string }
  | { do: 'attrs'; block: number[]; attrs: Record<string, unknown> }
  | { do: 'paragraph'; block: number[] }
  | { do: 'set'; field: Field; value: unknown }

/** A way to put a failure right. `label` names it in the desk's messages (`gate.fix.…`). */
export type Fix = { label: string; edits: Edit[]; shows?: string }

/** What stands against publishing. `code` and `values` are for the desk's own languages; `message` says it in English. */
export type Failure = {
  code: string
  severity: Severity
  place: Place
  /** The story's words that fail. */
  words: string
  /** The nearest truth. */
  nearest?: string
  message: string
  values?: Record<string, string | number>
  /** The one-key fix. */
  fix?: Fix
  /** Another way out: no longer a quotation. */
  otherwise?: Fix
}

/** How a quotation of the story stands, bound or not. */
export type QuoteStanding = {
  place: Place
  words: string
  verdict: 'verbatim' | 'edited' | 'not-found' | 'wrong-speaker' | 'ambiguous'
  bound: boolean
  start?: number
  end?: number
  speaker?: string
  layer?: 'original' | 'translation'
  language?: string
  file?: string
  changes: { kind: string; was?: string; now?: string }[]
  warnings: string[]
  /** For words that hold and are not bound yet: the edit that binds them, so that they play. */
  fix?: Fix
}

export type GateReport = { failures: Failure[]; quotes: QuoteStanding[] }

/** Whether a report lets a story through. `over`: the owner takes the warnings upon himself. */
export function mayPass({ failures }: GateReport, over: boolean): boolean {
  return failures.every(({ severity }) => severity === 'warning' && over)
}
