import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedTags, tagsFor } from './changed-tags.ts'
import { createPageCache, type CachedPage } from './page-cache.ts'
import type { TaggedCache } from './tagged-cache.ts'

function page(tags: readonly string[], bytes = 100): CachedPage {
  return {
    status: 200,
    headers: [],
    etag: 'W/"x"',
    body: Buffer.alloc(bytes),
    contentType: '',
    coded: {},
    tags,
    freshUntil: Infinity,
  }
}

function keep(cache: TaggedCache<CachedPage>, key: string, kept: CachedPage): void {
  cache.finish(cache.begin(), key, kept)
}

describe('the page cache', () => {
  test('a change ends the pages made from it, and no others', () => {
    const cache = createPageCache(1e6)
    keep(cache, '/a', page(['story:1', 'story*']))
    keep(cache, '/b', page(['story:2', 'story*']))
    keep(cache, '/list', page(['story']))
    cache.invalidate(['story', 'story:1'])
    expect([cache.get('/a'), cache.get('/list')]).toEqual([undefined, undefined])
    expect(cache.get('/b')).toBeDefined()
  })

  test('a page whose making began before a change is not kept after it', () => {
    const cache = createPageCache(1e6)
    const begun = cache.begin()
    cache.invalidate(['story:1'])
    cache.finish(begun, '/a', page(['story:1']))
    expect(cache.get('/a')).toBeUndefined()
    const again = cache.begin()
    cache.invalidateAll()
    cache.finish(again, '/a', page(['story:1']))
    expect(cache.get('/a')).toBeUndefined()
  })

  test('whatever happens in whatever order, nothing stale is served and the bound holds', () => {
    const tag = fc.constantFrom('story:1', 'story:2', 'drama:1')
    const step = fc.oneof(
      fc.record({ do: fc.constant('begin' as const), key: fc.constantFrom('/a', '/b', '/c'), tag }),
      fc.record({ do: fc.constant('finish' as const) }),
      fc.record({ do: fc.constant('change' as const), tag }),
      fc.record({ do: fc.constant('all' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const cache = createPageCache(24_000)
        const versions = new Map<string, number>()
        const pending: { begun: number; key: string; tag: string; version: number }[] = []
        const version = (of: string) => versions.get(of) ?? 0
        for (const each of steps) {
          if (each.do === 'begin')
            pending.push({ begun: cache.begin(), key: each.key, tag: each.tag, version: version(each.tag) })
          if (each.do === 'finish') {
            const render = pending.shift()
            if (render !== undefined)
              cache.finish(render.begun, render.key, {
                ...page([render.tag], 900),
                etag: `${render.tag}@${render.version}`,
              })
          }
          if (each.do === 'change') {
            versions.set(each.tag, version(each.tag) + 1)
            cache.invalidate([each.tag])
          }
          if (each.do === 'all') {
            for (const of of ['story:1', 'story:2', 'drama:1']) versions.set(of, version(of) + 1)
            cache.invalidateAll()
          }
          for (const key of ['/a', '/b', '/c']) {
            const served = cache.get(key)
            const [of = '', at] = served?.etag.split('@') ?? []
            if (served !== undefined) expect(Number(at)).toBe(version(of))
          }
          expect(cache.size.bytes).toBeLessThanOrEqual(24_000)
        }
      }),
      { seed: 11, numRuns: 500 },
    )
  })

  test('the oldest page that nobody asked for goes first; one too large is not kept', () => {
    const cache = createPageCache(4480)
    for (const key of Array.from({ length: 16 }, (_, index) => `/${index}`)) keep(cache, key, page(['x'], 200))
    cache.get('/0')
    keep(cache, '/new', page(['x'], 200))
    expect(cache.get('/0')).toBeDefined()
    expect(cache.get('/1')).toBeUndefined()
    keep(cache, '/huge', page(['x'], 1000))
    expect(cache.get('/huge')).toBeUndefined()
  })

  test('a new page finds room even where every other was asked for', () => {
    const cache = createPageCache(4480)
    const keys = Array.from({ length: 16 }, (_, index) => `/${index}`)
    for (const key of keys) keep(cache, key, page(['x'], 200))
    for (const key of keys) cache.get(key)
    keep(cache, '/new', page(['x'], 200))
    expect(cache.get('/new')).toBeDefined()
    expect(keys.filter((key) => cache.get(key) === undefined)).toEqual(['/0'])
  })
})

describe('tags', () => {
  const ends = (change: { kind: string; id?: string }, tags: string[]) => {
    const changed = changedTags(change)
    return changed === 'all' || changed.some((tag) => tags.includes(tag))
  }

  test('a change of one thing ends pages of that thing and of all things of its kind', () => {
    expect(ends({ kind: 'drama', id: '1' }, tagsFor('drama', '1'))).toBe(true)
    expect(ends({ kind: 'drama', id: '1' }, tagsFor('drama', '2'))).toBe(false)
    expect(ends({ kind: 'drama', id: '1' }, tagsFor('drama'))).toBe(true)
  })

  test('a change that names no thing ends every page of its kind; a missed one ends all', () => {
    expect(ends({ kind: 'drama' }, tagsFor('drama', '2'))).toBe(true)
    expect(ends({ kind: 'everything' }, tagsFor('person', '3'))).toBe(true)
  })
})
