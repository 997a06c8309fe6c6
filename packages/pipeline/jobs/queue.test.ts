import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onBothDatabases } from '@aftercut/library/suite'
import { openQueue, type JobQueue } from './job-queue.ts'

onBothDatabases('the queue', (open) => {
  let queue: JobQueue
  beforeAll(async () => void (queue = await openQueue(open())), 60_000)
  afterAll(() => queue?.close())

  const waiting = async (videoId: string) =>
    (await queue.boss.findJobs('read', { key: videoId })).filter(({ state }) => state === 'created').length

  test('a job that waits already is not added again', async () => {
    await queue.add('read', { videoId: 'once' })
    await queue.add('read', { videoId: 'once' })
    expect(await waiting('once')).toBe(1)
  })

  test('a job added in a transaction stands or falls with it', async () => {
    const failing = open().write(async ({ tx }) => {
      await queue.add('read', { videoId: 'rolled-back' }, { tx })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await waiting('rolled-back')).toBe(0)
    await open().write(({ tx }) => queue.add('read', { videoId: 'stands' }, { tx }))
    expect(await waiting('stands')).toBe(1)
  })

  test('a worker is woken at once, and a job that is cancelled does not run', async () => {
    await queue.add('watch', { makingId: 'cancelled' })
    expect(await queue.cancel('watch', { makingId: 'cancelled' })).toBe(1)
    const done: string[] = []
    await queue.boss.work<{ makingId: string }>('watch', { pollingIntervalSeconds: 60 }, async (jobs) => {
      done.push(...jobs.map(({ data }) => data.makingId))
    })
    await pause(300)
    await queue.add('watch', { makingId: 'wanted' })
    await expect.poll(() => done, { timeout: 60_000 }).toEqual(['wanted'])
  })
  test('a job whose like was running when the queue last looked waits for seconds, not for a minute', async () => {
    const { pglite, pool } = open().database
    const noted = `update pgboss.queue set singletons_active = array['noted'] where name = 'mark'`
    await (pglite ? pglite.query(noted) : pool?.query(noted))
    const again = await openQueue(open())
    await again.add('mark', { videoId: 'noted' })
    const done: string[] = []
    const often = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 }
    await again.boss.work<{ videoId: string }>('mark', often, async (jobs) => {
      done.push(...jobs.map(({ data }) => data.videoId))
    })
    await expect.poll(() => done, { timeout: 25_000 }).toEqual(['noted'])
    await again.close()
  }, 30_000)
})
