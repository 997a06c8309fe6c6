import { createCanvas, GlobalFonts, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import { fileURLToPath } from 'node:url'

export type Brush = SKRSContext2D
export type Sheet = Canvas

/** Pixels of the film. */
export const WIDTH = 640
export const HEIGHT = 360

/** A set is painted once, twice as large as the film, and the camera moves over it. */
export const WORLD_WIDTH = 1280
export const WORLD_HEIGHT = 720

export function sheet(width: number, height: number, paint: (g: Brush) => void): Sheet {
  const canvas = createCanvas(width, height)
  paint(canvas.getContext('2d'))
  return canvas
}

/** Paints on a sheet of its own the first time, and keeps it. */
export function kept(width: number, height: number, paint: (g: Brush) => void): () => Sheet {
  let canvas: Sheet | undefined
  return () => (canvas ??= sheet(width, height, paint))
}

/** Both are under the SIL Open Font License and lie in development packages. */
export const FONTS = { title: 'Jua', hand: 'Nanum Pen Script' } as const

export function loadFonts(): void {
  for (const [name, file] of [
    ['jua', 'Jua_400Regular'],
    ['nanum-pen-script', 'NanumPenScript_400Regular'],
  ] as const) {
    const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/${name}/400Regular/${file}.ttf`))
    if (!GlobalFonts.registerFromPath(path)) throw new Error(`Cannot load the font ${path}: run npm ci first.`)
  }
}

export type Lettering = {
  size: number
  colour: string
  font?: string
  align?: 'left' | 'center' | 'right'
  edge?: string
  edgeWidth?: number
  spacing?: number
}

/** Writes one line; `y` is its middle. */
export function letter(g: Brush, words: string, x: number, y: number, style: Lettering): void {
  g.save()
  g.font = `${style.size}px "${style.font ?? FONTS.title}"`
  g.textAlign = style.align ?? 'center'
  g.textBaseline = 'middle'
  g.letterSpacing = `${style.spacing ?? 0}px`
  g.lineJoin = 'round'
  if (style.edge) {
    g.strokeStyle = style.edge
    g.lineWidth = style.edgeWidth ?? style.size * 0.22
    g.strokeText(words, x, y)
  }
  g.fillStyle = style.colour
  g.fillText(words, x, y)
  g.restore()
}
