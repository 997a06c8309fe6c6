/** Run by a test, which kills it: owns the library in the folder given and saves dramas, telling each that is saved. */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openLibrary } from './index.ts'

const library = await openLibrary({ dataDir: process.argv[2] ?? '' })
for (;;) {
  const drama = await library.dramas.save(
    { titles: { en: `Drama ${randomUUID()}` }, synopses: [{ language: 'en', words: 'It was saved whole.' }] },
    'writer',
  )
  writeSync(1, `${drama.slug}\n`)
}
