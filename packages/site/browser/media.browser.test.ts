import { expect, test } from './site-under-test.ts'

test('nothing outside its place is served', async ({ request, site }) => {
  for (const path of [
    '/media/../../../etc/passwd',
    '/media/videos/..%2f..%2fsecret',
    '/media/pictures/x/..%2f..%2fsecret',
    '/media/pictures/AAAAAAAAAAAAAAAAAAAA/stills/a.jpg',
    '/_app/..%2f..%2fserver%2findex.js',
    '/r/%2e%2e/%2e%2e/secret',
    '/media/%00',
    '/media/%E0%A4%A',
  ]) {
    const response = await request.get(path)
    expect.soft([400, 404], path).toContain(response.status())
  }
  expect((await request.get(`/media/videos/${site.filled.videoId}`)).status()).toBe(site.hasVideo ? 200 : 404)
})

test('a video that may not be shown is not served, from the moment on', async ({ request, site }) => {
  test.skip(!site.hasVideo, 'No video: sample/drama has no making-of yet.')
  const path = `/media/videos/${site.filled.videoId}`
  const range = await request.get(path, { headers: { range: 'bytes=100-199' } })
  expect(range.status()).toBe(206)
  expect((await range.body()).length).toBe(100)
  expect(range.headers()['content-range']).toMatch(/^bytes 100-199\/\d+$/)
  expect(range.headers()['content-type']).toBe('video/mp4')
  expect(range.headers()['content-security-policy']).toContain('sandbox')
  expect((await request.get(path, { headers: { range: 'bytes=99999999999-' } })).status()).toBe(416)
  const { etag = '' } = (await request.head(path)).headers()
  expect((await request.get(path, { headers: { 'if-none-match': etag } })).status()).toBe(304)
  await site.library.videos.change(site.filled.videoId, { rights: 'none' })
  expect((await request.get(path)).status()).toBe(404)
  await expect
    .poll(async () => (await (await request.get(`/makings/${site.filled.making}`)).text()).includes('<video'), {
      timeout: 1000,
    })
    .toBe(false)
  await site.library.videos.change(site.filled.videoId, { rights: 'licensed' })
})
