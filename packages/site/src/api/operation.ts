import type { DeskPerson } from '@aftercut/library/desk'
import type { Access } from './desk-access.ts'
import type { Schema } from './schema.ts'

export type Parameter = { name: string; description: string; schema: Schema; required?: boolean }

/** What an operation may ask of its request. */
export type Ask = {
  locals: App.Locals
  /** What stood in the address' braces. */
  path: (name: string) => string
  query: URLSearchParams
  /** From 0, and as many as asked for within bounds. */
  page: { offset: number; limit: number }
  /** The address of the next page, where there may be one. */
  next: (more: boolean) => string | null
  /** What was sent, as JSON; undefined where nothing was. */
  body: unknown
  /** Whose token asks. Throws where the operation is for everybody. */
  person: () => DeskPerson
}

/** One thing that the API answers: its own documentation, and the code that does it. */
export type Operation = {
  /** 'get' unless told. */
  method?: 'get' | 'post' | 'put'
  /** For programs with a token alone. */
  access?: Access
  /** What is to be sent. */
  body?: Schema
  /** The status of a success: 200 unless told. */
  status?: 201 | 202
  /** '/stories/{slug}', below /api/v1. */
  path: string
  id: string
  summary: string
  parameters?: readonly Parameter[]
  paged?: true
  answer: Schema
  /** Undefined: there is no such thing. */
  run: (ask: Ask) => Promise<unknown>
}

export const MOST_A_PAGE = 100
export const USUAL_A_PAGE = 20

export const PAGING: readonly Parameter[] = [
  {
    name: 'limit',
    description: `How many, from 1 to ${MOST_A_PAGE}.`,
    schema: { type: 'integer', minimum: 1, maximum: MOST_A_PAGE, default: USUAL_A_PAGE },
  },
  { name: 'offset', description: 'How many to leave out first.', schema: { type: 'integer', minimum: 0, default: 0 } },
]
