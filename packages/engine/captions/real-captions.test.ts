import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseCaptions, writeSrt, writeVtt } from './index.ts'

/** Openly licensed captions beside the checkout: one film in five languages, a trailer in three, an SRT. */
const MEDIA = join(import.meta.dirname, '../../../../shared/media')
const files = ['captions', 'sintel', 'tears-of-steel'].flatMap((folder) =>
  existsSync(join(MEDIA, folder))
    ? readdirSync(join(MEDIA, folder))
        .filter((name) => /\.(?:vtt|srt)$/.test(name))
        .map((name) => join(MEDIA, folder, name))
    : [],
)

describe.skipIf(files.length === 0)('real captions', () => {
  test.each(files)('%s', (file) => {
    const text = readFileSync(file, 'utf8')
    const ending = file.endsWith('.srt') ? 'srt' : 'vtt'
    const language = /\.([a-z]{2})\.\w+$/.exec(file)?.[1]
    // The name is kept from the parser: the text alone must tell the language.
    const [track] = parseCaptions(text, { file: `x.${ending}` })
    expect(track?.problems).toEqual([])
    expect(track?.language).toBe(language)
    expect(track?.cues.length).toBe(text.match(/-->/g)?.length)
    const written = ending === 'srt' ? writeSrt(track?.cues ?? []) : writeVtt(track?.cues ?? [])
    const again = parseCaptions(written, { file: `x.${ending}` })[0]
    expect(again?.cues.map((cue) => ({ ...cue, line: 0 }))).toEqual(track?.cues.map((cue) => ({ ...cue, line: 0 })))
  })
})
