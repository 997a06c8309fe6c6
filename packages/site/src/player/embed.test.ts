import { expect, test } from 'vitest'
import { EMBED_HOSTS } from '../../serve/security-headers.ts'
import { embedAt, embedOf } from './embed.ts'

test('the sites that making-ofs are shown on, in every form of their addresses', () => {
  for (const address of [
    'https://www.youtube.com/watch?v=abc_DEF-123',
    'https://youtu.be/abc_DEF-123',
    'https://m.youtube.com/shorts/abc_DEF-123',
  ]) {
    expect(embedOf(address)?.playerUrl).toBe('https://www.youtube-nocookie.com/embed/abc_DEF-123')
  }
  expect(embedOf('https://vimeo.com/76979871')?.host).toBe('Vimeo')
  expect(embedOf('https://tv.naver.com/v/1234567')?.watchUrl).toBe('https://tv.naver.com/v/1234567')
})

test('every player that we frame stands in the content policy', () => {
  const addresses = [
    'https://youtu.be/abc_DEF-123',
    'https://vimeo.com/7697',
    'https://tv.naver.com/v/123',
    'https://www.dailymotion.com/video/x8abcde',
  ]
  for (const address of addresses) {
    expect(EMBED_HOSTS).toContain(new URL(embedOf(address)?.playerUrl ?? '').origin)
  }
})

test('nothing else is framed', () => {
  for (const address of [
    'javascript:alert(1)',
    'https://youtube.com.evil.example/watch?v=abc_DEF-123',
    'https://youtu.be/"><script>',
    'file:///etc/passwd',
    'x',
  ]) {
    expect(embedOf(address)).toBeUndefined()
  }
})

test('a player starts at its second', () => {
  expect(embedAt('https://www.youtube-nocookie.com/embed/abc_DEF-123', 12.3, 15.8)).toBe(
    'https://www.youtube-nocookie.com/embed/abc_DEF-123?autoplay=1&start=12&end=16',
  )
  expect(embedAt('https://player.vimeo.com/video/1?dnt=1', 12.3, undefined)).toContain('#t=12s')
})
