import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Debian's Chromium; nothing is downloaded. */
const CHROMIUM = '/usr/bin/chromium'
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

type Category = (typeof CATEGORIES)[number]
export type Scores = { [category in Category]?: number }

export type Form = 'mobile' | 'desktop'

/**
 * Lighthouse on a page, by its own settings: as a slow phone sees it (slow 4G and a CPU four times slower, both simulated),
 * or a desk. Each category's median of `runs`, out of 100; undefined without Chromium.
 */
export async function lighthouseScores(url: string, form: Form, runs: number): Promise<Scores | undefined> {
  if (!existsSync(CHROMIUM)) return undefined
  const { launch } = await import('chrome-launcher')
  const { default: lighthouse, desktopConfig } = await import('lighthouse')
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking']
  const chrome = await launch({ chromePath: CHROMIUM, chromeFlags: flags })
  try {
    const seen: { [category: string]: number[] } = {}
    for (let run = 0; run < runs; run += 1) {
      const asked = { port: chrome.port, output: 'json', logLevel: 'silent' } as const
      const result = await lighthouse(url, asked, form === 'desktop' ? desktopConfig : undefined)
      for (const name of CATEGORIES) {
        const score = result?.lhr.categories[name]?.score
        if (typeof score === 'number') (seen[name] ??= []).push(Math.round(score * 100))
      }
    }
    return Object.fromEntries(CATEGORIES.map((name) => [name, median(seen[name] ?? [])]))
  } finally {
    chrome.kill()
  }
}

export function lighthouseVersion(): string {
  const { version } = createRequire(import.meta.url)('lighthouse/package.json') as { version: string }
  return version
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}
