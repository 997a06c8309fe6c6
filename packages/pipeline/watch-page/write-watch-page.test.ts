import { expect, test } from 'vitest'
import { checkReport } from '@aftercut/engine/report'
import { tellTheSet } from '@aftercut/engine/set'
import { fixture, fixtureReport } from './page-fixture.ts'
import { speedInWords } from './matches-section.ts'
import { middleOf, stillTimes } from './still-times.ts'
import { safeHref, writeWatchPage } from './write-watch-page.ts'

const page = writeWatchPage(fixture)

test('the fixture is a sound report', () => {
  expect(checkReport(fixtureReport)).toEqual([])
})

test('the page names nothing outside itself but the video beside it', () => {
  const addresses = [...page.matchAll(/(?:src|href|poster|action|srcset)="([^"]*)"/g)].map((found) => found[1] ?? '')
  const outside = addresses.filter(
    (address) => !/^(?:data:image\/jpeg;base64,|#|slow-tide-making\.mp4(?:#t=[\d.]+)?$)/.test(address),
  )
  expect(outside).toEqual([])
  expect(page).not.toMatch(/https?:|@import|url\(/)
})

test('all that was found stands in the page', () => {
  for (const [index] of fixtureReport.matches.entries()) expect(page).toContain(`id="match-${index + 1}"`)
  for (const [index] of fixtureReport.segments.entries()) expect(page).toContain(`id="segment-${index + 1}"`)
  for (const [index] of fixtureReport.calls.entries()) expect(page).toContain(`id="call-${index + 1}"`)
  for (const [index] of fixtureReport.moments.entries()) expect(page).toContain(`id="moment-${index + 1}"`)
  for (const quote of fixtureReport.quotes) expect(page).toContain(quote.cues.length > 0 ? quote.speaker : '')
  for (const problem of fixtureReport.problems) expect(page).toContain(problem.message)
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((found) => found[1])
  expect(ids.length).toBe(new Set(ids).size)
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
})

test('words that differ between takes are marked, calls are no lines', () => {
  expect(page).toContain('<ins>the whole</ins>')
  expect(page).toContain('<ins>I hoped that it would be you.</ins>')
  expect(page).toContain('<del>sooner or later.</del>')
  expect(page).not.toMatch(/<ins>[^<]*Cut!/)
})

test('hostile names and words stay words', () => {
  const nasty = `"><img src=x onerror=alert(1)></title></style></script><script>alert(1)</script>&\u0000`
  const report = structuredClone(fixtureReport)
  report.making.title = nasty
  report.episodes[0]!.id = nasty
  report.matches[1]!.episode.id = nasty
  report.quotes[0]!.text = nasty
  report.quotes[0]!.language = nasty
  report.moments[0]!.kind = nasty as 'joke'
  report.calls[0]!.call = nasty as 'cut'
  report.segments[0]!.because = [nasty]
  report.problems[0]!.file = nasty
  const stills = fixture.stills.map((still) => ({ ...still, jpegBase64: nasty }))
  const written = writeWatchPage({ ...fixture, report, stills, videoHref: `a"onload="x${nasty}` })
  expect(written.match(/<script/g)).toHaveLength(1)
  expect(written).not.toContain('<img src=x')
  expect(written).not.toContain('"onload=')
  expect(written).not.toContain('\u0000')
})

test('only a path beside the page plays', () => {
  for (const href of ['javascript:alert(1)', 'https://x/y.mp4', '//x/y.mp4', '\\\\x\\y', ' data:x', 'file:///x', ''])
    expect(safeHref(href), href).toBeUndefined()
  for (const href of ['a.mp4', '../a%20b.mp4', 'x/y.mp4']) expect(safeHref(href)).toBe(href)
  const silent = writeWatchPage({ ...fixture, videoHref: undefined })
  expect(silent).not.toContain('<video')
  expect(silent).not.toMatch(/href="[^#]/)
})

test('a bare report makes a page too', () => {
  const bare = {
    ...fixtureReport,
    making: { file: '/home/someone/clip.mp4', durationSeconds: 0, captions: [] },
    episodes: [],
    shots: [],
    segments: [],
    matches: [],
    calls: [],
    moments: [],
    quotes: [],
    problems: [],
  }
  const written = writeWatchPage({ report: bare, tracks: [], stills: [], episodeStills: [] })
  expect(written).toContain('>clip</h1>')
  expect(written).toContain('No episode was given to compare with.')
  expect(written).not.toContain('someone')
})

test('speed in words', () => {
  expect([1, 1.001, 2, 1.25, 0.8].map(speedInWords)).toEqual([
    'at broadcast speed',
    'at broadcast speed',
    'at half speed',
    'slowed to 80 %',
    'sped up to 125 %',
  ])
})

test('stills are asked for where they are shown', () => {
  const times = stillTimes(fixtureReport)
  expect(times.episodes).toEqual([
    { episode: 'slow-tide-e11', at: 606, width: 320 },
    { episode: 'slow-tide-e10', at: 1806, width: 320 },
  ])
  expect(times.making.filter((request) => request.width === 320).map((request) => request.at)).toEqual([
    19.45, 43.3, 66, 75,
  ])
  expect(middleOf(fixtureReport.matches[1]!)).toEqual({ making: 75, episode: 1806 })
})

test('a page of a long making-of stays below 3 MB', () => {
  const report = structuredClone(fixtureReport)
  report.making.durationSeconds = 7200
  report.matches = Array.from({ length: 200 }, (_, index) => ({
    ...fixtureReport.matches[0]!,
    making: { start: index * 36, end: index * 36 + 12 },
    episode: { id: 'slow-tide-e11', start: index * 20, end: index * 20 + 12 },
  }))
  const times = stillTimes(report)
  // What 160 and 320 pixels of a busy picture weigh at quality 72, in base64.
  const weigh = (width: number) => 'A'.repeat(width > 200 ? 20_000 : 7_000)
  const still = ({ at, width }: { at: number; width: number }) => ({ at, width, height: 90, jpegBase64: weigh(width) })
  const written = writeWatchPage({
    ...fixture,
    report,
    stills: times.making.map(still),
    episodeStills: times.episodes.map((request) => ({ ...still(request), episode: request.episode })),
  })
  expect(written.length).toBeLessThan(3_000_000)
})

test('a take stands line by line, each with a link that plays it, what is no line of the scene marked as its own', () => {
  const { takeDifferences } = tellTheSet({
    making: { durationSeconds: 104, tracks: fixture.tracks, shots: fixtureReport.shots },
    episodes: [{ id: 'slow-tide-e11', durationSeconds: 4012.5, tracks: fixture.episodeTracks?.[0]?.tracks ?? [] }],
    matches: fixtureReport.matches,
  })
  const withLines = writeWatchPage({ ...fixture, takeDifferences })
  const second = /id="segment-5".*?<\/li>\s*<li id=/s.exec(withLines)?.[0] ?? ''
  const lines = [...second.matchAll(/data-at="([\d.]+)"/g)].map((found) => Number(found[1]))
  expect(lines.slice(1)).toEqual([39, 42.5, 47])
  expect(second).toMatch(/data-at="42.5".*<ins>I hoped that it would be you.<\/ins>/s)
  expect(second).toMatch(/<del>sooner or later.<\/del>/)
})
