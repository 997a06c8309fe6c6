import {
  alley,
  alleyReverse,
  blurred,
  handleInsert,
  hillside,
  lot,
  lotReverse,
  shopInside,
  shopTable,
  stop,
  stopReverse,
  studio,
} from '../stage/index.ts'

/** Every set, painted once whichever film it stands in. */
export const PLACES = {
  alleyNight: alley('night'),
  alleyDay: alley('day'),
  alleyAcross: alleyReverse('night'),
  shop: shopInside(),
  handle: handleInsert(),
  stopMemory: stop('memory'),
  stopDawn: stop('dawn'),
  stopAcrossMemory: stopReverse('memory'),
  stopAcrossDawn: stopReverse('dawn'),
  lot: lot(),
  lotAcross: lotReverse(),
  hillside: hillside(),
  studio: studio(),
}

/** The same out of focus. */
export const SOFT = {
  alleyNight: blurred(PLACES.alleyNight, 14),
  alleyDay: blurred(PLACES.alleyDay, 12),
  alleyAcross: blurred(PLACES.alleyAcross, 12),
  shop: blurred([...PLACES.shop, shopTable], 12),
  stopMemory: blurred(PLACES.stopMemory, 12),
  stopDawn: blurred(PLACES.stopDawn, 12),
  stopAcrossMemory: blurred(PLACES.stopAcrossMemory, 12),
  stopAcrossDawn: blurred(PLACES.stopAcrossDawn, 12),
  lot: blurred(PLACES.lot, 7),
  lotAcross: blurred(PLACES.lotAcross, 7),
  hillside: blurred(PLACES.hillside, 8),
}
