import { chromium, type Page } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary } from '@aftercut/library/opening'
import { openStore } from '@aftercut/pipeline/store'
import { takeStills } from '@aftercut/media/stills'
import { cookiesOf } from '../../../packages/site/browser/desk-fixture.ts'
import { fillDesk } from '../../../packages/site/fixtures/fill-desk.ts'
import { fillLibrary } from '../../../packages/site/fixtures/fill-library.ts'
import { fillWatchRoom } from '../../../packages/site/fixtures/fill-watch-room.ts'
import { startSite } from '../../../packages/site/serve/index.ts'

const HOUR = 3600
const FINDINGS = 5000
/** Openings that are measured, after one that fills the browser's cache as any visit to the desk does. */
const OPENINGS = 7
const SCRUB_SECONDS = 4

/** Time to open the watch room of a one-hour making with 5,000 findings, and frames a second while its timeline moves. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-bench-desk-'))
  const library = await openLibrary({ memory: true })
  const store = openStore(join(folder, 'objects'))
  await fillLibrary(library, {})
  const making = hourLongVideo(join(folder, 'making.mp4'))
  const [still] = making ? await takeStills(making, [60], { width: 160 }) : []
  const room = await fillWatchRoom(library, store, {
    durationSeconds: HOUR,
    findings: FINDINGS,
    ...(making ? { making } : {}),
    ...(still ? { still: still.jpeg } : {}),
  })
  const unlimited = { burst: 1e9, perSecond: 1e9 }
  const limits = { pages: unlimited, api: unlimited, forms: unlimited }
  const site = await startSite({ library, port: 0, dataDir: folder, store, limits, ...built() })
  const browser = await chromium.launch({
    ...(existsSync('/usr/bin/chromium') ? { executablePath: '/usr/bin/chromium' } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
  })
  try {
    const people = await fillDesk(site.signIn, library)
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      baseURL: site.url,
      // What counts the frames is put into the page as text.
      bypassCSP: true,
    })
    await context.addCookies(await cookiesOf(site, people.editor.email))
    const page = await context.newPage()
    await page.addInitScript({ content: NOTE_OPENING })
    const path = `/desk/makings/${room.makingId}`
    const times: number[] = []
    for (let opening = 0; opening <= OPENINGS; opening++) {
      await page.goto(path)
      const opened = await page.waitForFunction<number>('globalThis.opened')
      if (opening > 0) times.push(await opened.jsonValue())
    }
    const open = times.toSorted((a, b) => a - b)
    const scrubbing = await framesWhile(page, (until) => scrub(page, until, 11))
    for (let step = 0; step < 4; step++) await page.keyboard.press('+')
    const panning = await framesWhile(page, (until) => scrub(page, until, 150))
    const zooming = await framesWhile(page, (until) => zoom(page, until))
    console.log(
      `${FINDINGS} findings in an hour${making ? '' : ' (no video: ffmpeg or the sample drama is missing)'}; load of the machine ${loadavg()[0]?.toFixed(1)}\n`,
    )
    console.log('| the watch room | reached | to reach |\n| --- | --- | --- |')
    console.log(
      `| opens, median of ${OPENINGS} | ${median(open).toFixed(0)} ms (${open[0]?.toFixed(0)} to ${open.at(-1)?.toFixed(0)}) | 1000 ms |`,
    )
    for (const [name, frames] of [
      ['scrubbing over the hour', scrubbing],
      ['panning, 16 times closer', panning],
      ['zooming in and out', zooming],
    ] as const)
      console.log(
        `| ${name} | ${frames.aSecond.toFixed(0)} frames a second, one in twenty above ${frames.slow.toFixed(0)} ms | 50 |`,
      )
  } finally {
    await browser.close()
    await site.close()
    await library.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Another place than `packages/site/build`, for who builds elsewhere. */
function built(): { build?: string } {
  const build = process.env['AFTERCUT_SITE_BUILD']
  return build === undefined ? {} : { build }
}

/** The sample's making-of over and over, without encoding it anew. */
function hourLongVideo(output: string): string | undefined {
  const sample = join(import.meta.dirname, '../../../sample/drama/Open.When.It.Rains.S01E02-behindthescenes.mp4')
  if (!existsSync(sample)) return undefined
  const loop = [
    '-v',
    'error',
    '-stream_loop',
    '15',
    '-i',
    sample,
    '-t',
    String(HOUR),
    '-c',
    'copy',
    '-movflags',
    '+faststart',
  ]
  return spawnSync('ffmpeg', [...loop, output]).status === 0 ? output : undefined
}

/** In the page: when the list shows findings and a frame with the timeline has been drawn. Milliseconds from the navigation. */
const NOTE_OPENING = `
  const look = () => {
    const isThere = document.querySelector('[role="listbox"] [role="option"]') !== null
    const canvas = document.querySelector('[data-timeline]')
    if (!isThere || !canvas || canvas.width < 400) return requestAnimationFrame(look)
    requestAnimationFrame(() => { globalThis.opened = performance.now() })
  }
  requestAnimationFrame(look)`

/** In the page: the time between each frame and the next, until told to stop. */
const COUNT_FRAMES = `
  globalThis.gaps = []
  globalThis.counting = true
  let before = performance.now()
  const step = (now) => {
    gaps.push(now - before)
    before = now
    if (counting) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)`

type Frames = { aSecond: number; slow: number }

/** Counts the frames of the page while something is done to it for some seconds. */
async function framesWhile(page: Page, work: (until: number) => Promise<void>): Promise<Frames> {
  await page.evaluate(COUNT_FRAMES)
  await work(performance.now() + SCRUB_SECONDS * 1000)
  const all: number[] = await page.evaluate('counting = false, gaps')
  const gaps = all.slice(1)
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  return {
    aSecond: (gaps.length / total) * 1000,
    slow: gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.95)] ?? 0,
  }
}

/** Drags to and fro at a height of the timeline: on the ruler it scrubs, on the lanes it pans. */
async function scrub(page: Page, until: number, height: number): Promise<void> {
  const box = await page.locator('[data-timeline]').boundingBox()
  if (!box) return
  const y = box.y + height
  await page.mouse.move(box.x + 30, y)
  await page.mouse.down()
  for (let step = 0; performance.now() < until; step++) {
    const share = 0.5 - 0.5 * Math.cos(step / 25)
    await page.mouse.move(box.x + 30 + share * (box.width - 60), y)
  }
  await page.mouse.up()
}

async function zoom(page: Page, until: number): Promise<void> {
  const box = await page.locator('[data-timeline]').boundingBox()
  if (!box) return
  await page.mouse.move(box.x + box.width / 3, box.y + 60)
  await page.keyboard.down('Control')
  for (let step = 0; performance.now() < until; step++) await page.mouse.wheel(0, step % 60 < 30 ? -40 : 40)
  await page.keyboard.up('Control')
}

function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
