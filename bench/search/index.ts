import { openLibrary, type Library } from '@aftercut/library/opening'
import type { SearchQuery } from '@aftercut/library/search'
import { serverAvailable, startServer } from '@aftercut/library/suite'
import { fill } from './fill.ts'

/** A question, and whether the first hit is what was meant: one of the planted lines, or any hit at all. */
type Question = SearchQuery & { name: string; first?: RegExp }

const MAILBOX = /우체통|mailbox|郵便受け/
const QUESTIONS: readonly Question[] = [
  { name: 'a rare word', text: 'lighthouse', first: MAILBOX },
  { name: 'hangul, spaced otherwise', text: '은하수우체통', first: MAILBOX },
  { name: 'Japanese', text: '銀河郵便受け', first: MAILBOX },
  { name: 'a phrase of common words', text: 'it was so good to stand', first: MAILBOX },
  { name: 'one very common word', text: 'the' },
  { name: 'very common words', text: 'the good time' },
  { name: 'a common hangul word', text: '정말' },
  { name: 'one syllable', text: '때' },
  { name: 'two languages', text: '우체통 고백', first: MAILBOX },
  { name: 'while typing (Latin)', text: 'lighth', first: MAILBOX },
  { name: 'while typing (hangul)', text: '은하수 우ㅊ', first: MAILBOX },
  { name: 'a slip (Latin)', text: 'lighthuose malbox', first: MAILBOX },
  { name: 'two slips in a word', text: 'ligthhuse', first: MAILBOX },
  { name: 'a slip (hangul)', text: '은허수 우체통', first: MAILBOX },
  { name: 'one word wrong of four', text: 'lighthouse mailbox confession helicopter', first: MAILBOX },
  { name: 'a person and a word', text: 'Actor 3 confession' },
  { name: 'a title', text: 'Drama Number 1' },
  { name: 'a moment of a kind', text: 'hug', moment: 'hug' },
  { name: 'nothing there', text: 'zzyzxqq wrrgl' },
]

const ROUNDS = 15
const LIMIT_MS = 50

/** Lines, and what they are to be found within. */
const SIZES = { embedded: 100_000, server: 1_000_000 } as const

export async function run(): Promise<void> {
  const only = process.env['BENCH_SEARCH']
  if (only !== 'server') {
    const library = await openLibrary({ memory: true })
    await measure('PGlite', library, Number(process.env['BENCH_CUES'] ?? SIZES.embedded))
    await library.close()
  }
  if (only === 'embedded') return
  if (!serverAvailable()) {
    console.log('\nPostgreSQL: not measured, none here (set AFTERCUT_TEST_DATABASE_URL).')
    return
  }
  const server = await startServer()
  const library = await openLibrary({ databaseUrl: await server.newDatabase() })
  await measure('PostgreSQL', library, Number(process.env['BENCH_CUES'] ?? SIZES.server))
  await library.close()
  await server.stop()
}

/** Processor time is that of this process: all of the work for the embedded database, the asking side for a server. */
async function measure(name: string, library: Library, cues: number): Promise<void> {
  const began = performance.now()
  await fill(library, cues, 1, (done) => {
    if (done % 60_000 === 0) console.error(`${name}: ${done} cues, ${Math.round((performance.now() - began) / 1000)} s`)
  })
  const seconds = (performance.now() - began) / 1000
  console.log(
    `\nSearch, ${name}, ${cues.toLocaleString('en')} cues (filled at ${Math.round(cues / seconds).toLocaleString('en')} cues a second)\n`,
  )
  await ask(library)
}

/** Asks each question again and again and prints a line for it. */
export async function ask(library: Library): Promise<void> {
  console.log(
    '| question | asked | taken as | first hit | median, ms | slowest of 15, ms | processor, median, ms | must reach, ms |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- |')
  for (const { name: what, first, ...query } of QUESTIONS) {
    const times: number[] = []
    const work: number[] = []
    let answer = await library.search.find(query)
    for (let round = 0; round < ROUNDS; round++) {
      const from = performance.now()
      const used = process.cpuUsage()
      answer = await library.search.find(query)
      times.push(performance.now() - from)
      const { user, system } = process.cpuUsage(used)
      work.push((user + system) / 1000)
    }
    times.sort((a, b) => a - b)
    work.sort((a, b) => a - b)
    const hit = answer.hits[0]
    const right = first === undefined ? (hit ? hit.kind : 'none') : hit && first.test(hit.words) ? 'right' : '**wrong**'
    const [median = 0, slowest = 0] = [times[ROUNDS >> 1], times.at(-1)]
    console.log(
      `| ${what} | ${query.text} | ${answer.tier} | ${right} | ${median.toFixed(1)} | ${slowest.toFixed(1)} | ${(work[ROUNDS >> 1] ?? 0).toFixed(1)} | ${LIMIT_MS} |`,
    )
  }
}

if (import.meta.main) await run()
