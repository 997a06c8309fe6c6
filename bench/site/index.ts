import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lighthouseScores, lighthouseVersion } from './lighthouse.ts'
import { CONNECTIONS, measureRates, SECONDS, type Rate } from './rates.ts'
import { startServer } from './server-process.ts'

/** A story page: how fast it is served, and what Lighthouse says of it. */
export async function run(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercut-bench-site-'))
  try {
    await printScores(folder)
    await printRates(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function printScores(folder: string): Promise<void> {
  const site = await startServer(folder)
  try {
    console.log(
      `Lighthouse ${lighthouseVersion()}; the story's page (with a source's player) is the median of three runs. Each must reach 100.\n`,
    )
    console.log('| page | form | performance | accessibility | best practices | SEO |')
    console.log('| --- | --- | ---: | ---: | ---: | ---: |')
    for (const [name, url] of Object.entries({ story: site.story, ...site.pages })) {
      for (const form of ['mobile', 'desktop'] as const) {
        const scores = await lighthouseScores(url, form, name === 'story' ? 3 : 1)
        if (scores === undefined) return console.log('\nNot measured: no Chromium at /usr/bin/chromium.')
        const { performance, accessibility, 'best-practices': practices, seo } = scores
        console.log(`| ${name} | ${form} | ${performance} | ${accessibility} | ${practices} | ${seo} |`)
      }
    }
  } finally {
    site.stop()
  }
}

async function printRates(folder: string): Promise<void> {
  for (const tool of ['wrk', 'nginx', 'taskset']) {
    if (spawnSync('which', [tool]).status !== 0)
      return console.log(`\nRates not measured: ${tool} is not on this machine.`)
  }
  const { pageBytes, wireBytes, nginx, bare, kept, anew, rendered, fromNothing } = await measureRates(folder)
  const row = (name: string, rate: Rate, aim: string, more = '') => {
    if (rate.requests === 0) return console.log(`| ${name} | none within ${SECONDS} s | | | ${aim} |`)
    console.log(
      `| ${name} | ${Math.round(rate.perSecond)}${more} | ${rate.cpuMs.toFixed(3)} ms | ${rate.p99} | ${aim} |`,
    )
  }
  console.log(
    `\nA story page of ${pageBytes} bytes, ${wireBytes} over the wire; ${CONNECTIONS} connections, ${SECONDS} s each, each server on one core.\n`,
  )
  console.log('| | requests a second | processor time each | p99 | must reach |')
  console.log('| --- | ---: | ---: | ---: | --- |')
  const share = ({ perSecond }: Rate) => ` (${(perSecond / nginx.perSecond).toFixed(2)} of nginx)`
  row('nginx, the same bytes', nginx, '')
  row('bare `node:http`, the same bytes: what no server on Node goes beyond', bare, '', share(bare))
  row('the kept page', kept, '0.5 of nginx', share(kept))
  row('made anew: filled into what is the same for readers alike', anew, '1500 a second')
  row('rendered anew by SvelteKit, from kept facts and parts', rendered, '')
  row('made anew from the database, nothing kept', fromNothing, '')
  const failed = [nginx, bare, kept, anew, rendered, fromNothing].reduce((sum, each) => sum + each.failed, 0)
  if (failed > 0) console.log(`\n${failed} requests failed.`)
}
