import type { StoryContent } from '@aftercut/library/schema'
import { partsOf, type BodyNode, type Failure, type Gate, type StoryTies } from '../gate/index.ts'
import type { DraftNote } from './material.ts'

/** Where sentences may be phrased: any service that speaks as OpenAI's chat completions do. */
export type PhrasingEndpoint = { url: string; model: string; key?: string; timeoutMilliseconds?: number }

/** The endpoint that the environment names, if any. */
export function phrasingFrom(environment: NodeJS.ProcessEnv): PhrasingEndpoint | undefined {
  const { AFTERCUT_PHRASING_URL: url, AFTERCUT_PHRASING_MODEL: model, AFTERCUT_PHRASING_KEY: key } = environment
  return url && model ? { url, model, ...(key ? { key } : {}) } : undefined
}

const INSTRUCTIONS =
  'You edit short news stories about television dramas. You get JSON: {"paragraphs": [...]}. Answer with JSON of the same ' +
  'shape and the same number of paragraphs, each phrased to read well in its own language. Never change, add or leave ' +
  'out anything in quotation marks, and never add a name, a number or a fact.'

const TIMEOUT_MILLISECONDS = 30_000

/** What a paragraph must keep: words that are bound, its people and works; and what it must not gain: numbers, quotations. */
export async function phraseDraft(
  content: StoryContent,
  endpoint: PhrasingEndpoint,
  ties: StoryTies,
  gate: Gate,
  at: Date,
): Promise<{ content: StoryContent; notes: DraftNote[] }> {
  const blocks = (content.body.content ?? []) as BodyNode[]
  const open = blocks.flatMap((block, index) => (block.type === 'paragraph' || block.type === 'moment' ? [index] : []))
  const before = open.map((index) => wordsOf(blocks[index]))
  const after = await askFor(before, endpoint).catch(() => undefined)
  if (!after) return { content, notes: ['phrasing-failed'] }
  let kept = 0
  let current = content
  const stands = new Set((await gate.check(content, ties, at)).failures.map(keyOf))
  for (const [place, index] of open.entries()) {
    const [template, phrased] = [blocks[index], after[place]?.trim()]
    if (!template || !phrased || phrased === before[place]) continue
    const rewritten = rewrite(template, phrased)
    if (!rewritten) continue
    const body = ((current.body.content ?? []) as BodyNode[]).with(index, rewritten)
    const candidate = { ...current, body: { ...current.body, content: body } }
    const { failures } = await gate.check(candidate, ties, at)
    if (failures.some((failure) => !stands.has(keyOf(failure)))) continue
    current = candidate
    kept++
  }
  return { content: current, notes: kept > 0 ? ['phrasing-kept'] : [] }
}

const keyOf = ({ code, place, words }: Failure): string =>
  `${code} ${JSON.stringify(place.block ?? place.field)} ${words}`

function wordsOf(block: BodyNode | undefined): string {
  return (block?.content ?? []).map(({ text = ' ' }) => text).join('')
}

async function askFor(
  paragraphs: readonly string[],
  { url, model, key, timeoutMilliseconds }: PhrasingEndpoint,
): Promise<string[]> {
  const response = await fetch(`${url.replace(/\/$/u, '')}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({
      model,
      temperature: 0.3,
      response_format: { type: 'json_object' },
      messages: [
        { role: 'system', content: INSTRUCTIONS },
        { role: 'user', content: JSON.stringify({ paragraphs }) },
      ],
    }),
    signal: AbortSignal.timeout(timeoutMilliseconds ?? TIMEOUT_MILLISECONDS),
  })
  if (!response.ok) throw new Error(`The phrasing endpoint answers ${response.status}.`)
  const answer = (await response.json()) as { choices?: { message?: { content?: string } }[] }
  const text = (answer.choices?.[0]?.message?.content ?? '').replace(/^```(?:json)?\s*|\s*```$/gu, '')
  const { paragraphs: phrased } = JSON.parse(text) as { paragraphs?: unknown }
  if (
    !Array.isArray(phrased) ||
    phrased.length !== paragraphs.length ||
    !phrased.every((one) => typeof one === 'string')
  )
    throw new Error('The phrasing endpoint answers in another shape.')
  return phrased
}

/**
 * The template's block with the new words, its marks laid on the same words again. Undefined where a marked stretch is
 * gone, where quotation marks stand that the template has not, or where there is a number or a name that it has not.
 */
function rewrite(template: BodyNode, phrased: string): BodyNode | undefined {
  const marked = (template.content ?? []).filter(({ marks = [] }) => marks.length > 0)
  const was = wordsOf(template)
  if (count(phrased, /["“”„«»「」『』]/gu) !== count(was, /["“”„«»「」『』]/gu)) return undefined
  const known = new Set(words(was))
  const isNew = (word: string): boolean => !known.has(word)
  // A capital within a sentence is a name's; a first word may be any.
  const names = [...phrased.matchAll(/(?<=[\p{L}\p{N},;:]\s)\p{Lu}[\p{L}’'-]*/gu)].map(([name]) => name.toLowerCase())
  const numbers = phrased.match(/\d+/gu) ?? []
  if (names.some(isNew) || numbers.some((number) => !was.includes(number))) return undefined
  const content: BodyNode[] = []
  let rest = phrased
  for (const node of marked) {
    const text = node.text ?? ''
    const place = rest.indexOf(text)
    if (place < 0) return undefined
    if (place > 0) content.push({ type: 'text', text: rest.slice(0, place) })
    content.push(node)
    rest = rest.slice(place + text.length)
  }
  if (rest !== '') content.push({ type: 'text', text: rest })
  return { ...template, content }
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}’'-]+/gu) ?? []
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** All words of a story, for tests and for what counts them. */
export function plainWords(content: StoryContent): string {
  return partsOf(content)
    .words.map(({ text }) => text)
    .join('\n')
}
