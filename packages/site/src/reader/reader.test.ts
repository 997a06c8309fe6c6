import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBeyond, readChoices, writeChoices, type Reader } from './choices.ts'
import { addressHash, sign, unsign } from './signed.ts'

const reader: fc.Arbitrary<Reader> = fc.record({
  zone: fc.option(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), { nil: undefined }),
  territory: fc.option(fc.constantFrom('US', 'KR', 'BR'), { nil: undefined }),
  scheme: fc.constantFrom('system', 'light', 'dark'),
  progress: fc
    .array(fc.tuple(fc.uuid(), fc.record({ season: fc.nat(20), episode: fc.nat(200) })), { maxLength: 40 })
    .map((entries) => new Map(entries)),
})

describe('choices', () => {
  test('are read as they were written, and fit a cookie', () => {
    fc.assert(
      fc.property(reader, (chosen) => {
        const cookie = writeChoices(chosen)
        expect(readChoices(cookie)).toEqual(chosen)
        expect(cookie.length).toBeLessThan(3_600)
      }),
      { seed: 3 },
    )
  })

  test('never trip over what someone else wrote', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (cookie) => {
        const { zone, territory } = readChoices(cookie)
        if (zone !== undefined) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
        if (territory !== undefined) expect(territory).toMatch(/^[A-Z]{2}$/)
      }),
      { seed: 3 },
    )
    expect(readChoices('zone=Mars/Olympus&territory=<b>&scheme=neon&seen=../etc.1.1')).toEqual(readChoices(undefined))
  })
})

describe('isBeyond', () => {
  const seen = { season: 1, episode: 9 }
  test('covers what is later, in this season or another', () => {
    expect(isBeyond({ season: 1, episode: 10 }, seen)).toBe(true)
    expect(isBeyond({ season: 1, episode: 9 }, seen)).toBe(false)
    expect(isBeyond({ season: 2, episode: 1 }, seen)).toBe(true)
  })
  test('covers nothing for whoever has said nothing', () => {
    expect(isBeyond({ season: 1, episode: 10 }, undefined)).toBe(false)
    expect(isBeyond(null, seen)).toBe(false)
  })
})

describe('signed cookies', () => {
  test('only what we signed, for that purpose, comes back', () => {
    const cookie = sign('secret', 'reader', 'abc')
    expect(unsign('secret', 'reader', cookie)).toBe('abc')
    expect(unsign('other', 'reader', cookie)).toBeUndefined()
    expect(unsign('secret', 'invitation', cookie)).toBeUndefined()
    expect(unsign('secret', 'reader', `abd${cookie.slice(3)}`)).toBeUndefined()
    for (const broken of ['', '.', 'abc', 'abc.', undefined]) expect(unsign('secret', 'reader', broken)).toBeUndefined()
  })

  test('an address has one hash for some hours, then another', () => {
    const [now, later] = [Date.UTC(2026, 10, 21, 9), Date.UTC(2026, 10, 21, 16)]
    expect(addressHash('secret', '203.0.113.9', now)).toBe(addressHash('secret', '203.0.113.9', now + 60_000))
    expect(addressHash('secret', '203.0.113.9', now)).not.toBe(addressHash('secret', '203.0.113.9', later))
    expect(addressHash('secret', '203.0.113.9', now)).not.toContain('203')
  })
})
