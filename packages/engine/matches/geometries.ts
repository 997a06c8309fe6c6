import type { Rectangle } from '../print/index.ts'
import type { Geometry } from './making-grids.ts'

/** How much larger than the box an episode's picture may be: a crop of nothing, or of 11 %. Between and beyond, the grid is coarse enough. */
const ZOOMS = [1, 1.13]

/** Aspects nearer than this are one. */
const SAME_ASPECT = 0.04

/**
 * The ways in which an episode of `episodeAspect` may be laid over a box of the making-of's picture: fitted in, filling
 * it, or stretched; cropped a little; mirrored.
 */
export function geometriesIn(box: Rectangle, makingAspect: number, episodeAspect: number): Geometry[] {
  const boxAspect = (box.width / box.height) * makingAspect
  const ratio = episodeAspect / boxAspect
  const shapes: [width: number, height: number][] = [[1, 1]]
  if (Math.abs(Math.log(ratio)) > SAME_ASPECT) {
    shapes.push(ratio > 1 ? [1, 1 / ratio] : [ratio, 1])
    shapes.push(ratio > 1 ? [ratio, 1] : [1, 1 / ratio])
  }
  const geometries: Geometry[] = []
  for (const [wide, high] of shapes) {
    for (const zoom of ZOOMS) {
      const width = box.width * wide * zoom
      const height = box.height * high * zoom
      const rectangle = {
        x: box.x + (box.width - width) / 2,
        y: box.y + (box.height - height) / 2,
        width,
        height,
      }
      geometries.push({ rectangle, mirrored: false }, { rectangle, mirrored: true })
    }
  }
  return geometries
}

export const geometryKey = ({ rectangle: { x, y, width, height }, mirrored, covered }: Geometry): string =>
  [x, y, width, height].map((part) => Math.round(part * 200)).join(' ') +
  (mirrored ? ' mirrored' : '') +
  (covered ? ` ${covered.above} ${covered.below}` : '')
