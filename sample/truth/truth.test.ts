import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { NAMES } from '../script/release.ts'
import type { truthOf } from './truth.ts'

const drama = (name: string) => fileURLToPath(new URL(`../drama/${name}`, import.meta.url))
const truth = JSON.parse(readFileSync(drama('truth.json'), 'utf8')) as ReturnType<typeof truthOf>

const within = (span: { start: number; end: number }, end: number) =>
  span.start >= 0 && span.start < span.end && span.end <= end + 0.01

describe('the truth of the sample drama', () => {
  const covers: { what: string; spans: readonly { start: number; end: number }[]; duration: number }[] = [
    { what: 'segments', spans: truth.segments, duration: truth.making.durationSeconds },
    { what: 'shots', spans: truth.shots, duration: truth.making.durationSeconds },
    ...truth.episodes.map((e) => ({ what: `shots of ${e.id}`, spans: e.shots, duration: e.durationSeconds })),
  ]

  it.each(covers)('has $what that cover the film in order', ({ spans, duration }) => {
    expect(spans[0]?.start).toBe(0)
    expect(spans.at(-1)?.end).toBeCloseTo(duration, 2)
    spans.forEach((span, n) => {
      expect(span.end).toBeGreaterThan(span.start)
      if (n > 0) expect(span.start).toBe(spans[n - 1]?.end)
    })
  })

  it('has matches within both films, as long in the one as the rate says of the other', () => {
    expect(truth.matches.length).toBeGreaterThanOrEqual(3)
    for (const match of truth.matches) {
      const episode = truth.episodes.find((e) => e.id === match.episode.id)
      expect(within(match.making, truth.making.durationSeconds)).toBe(true)
      expect(within(match.episode, episode?.durationSeconds ?? 0)).toBe(true)
      expect((match.making.end - match.making.start) / (match.episode.end - match.episode.start)).toBeCloseTo(
        match.rate,
        1,
      )
    }
  })

  it('numbers the takes of a scene from one', () => {
    const takes = truth.segments.filter((s) => s.kind === 'take')
    const scenes = new Map<string, number[]>()
    for (const { scene, take } of takes) {
      const key = `${scene?.episode} ${scene?.id}`
      scenes.set(key, [...(scenes.get(key) ?? []), take ?? 0])
    }
    expect(scenes.size).toBeGreaterThanOrEqual(2)
    for (const numbers of scenes.values()) expect(numbers).toEqual(numbers.map((_, n) => n + 1))
  })

  it('begins each take but the rehearsal after a call of action, and ends it with a cut', () => {
    for (const take of truth.segments.filter((s) => s.kind === 'take').slice(1)) {
      const before = truth.calls.filter((call) => call.at < take.start + 0.01).at(-1)
      expect(before?.call).toBe('action')
      expect(truth.calls.some((call) => call.call === 'cut' && Math.abs(call.at - take.end) < 0.2)).toBe(true)
    }
  })

  it('has every kind of moment that a making-of is watched for', () => {
    const kinds = new Set(truth.moments.map((m) => m.kind))
    for (const kind of [
      'after-cut',
      'laughter',
      'tears',
      'hug',
      'high-five',
      'applause',
      'slip',
      'ad-lib',
      'approach',
      'joke',
    ])
      expect(kinds).toContain(kind)
    for (const moment of truth.moments) expect(within(moment, truth.making.durationSeconds)).toBe(true)
  })
})

describe('the files beside it', () => {
  const captions = readFileSync(drama(`${NAMES.making}.en.vtt`), 'utf8')
  const flat = captions.replaceAll(/<v [^>]+>/g, '').replaceAll('\n', ' ')

  it('quote what the captions say', () => {
    for (const quote of truth.quotes) expect(flat).toContain(quote.en)
  })

  it('hold the story’s quotations, word for word', () => {
    const story = readFileSync(drama('story.md'), 'utf8')
    const spoken = flat
      .replaceAll(/[^a-z' -]/gi, '')
      .replaceAll(/ \S*-- /g, ' ')
      .toLowerCase()
    const said = [...story.matchAll(/“([^”]+)”/g)]
      .map((m) => m[1] ?? '')
      .filter((q) => !/^(Open When It Rains|Cut,)$/.test(q))
    expect(said.length).toBeGreaterThan(15)
    for (const quotation of said)
      for (const sentence of quotation.split(/(?<=[.!?])\s+/))
        expect(spoken).toContain(sentence.replaceAll(/[^a-z' -]/gi, '').toLowerCase())
  })

  it('can all be read: three videos, captions in two languages, at most 12 MB', () => {
    const files = readdirSync(drama(''))
    for (const name of [NAMES.making, ...Object.values(NAMES.episodes)])
      expect(existsSync(drama(`${name}.mp4`))).toBe(true)
    const bytes = files.reduce((sum, file) => sum + statSync(drama(file)).size, 0)
    expect(bytes).toBeLessThanOrEqual(12e6)
  })
})
