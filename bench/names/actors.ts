import { readFileSync } from 'node:fs'

/** A Korean actor with the ways in which the name is spelled in use. Stage names are told apart: no rule leads to them. */
export type Actor = { id: string; hangul: string; spellings: string[]; stageNames: string[] }

/** The actors of `actors.csv`; a spelling that begins with '=' is a stage name. */
export function readActors(): Actor[] {
  const [, ...lines] = readFileSync(new URL('actors.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line, at) => {
    const [hangul = '', all = ''] = line.split(',')
    const names = all.split('|')
    return {
      id: `${hangul}-${at}`,
      hangul,
      spellings: names.filter((name) => !name.startsWith('=')),
      stageNames: names.filter((name) => name.startsWith('=')).map((name) => name.slice(1)),
    }
  })
}

/** Every second actor, so that costs set on one half are measured on the other. */
export function half(actors: readonly Actor[], which: 'development' | 'held-out'): Actor[] {
  return actors.filter((_, at) => (at % 2 === 0) === (which === 'development'))
}

/** Whether two people share a way of writing the name: then both are right. */
export function share(a: Actor, b: Actor): boolean {
  if (a.hangul === b.hangul) return true
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/gu, '')
  const mine = new Set([...a.spellings, ...a.stageNames].map(plain))
  return [...b.spellings, ...b.stageNames].some((name) => mine.has(plain(name)))
}
