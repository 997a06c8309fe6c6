import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture } from './page-fixture.ts'
import { writeWatchPage } from './write-watch-page.ts'

const CHROMIUM = '/usr/bin/chromium'

describe.skipIf(!existsSync(CHROMIUM))('the page in Chromium', () => {
  let browser: Browser
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'watch-page-'))
    writeFileSync(join(folder, 'watch.html'), writeWatchPage(fixture))
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  async function open(options: BrowserContextOptions, use: (page: Page, asked: string[]) => Promise<void>) {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    const asked: string[] = []
    const errors: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    await page.goto(pathToFileURL(join(folder, 'watch.html')).href)
    await use(page, asked)
    await context.close()
    expect(errors.filter((error) => !error.includes('ERR_FILE_NOT_FOUND'))).toEqual([])
  }

  test.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)(
    'at %i pixels, %s: nothing for axe to tell, nothing wider than the window',
    async (width, colorScheme) => {
      await open({ viewport: { width, height: 900 }, colorScheme }, async (page) => {
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map((violation) => violation.id)).toEqual([])
        expect(await page.locator('html').evaluate((root) => root.scrollWidth)).toBe(width)
      })
    },
  )

  test('on a phone, the reason for each finding stands within the window', async () => {
    await open({ viewport: { width: 390, height: 900 } }, async (page) => {
      for (const reason of await page.locator('#segments .why').all()) {
        const box = await reason.boundingBox()
        expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
      }
    })
  })

  test('it asks for nothing but itself and the video beside it, and says so when that is missing', async () => {
    await open({}, async (page, asked) => {
      await page.getByText('The video does not play here').waitFor()
      const files = asked.filter((url) => !url.startsWith('data:')).map((url) => url.split('/').at(-1))
      expect(new Set(files)).toEqual(new Set(['slow-tide-making.mp4', 'watch.html']))
    })
  })

  test('without script, everything can be read', async () => {
    await open({ javaScriptEnabled: false }, async (page) => {
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Slow Tide')
      expect(await page.getByText('I hoped that it would be you.').first().isVisible()).toBe(true)
      expect(await page.getByRole('searchbox').count()).toBe(0)
      expect(await page.locator('.cues li').count()).toBe(
        fixture.tracks.reduce((sum, track) => sum + track.cues.length, 0),
      )
    })
  })

  test('the search box narrows the transcript and marks the words', async () => {
    await open({}, async (page) => {
      await page.keyboard.press('/')
      await page.keyboard.type('LAMP')
      await expect.poll(() => page.locator('#found').textContent()).toBe('3 cues')
      expect(await page.locator('.cues li:visible').count()).toBe(3)
      expect(await page.locator('.cues mark').allTextContents()).toEqual(['lamp', 'lamp', 'lamp'])
      await page.keyboard.press('Escape')
      expect(await page.locator('.cues mark').count()).toBe(0)
    })
  })

  test('keys: findings one after the other, the list of keys, and a switch to turn single keys off', async () => {
    await open({}, async (page) => {
      const playhead = () => page.locator('#playhead').evaluate((element) => Number.parseFloat(element.style.left))
      await page.keyboard.press('n')
      expect(await playhead()).toBeCloseTo((100 * 8) / 104, 1)
      await page.keyboard.press('n')
      expect(await playhead()).toBeCloseTo((100 * 11.5) / 104, 1)
      await page.keyboard.press('p')
      expect(await playhead()).toBeCloseTo((100 * 8) / 104, 1)
      await page.keyboard.press('l')
      await page.keyboard.press('ArrowRight')
      expect(await playhead()).toBeCloseTo((100 * 23) / 104, 1)
      await page.keyboard.press('?')
      const dialog = page.getByRole('dialog', { name: 'Keys' })
      await dialog.waitFor()
      await page.getByRole('checkbox').uncheck()
      await page.keyboard.press('Escape')
      await page.keyboard.press('n')
      expect(await playhead()).toBeCloseTo((100 * 23) / 104, 1)
    })
  })

  test('a mark on the timeline leads to its finding', async () => {
    await open({}, async (page) => {
      await page.locator('.marks a.moment').first().click()
      expect(page.url()).toMatch(/#moment-1$/)
    })
  })

  test('on paper, the controls go and the findings stay', async () => {
    await open({}, async (page) => {
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('nav').isVisible()).toBe(false)
      expect(await page.locator('#player').isVisible()).toBe(false)
      expect(await page.locator('#match-1').isVisible()).toBe(true)
    })
  })
})
