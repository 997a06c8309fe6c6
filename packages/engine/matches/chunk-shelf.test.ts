import { expect, test } from 'vitest'
import { ChunkShelf } from './chunk-shelf.ts'

test('the oldest chunks give way, whosever they are', () => {
  const gone: string[] = []
  const holder = (name: string) => ({ letGo: (chunk: number) => gone.push(`${name}${chunk}`) })
  const [a, b] = [holder('a'), holder('b')]
  const shelf = new ChunkShelf(3)
  shelf.put(a, 1)
  shelf.put(b, 1)
  shelf.put(a, 2)
  expect(gone).toEqual([])
  shelf.put(b, 7)
  shelf.put(b, 8)
  expect(gone).toEqual(['a1', 'b1'])
})
