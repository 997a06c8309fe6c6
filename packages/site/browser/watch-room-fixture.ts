import type { Page } from '@playwright/test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Library } from '@aftercut/library/opening'
import { fillWatchRoom, type FilledRoom } from '../fixtures/fill-watch-room.ts'
import { expect, open, test as desk } from './desk-fixture.ts'

const SAMPLE = join(import.meta.dirname, '../../../sample/drama')
const MAKING = join(SAMPLE, 'Open.When.It.Rains.S01E02-behindthescenes.mp4')
const EPISODE = join(SAMPLE, 'Open.When.It.Rains.S01E02.mp4')
export const hasVideos = existsSync(MAKING) && existsSync(EPISODE)

/** A making of its own for each test: what one test decides is no other's business. */
export const test = desk.extend<{ room: FilledRoom }>({
  room: async ({ site }, use) => {
    const videos = hasVideos ? { making: MAKING, episode: EPISODE } : {}
    await use(await fillWatchRoom(site.library, site.store, { durationSeconds: 240, findings: 80, ...videos }))
  },
})

/** The watch room of a making, with its findings listed. */
export async function enter(page: Page, { makingId }: FilledRoom): Promise<void> {
  await open(page, `/desk/makings/${makingId}`)
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible({ timeout: 20_000 })
}

/** All that was sent is kept. */
export const settled = (page: Page) => expect(page.locator('[data-room="ready"]')).toBeVisible()
export const chosen = (page: Page) => page.getByRole('region', { name: 'Chosen' })
export const merged = async (library: Library, { makingId }: FilledRoom, id: string) =>
  (await library.findings.merged(makingId)).find((finding) => finding.id === id)
export const firstOf = async (library: Library, { makingId }: FilledRoom, kind: string) => {
  const found = (await library.findings.merged(makingId)).find((finding) => finding.kind === kind)
  if (!found) throw new Error(`no ${kind}`)
  return found
}
/** What the lines of the captions say, in their order. */
export const linesOf = async (library: Library, { trackId }: FilledRoom) =>
  (await library.captions.cues(trackId)).map(({ start, end, text, utterances }) => ({
    start,
    end,
    text,
    who: utterances.map(({ speaker }) => speaker),
  }))
/** Rows far down the list are not in the page: those of one kind alone are few. */
export const choose = async (page: Page, { id, kind }: { id: string; kind: string }): Promise<void> => {
  await page.getByLabel('Kinds shown').selectOption(kind)
  await rowOf(page, id).click()
}
export const rowOf = (page: Page, id: string) => page.locator(`[id="finding-${id}"]`)
