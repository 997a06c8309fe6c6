import { buffer } from 'node:stream/consumers'
import { readPrint } from '@aftercut/engine/print'
import type { Workbench } from '@aftercut/pipeline/workbench'

/** What is shown as done but is not whole; none, if all is well. */
export async function halfResults({ library, store }: Workbench): Promise<string[]> {
  const halves: string[] = []
  for (const video of await library.videos.list({ state: 'ready', limit: 10_000 })) {
    if (video.kind !== 'episode') continue
    if (!video.printKey || !video.durationSeconds) halves.push(`${video.id} is ready without a print`)
    else readPrint(await buffer(await store.get(video.printKey)))
  }
  for (const making of await library.makings.list({ state: 'found', limit: 10_000 })) {
    const report = await library.findings.report(making.id)
    if (!report) halves.push(`${making.id} is found without a report`)
    else if ((await library.findings.merged(making.id)).length !== findingsIn(report))
      halves.push(`${making.id} shows other findings than its report`)
  }
  return halves
}

type Report = NonNullable<Awaited<ReturnType<Workbench['library']['findings']['report']>>>

const findingsIn = ({ segments, matches, calls, moments, quotes }: Report): number =>
  segments.length + matches.length + calls.length + moments.length + quotes.length
