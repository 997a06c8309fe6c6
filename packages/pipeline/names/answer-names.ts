import { readFile } from 'node:fs/promises'
import { createNameIndex, type Found, type Person } from '@aftercut/engine/names'
import { UnreadableInput, whyUnreadable } from '@aftercut/engine/report'
import { decodeText } from '@aftercut/media/captions'

export type NameAnswer = { query: string; people: Found[] }

/** Answers the queries of a file `{ people, queries }`. Throws `UnreadableInput` when it is not of this shape. */
export async function answerNames(path: string): Promise<NameAnswer[]> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw unreadable(path, whyUnreadable(cause), cause)
  })
  let content: unknown
  try {
    content = JSON.parse(decodeText(bytes).text.replace(/^\ufeff/u, ''))
  } catch (cause) {
    throw unreadable(path, `it is no JSON (${whyUnreadable(cause)})`, cause)
  }
  if (!isRecord(content) || !Array.isArray(content.people) || !Array.isArray(content.queries)) {
    throw unreadable(path, 'it must hold { "people": […], "queries": […] }')
  }
  const people = content.people.map((person: unknown, at) => readPerson(path, person, at))
  const index = createNameIndex(people)
  return content.queries.map((query: unknown, at) => {
    if (typeof query !== 'string') throw unreadable(path, `queries[${at}] must be a string`)
    return { query, people: index.find(query) }
  })
}

function readPerson(path: string, person: unknown, at: number): Person {
  const names: unknown = isRecord(person) ? (person.names ?? []) : undefined
  if (!isRecord(person) || !isId(person.id) || !isStrings(names)) {
    throw unreadable(path, `people[${at}] must be { "id", "hangul"?, "names": [] }`)
  }
  const { hangul } = person
  return { id: String(person.id), names, ...(typeof hangul === 'string' && hangul !== '' ? { hangul } : {}) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isId(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string')
}

function unreadable(path: string, why: string, cause?: unknown): UnreadableInput {
  return new UnreadableInput(path, `Cannot read the names ${path}: ${why}.`, { cause })
}
