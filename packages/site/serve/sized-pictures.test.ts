import { createCanvas, loadImage } from '@napi-rs/canvas'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { MediaSource } from './media-files.ts'
import { SizedPictures } from './sized-pictures.ts'

let opened = 0
const sourceOf = (bytes: Buffer, etag: string): MediaSource => ({
  size: bytes.length,
  type: 'image/jpeg',
  etag,
  immutable: true,
  open: ({ start, end }) => {
    opened += 1
    return Promise.resolve(Readable.from([bytes.subarray(start, end + 1)]))
  },
})

function still(width: number, height: number): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  for (let x = 0; x < width; x += 8) {
    context.fillStyle = `hsl(${(x * 7) % 360} 60% 50%)`
    context.fillRect(x, 0, 8, height)
  }
  return canvas.toBuffer('image/jpeg', 95)
}

test('a still is sent in the width that is asked for, made once', async () => {
  const sized = new SizedPictures()
  const source = sourceOf(still(1280, 720), '"a-1"')
  opened = 0
  const [first, second] = await Promise.all([sized.get(source, 640), sized.get(source, 640)])
  const third = await sized.get(source, 640)
  expect(opened).toBe(1)
  expect([first.type, first.etag, second.etag, third.size]).toEqual([
    'image/webp',
    '"a-1-640"',
    '"a-1-640"',
    first.size,
  ])
  const image = await loadImage(await buffer(await first.open({ start: 0, end: first.size - 1 })))
  expect([image.width, image.height]).toEqual([640, 360])
  expect(first.size).toBeLessThan(source.size)
  expect((await buffer(await first.open({ start: 2, end: 9 }))).length).toBe(8)
})

test('what cannot be opened, or is small already, is sent as it is', async () => {
  const sized = new SizedPictures()
  const broken = sourceOf(Buffer.from('not a picture'), '"b-1"')
  expect(await sized.get(broken, 640)).toBe(broken)
  const dot = sourceOf(createCanvas(2, 2).toBuffer('image/png'), '"c-1"')
  const sent = await sized.get(dot, 640)
  expect(sent.size).toBeLessThanOrEqual(dot.size)
})
