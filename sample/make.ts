import { writeFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FilmWriter } from '@aftercut/media/encoding'
import { inCp949, smi, srt, vtt } from './captions/write.ts'
import { finish, mix, PICTURES_PER_SECOND, Projector, type Reel } from './reel/index.ts'
import { episodeOne } from './script/episode-one.ts'
import { episodeTwo } from './script/episode-two.ts'
import { making } from './script/making.ts'
import { infoOf, NAMES } from './script/release.ts'
import { SAMPLE_RATE, wakeVoices } from './sound/index.ts'
import { HEIGHT, loadFonts, sheet, WIDTH } from './stage/index.ts'
import { truthOf } from './truth/truth.ts'

const FRAMES_PER_SECOND = 24

/** Pictures are drawn twelve a second, as cut paper moves, and each stands for two frames of the film. */
function shoot(film: Reel, path: string, crf: number, grain: number): void {
  const sound = mix(film)
  const projector = new Projector(film)
  const page = sheet(WIDTH, HEIGHT, () => {})
  const g = page.getContext('2d')
  using writer = new FilmWriter(path, {
    options: { movflags: '+faststart' },
    tags: { title: film.name },
    picture: {
      encoder: 'libx264',
      width: WIDTH,
      height: HEIGHT,
      framesPerSecond: FRAMES_PER_SECOND,
      options: { preset: 'medium', crf: String(crf), tune: 'animation', g: '120', threads: '2' },
    },
    sound: [{ encoder: 'aac', sampleRate: SAMPLE_RATE, channels: 1, options: { b: '56k' } }],
  })
  const pictures = Math.round(film.seconds * PICTURES_PER_SECOND)
  const perPicture = SAMPLE_RATE / PICTURES_PER_SECOND
  for (let n = 0; n < pictures; n++) {
    projector.paint(g, n / PICTURES_PER_SECOND)
    finish(g, grain)
    const pixels = page.data()
    for (let k = 0; k < FRAMES_PER_SECOND / PICTURES_PER_SECOND; k++) writer.addPicture(pixels)
    writer.addSound(sound.subarray(Math.round(n * perPicture), Math.round((n + 1) * perPicture)))
    if (n % 24 === 0) process.stderr.write(`\r${film.name}  ${Math.round((100 * n) / pictures)} %  `)
  }
  writer.finish()
  process.stderr.write(`\r${film.name}  ${film.seconds.toFixed(1)} s filmed\n`)
}

/** Makes the whole sample: `node sample/make.ts [--only captions|E01|E02|making] [--into FOLDER]`. */
async function main(arguments_: readonly string[]): Promise<void> {
  const into = arguments_.includes('--into')
    ? (arguments_[arguments_.indexOf('--into') + 1] ?? '')
    : fileURLToPath(new URL('drama/', import.meta.url))
  mkdirSync(into, { recursive: true })
  loadFonts()
  await wakeVoices()
  process.stderr.write('Reading the lines …\n')
  const one = episodeOne()
  const two = episodeTwo()
  const extra = making(
    new Map([
      ['E01', one],
      ['E02', two],
    ]),
  )

  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(into, name), content)
  write(`${NAMES.episodes.E01}.ko.srt`, srt(one.lines, 'ko', 'none'))
  write(`${NAMES.episodes.E01}.en.vtt`, vtt(one.lines, 'en', 'voice'))
  write(`${NAMES.episodes.E02}.smi`, inCp949(smi(two.lines, '비가 오면 엽니다 2화')))
  write(`${NAMES.making}.ko.srt`, srt(extra.lines, 'ko', 'colon'))
  write(`${NAMES.making}.en.vtt`, vtt(extra.lines, 'en', 'voice'))
  write(`${NAMES.making}.info.json`, `${JSON.stringify(infoOf(extra), null, 2)}\n`)
  write('truth.json', `${JSON.stringify(truthOf(extra, NAMES), null, 2)}\n`)
  const only = arguments_.includes('--only') ? arguments_[arguments_.indexOf('--only') + 1] : undefined
  const wanted = (name: string) => only === undefined || only === name

  if (wanted(one.name)) shoot(one, join(into, `${NAMES.episodes.E01}.mp4`), 30, 0.7)
  if (wanted(two.name)) shoot(two, join(into, `${NAMES.episodes.E02}.mp4`), 30, 0.7)
  if (wanted(extra.name)) shoot(extra, join(into, `${NAMES.making}.mp4`), 30, 0.4)
}

if (import.meta.main) await main(process.argv.slice(2))
