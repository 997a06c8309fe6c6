import { mkdtemp, rm, stat, writeFile, chmod } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressGroup, clientAddress } from './client-address.ts'
import { chooseCoding } from './content-coding.ts'
import { parseRange } from './media-files.ts'
import { RateLimit } from './rate-limit.ts'
import { loadSecret, UnsafeSecret } from './secret.ts'

describe('ranges', () => {
  test('as RFC 9110 has them', () => {
    expect(parseRange('bytes=0-99', 1000)).toEqual({ start: 0, end: 99 })
    expect(parseRange('bytes=900-', 1000)).toEqual({ start: 900, end: 999 })
    expect(parseRange('bytes=-100', 1000)).toEqual({ start: 900, end: 999 })
    expect(parseRange('bytes=0-5000', 1000)).toEqual({ start: 0, end: 999 })
    expect(parseRange('bytes=1000-', 1000)).toBe('unsatisfiable')
    expect(parseRange('bytes=-0', 1000)).toBe('unsatisfiable')
    for (const header of [undefined, '', 'items=0-1', 'bytes=5-1', 'bytes=0-1,5-6', 'bytes=-', 'bytes=a-b'])
      expect(parseRange(header, 1000)).toBe('none')
  })

  test('never outside the file', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.nat(10_000), (header, size) => {
        const range = parseRange(`bytes=${header}`, size)
        if (typeof range === 'object') {
          expect(range.start).toBeGreaterThanOrEqual(0)
          expect(range.end).toBeLessThan(size)
          expect(range.start).toBeLessThanOrEqual(range.end)
        }
      }),
      { seed: 2 },
    )
  })
})

describe('codings', () => {
  test('the best that is allowed', () => {
    expect(chooseCoding('gzip, deflate, br, zstd')).toBe('br')
    expect(chooseCoding('gzip;q=1.0, br;q=0')).toBe('gzip')
    expect(chooseCoding('identity')).toBe('identity')
    expect(chooseCoding(undefined)).toBe('identity')
  })
})

describe('addresses', () => {
  const request = (remoteAddress: string, forwarded?: string) =>
    ({
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }) as unknown as IncomingMessage

  test('what a request claims counts only from behind our own proxies', () => {
    expect(clientAddress(request('198.51.100.7', '1.2.3.4'), 0)).toBe('198.51.100.7')
    expect(clientAddress(request('127.0.0.1', '6.6.6.6, 203.0.113.9'), 1)).toBe('203.0.113.9')
    expect(clientAddress(request('127.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.1'), 2)).toBe('203.0.113.9')
  })

  test('an IPv6 line is one household', () => {
    expect(addressGroup('2001:db8:1:2:aaaa::1')).toBe(addressGroup('2001:db8:1:2:bbbb:cccc:dddd:eeee'))
    expect(addressGroup('2001:db8:1:2::1')).not.toBe(addressGroup('2001:db8:1:3::1'))
    expect(addressGroup('::ffff:192.0.2.1')).toBe('192.0.2.1')
  })
})

describe('RateLimit', () => {
  test('lets a burst through, then as many as time brings', () => {
    const limit = new RateLimit({ burst: 3, perSecond: 1 })
    expect([0, 0, 0].map((at) => limit.take('a', at))).toEqual([0, 0, 0])
    expect(limit.take('a', 0)).toBeCloseTo(1)
    expect(limit.take('b', 0)).toBe(0)
    expect(limit.take('a', 1000)).toBe(0)
    expect(limit.take('a', 1000)).toBeGreaterThan(0)
  })

  test('never more than the bound, in any order of requests', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 200 }), (steps) => {
        const limit = new RateLimit({ burst: 5, perSecond: 2 })
        let now = 0
        let taken = 0
        for (const step of steps) {
          now += step
          if (limit.take('a', now) === 0) taken += 1
        }
        expect(taken).toBeLessThanOrEqual(5 + (now / 1000) * 2 + 1e-6)
      }),
      { seed: 4 },
    )
  })
})

describe('the secret', () => {
  test('is made once, readable by its owner alone, and refused when others can read it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'aftercut-secret-'))
    const made = await loadSecret(folder, {})
    expect(made.length).toBeGreaterThanOrEqual(43)
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600)
    expect(await loadSecret(folder, {})).toBe(made)
    await chmod(join(folder, 'secret'), 0o644)
    await expect(loadSecret(folder, {})).rejects.toThrow(UnsafeSecret)
    await rm(folder, { recursive: true })
  })

  test('comes from the environment where it is set, and is never short', async () => {
    expect(await loadSecret('/nowhere', { AFTERCUT_SECRET: 'x'.repeat(40) })).toBe('x'.repeat(40))
    await expect(loadSecret('/nowhere', { AFTERCUT_SECRET: 'short' })).rejects.toThrow(UnsafeSecret)
    const folder = await mkdtemp(join(tmpdir(), 'aftercut-secret-'))
    await writeFile(join(folder, 'secret'), 'short', { mode: 0o600 })
    await expect(loadSecret(folder, {})).rejects.toThrow(UnsafeSecret)
    await rm(folder, { recursive: true })
  })
})
