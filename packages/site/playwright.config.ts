import { defineConfig } from '@playwright/test'
import { existsSync } from 'node:fs'

/** Debian's Chromium where there is one; else the one that Playwright brings. */
const CHROMIUM = '/usr/bin/chromium'

export default defineConfig({
  testDir: './browser',
  testMatch: '**/*.browser.test.ts',
  workers: 2,
  timeout: 60_000,
  // No test measures time: a machine that is busy may take as long as it needs.
  expect: { timeout: 20_000 },
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
  // What a page weighs and when it paints is told on a machine that does nothing else.
  projects: [
    { name: 'pages', testIgnore: '**/weight.browser.test.ts' },
    { name: 'weight', testMatch: '**/weight.browser.test.ts', dependencies: ['pages'] },
  ],
  use: {
    locale: 'en-US',
    timezoneId: 'America/New_York',
    launchOptions: {
      ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
})
