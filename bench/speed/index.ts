import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { EPISODE, making720p, twoHours } from './films.ts'
import { compareDecoding } from './decoding.ts'
import { measure, measureInTurn, peakMemory } from './measure.ts'

const AFTERCUT = join(import.meta.dirname, '..', '..', 'aftercut')
const NODE = [process.execPath, '--disable-warning=ExperimentalWarning']
const ROUNDS = 3
const MEMORY_MUST_BYTES = 512e6

/** Speed as a ratio to FFmpeg decoding the same file to nothing, measured in turn in one run; memory over two hours. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'aftercut-speed-'))
  try {
    const film = making720p()
    const prints = join(folder, 'prints')
    // What was read is kept in the user's cache: here nothing may be.
    const fresh = { XDG_CACHE_HOME: join(folder, 'no-cache') }
    measure([AFTERCUT, 'print', EPISODE, '--out', prints], fresh)
    let n = 0
    const out = () => join(folder, `out-${n++}`)
    const measured = measureInTurn(
      {
        'FFmpeg, decoding only': () => measure([...NODE, join(import.meta.dirname, 'decode-plainly.ts'), film]),
        ...(hasFfmpeg() && {
          "the machine's own ffmpeg, decoding only": () =>
            measure(['ffmpeg', '-v', 'quiet', '-nostdin', '-i', film, '-f', 'null', '-']),
        }),
        print: () => measure([AFTERCUT, 'print', film, '--out', out()], fresh),
        watch: () => measure([AFTERCUT, 'watch', film, '--episodes', prints, '--out', out()], fresh),
      },
      ROUNDS,
    )
    const base = measured['FFmpeg, decoding only']
    if (!base) throw new Error('Nothing was measured.')
    console.log(`720p H.264, ${availableParallelism()} processors, medians of ${ROUNDS}\n`)
    console.log('| what | wall time | ratio | processor time | ratio | must reach |')
    console.log('| --- | --- | --- | --- | --- | --- |')
    for (const [name, { seconds, processorSeconds }] of Object.entries(measured)) {
      const ratios = [seconds / base.seconds, processorSeconds / base.processorSeconds].map((r) => r.toFixed(2))
      const must = name === 'print' || name === 'watch' ? '1.0' : ''
      console.log(
        `| ${name} | ${seconds.toFixed(2)} s | ${ratios[0]} | ${processorSeconds.toFixed(2)} s | ${ratios[1]} | ${must} |`,
      )
    }
    await compareDecoding()
    if (process.platform === 'linux') await tellMemory()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function tellMemory(): Promise<void> {
  console.log('\n| reading | largest process | all together | must reach |')
  console.log('| --- | --- | --- | --- |')
  for (const [name, path] of [
    ['3 minutes, 720p', making720p()],
    ['2 hours, 240p', twoHours()],
  ] as const) {
    const { largest, together } = await peakMemory([...NODE, join(import.meta.dirname, 'read-plainly.ts'), path])
    const [one, all, most] = [largest, together, MEMORY_MUST_BYTES].map((bytes) => `${Math.round(bytes / 1e6)} MB`)
    console.log(`| ${name} | ${one} | ${all} | ${most} |`)
  }
}

function hasFfmpeg(): boolean {
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
