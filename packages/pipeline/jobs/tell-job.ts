import { basename } from 'node:path'
import type { Library } from '@aftercut/library/opening'
import type { JobData, JobKind } from './queues.ts'
import type { JobEnding } from './run-job.ts'

/** A line for the log: what was done to what, its id, how long it took, and where it failed why and what comes next. */
export async function tellJob(
  kind: JobKind,
  data: JobData[JobKind],
  ending: JobEnding,
  milliseconds: number,
  library: Library,
): Promise<string> {
  const id = 'videoId' in data ? data.videoId : 'makingId' in data ? data.makingId : data.storyId
  // A database that is away knows no names; the line is told all the same.
  const name = await nameOf(data, library).catch(() => undefined)
  const what = `${kind} ${name === undefined ? '' : `${oneLine(name)} `}(${id})`
  if (ending === 'done') return `${what}: done in ${(milliseconds / 1000).toFixed(1)} s`
  if (ending === 'gone') return `${what}: not there any more`
  if (ending === 'cancelled') return `${what}: cancelled`
  if (ending === 'stopped') return `${what}: given up for now, begun again later`
  return `! ${what}: ${asSentence(oneLine(ending.message))} ${ending.again ? 'Tried again by itself.' : 'Not tried again.'}`
}

async function nameOf(data: JobData[JobKind], library: Library): Promise<string | undefined> {
  const videoId =
    'videoId' in data
      ? data.videoId
      : 'makingId' in data
        ? (await library.makings.get(data.makingId))?.videoId
        : undefined
  const video = videoId === undefined ? undefined : await library.videos.get(videoId)
  const file = video?.file ?? video?.storeKey
  return file ? basename(file) : undefined
}

const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** A log has a line an event; names of files may hold anything. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
