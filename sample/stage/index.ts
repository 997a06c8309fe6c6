export {
  FONTS,
  HEIGHT,
  WIDTH,
  WORLD_HEIGHT,
  WORLD_WIDTH,
  letter,
  loadFonts,
  sheet,
  type Brush,
  type Sheet,
} from './canvas.ts'
export { between, blurred, drawLayers, glide, handheld, lookAt, type Camera, type Layer } from './camera.ts'
export { clear, INK, mix } from './colour.ts'
export { drawFigure } from './figure.ts'
export { CALM, LIGHTS, type Acting, type Feeling, type Light, type Look, type Pose } from './look.ts'
export * from './props.ts'
export { alley, alleyReverse } from './sets/alley.ts'
export { hillside, studio } from './sets/hillside.ts'
export { crew, lot, lotReverse } from './sets/lot.ts'
export { handleInsert, shopInside, shopTable } from './sets/shop.ts'
export { stop, stopReverse } from './sets/stop.ts'
