export { mix } from './mix.ts'
export { Projector, finish } from './projector.ts'
export {
  onFrame,
  PICTURES_PER_SECOND,
  Reel,
  scale,
  slice,
  type Line,
  type Now,
  type Paint,
  type SayOptions,
  type Shot,
  type Span,
} from './reel.ts'
export {
  MakingReel,
  type Framing,
  type SceneRef,
  type TrueCall,
  type TrueMatch,
  type TrueMoment,
  type TrueSegment,
} from './making-reel.ts'
