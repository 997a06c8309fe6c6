import { type Random } from '../stage/index.ts'

/** What is done to a clip on its way into the making-of. */
export type Condition = {
  name: string
  /** FFmpeg filters from the clip's picture to WIDTH × HEIGHT. `[over]` stands for other footage, where the graph uses it. */
  picture?: (random: Random) => string
  /** Speed of the clip, 0.5 to 1.25, and whether the sound's pitch is kept. */
  speed?: (random: Random) => number
  pitchKept?: boolean
  sound?: 'music over' | 'speech over' | 'room' | 'music instead'
  pictureReplaced?: boolean
  /** Size and bit rates of the whole making-of. */
  encoding?: 'low'
  /** Several degradations at once. */
  combined?: true
}

export const WIDTH = 640
export const HEIGHT = 360

const fill = `scale=${WIDTH}:${HEIGHT}:force_original_aspect_ratio=decrease,pad=${WIDTH}:${HEIGHT}:-1:-1,setsar=1`

const crop = (random: Random): string => {
  const left = 1 - random.between(0.05, 0.15)
  return `crop=iw*${left}:ih*${left}:(iw-ow)*${random.next()}:(ih-oh)*${random.next()},${fill}`
}

const even = (value: number): number => 2 * Math.round(value / 2)

function inset(random: Random, low: number, high: number): string {
  const part = random.between(low, high)
  const [w, h] = [even(WIDTH * part), even(HEIGHT * part)]
  const x = even(random.between(0, WIDTH - w))
  const y = even(random.between(0, HEIGHT - h))
  return `scale=${w}:${h}:force_original_aspect_ratio=decrease[in];[over]${fill}[out];[out][in]overlay=${x}:${y}:shortest=1`
}

/** Blocks as letters, two lines that change every second or two, and a logo. */
function captions(random: Random): string {
  const boxes: string[] = [`drawbox=${WIDTH - 90}:20:70:28:white@0.8:fill`]
  let time = random.between(-0.5, 0.5)
  while (time < 20) {
    const until = time + random.between(0.7, 2.2)
    for (const y of [265, 305]) {
      let x = random.whole(60, 160)
      const end = random.whole(380, 580)
      while (x < end) {
        const w = random.whole(6, 16)
        boxes.push(`drawbox=${x}:${y}:${w}:26:white:fill:enable='between(t,${time.toFixed(2)},${until.toFixed(2)})'`)
        x += w + random.whole(4, 10)
      }
    }
    time = until + random.between(0, 0.6)
  }
  return `${fill},${boxes.join(',')}`
}

const grade = (random: Random): string =>
  `${fill},eq=contrast=${random.between(0.7, 1.4)}:brightness=${random.between(-0.1, 0.1)}:gamma=${random.between(0.75, 1.4)}:saturation=${random.between(0.3, 1.8)}`

export const CONDITIONS: readonly Condition[] = [
  { name: 're-encoded' },
  { name: '240p, low bitrate', encoding: 'low' },
  {
    name: 'letterbox',
    picture: (r) =>
      r.chance(0.5)
        ? `scale=${even(WIDTH * 0.8)}:${even(HEIGHT * 0.8)},pad=${WIDTH}:${HEIGHT}:-1:-1`
        : `${fill},crop=${WIDTH}:${even(HEIGHT * 0.76)},pad=${WIDTH}:${HEIGHT}:-1:-1`,
  },
  { name: 'crop to 15 %', picture: crop },
  { name: 'frame around', picture: (r) => inset(r, 0.7, 0.88).replace('[over]', '[over]loop=-1:1,') },
  { name: 'picture in picture', picture: (r) => inset(r, 0.334, 0.5) },
  { name: 'captions, logo', picture: captions },
  { name: 'grade', picture: grade },
  { name: 'grey, vignette', picture: () => `${fill},hue=s=0,vignette=PI/4.5` },
  { name: 'mirrored', picture: () => `${fill},hflip` },
  { name: 'half speed, pitch kept', speed: () => 0.5, pitchKept: true },
  { name: 'half speed', speed: () => 0.5 },
  { name: 'slowed, pitch kept', speed: (r) => r.pick([0.6, 0.7, 0.75, 0.8, 0.9]), pitchKept: true },
  { name: 'slowed', speed: (r) => r.between(0.55, 0.95) },
  { name: 'sped, pitch kept', speed: (r) => r.pick([1.1, 1.2, 1.25]), pitchKept: true },
  { name: 'sped', speed: (r) => r.between(1.05, 1.25) },
  { name: 'music instead', sound: 'music instead' },
  { name: 'picture replaced', pictureReplaced: true },
  { name: 'music over', sound: 'music over' },
  { name: 'speech over', sound: 'speech over' },
  { name: 'in a room', sound: 'room' },
  { name: 'picture replaced, music over', pictureReplaced: true, sound: 'music over', combined: true },
  {
    name: 'picture in picture, music instead',
    picture: (r) => inset(r, 0.334, 0.5),
    sound: 'music instead',
    combined: true,
  },
  {
    name: 'half speed, music instead, grey',
    picture: () => `${fill},hue=s=0`,
    speed: () => 0.5,
    sound: 'music instead',
    combined: true,
  },
  {
    name: 'crop, captions, 240p, speech over',
    picture: (r) => `${crop(r)},${captions(r)}`,
    sound: 'speech over',
    encoding: 'low',
    combined: true,
  },
]

export const plainPicture = fill
