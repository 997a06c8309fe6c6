import { describe, expect, it } from 'vitest'
import { COLOUR_RATE, type PictureReadings, THUMB_HEIGHT, THUMB_WIDTH } from '../readings/index.ts'
import { findCards } from './cards.ts'

const CELLS = THUMB_WIDTH * THUMB_HEIGHT

/** A video of four seconds of each look in turn; a look gives luma by column, row and picture. */
function video(...looks: ((column: number, row: number, picture: number) => number)[]): PictureReadings {
  const each = 4 * COLOUR_RATE
  const y = new Uint8Array(looks.length * each * CELLS)
  for (let index = 0; index < y.length; index++) {
    const picture = Math.floor(index / CELLS)
    const cell = index % CELLS
    y[index] = looks[Math.floor(picture / each)]!(cell % THUMB_WIDTH, Math.floor(cell / THUMB_WIDTH), picture)
  }
  const colours = { rate: COLOUR_RATE, count: looks.length * each, y, u: y, v: y }
  return { colours } as PictureReadings
}

const black = () => 17
const title = (column: number, row: number) =>
  row === 4 && column > 4 && column < 11 ? 230 : 60 + Math.abs(column - 8) * 2
const street = (column: number, row: number, picture: number) => ((column * 53 + row * 97 + picture * 31) % 200) + 20

describe('findCards', () => {
  it('finds black and titles on a plain ground', () => {
    expect(findCards(video(street, black, street, title, street), []).map(({ start, end }) => [start, end])).toEqual([
      [4, 8],
      [12, 16],
    ])
  })

  it('finds lettering that reaches near the edge where nothing moves, and no such picture that moves', () => {
    const wide = (column: number, row: number) =>
      row > 2 && row < 6 && column !== 8 ? 200 - column * 9 * (row % 2) : 60
    const filmed = (column: number, row: number, picture: number) => wide(column, row) + ((picture * 3 + column) % 4)
    expect(findCards(video(street, wide, street), []).map(({ start, end }) => [start, end])).toEqual([[4, 8]])
    expect(findCards(video(street, filmed, street), [])).toEqual([])
  })

  it('takes a title that turns to black for one card', () => {
    expect(findCards(video(street, title, black, street), []).map(({ start, end }) => [start, end])).toEqual([[4, 12]])
  })

  it('takes no video that is plain throughout for one card, where people talk', () => {
    expect(findCards(video(black, black, black), [{ start: 1, end: 2 }])).toEqual([])
    expect(findCards(video(black, black), [])).toHaveLength(1)
  })

  it('takes nobody who talks before a plain wall for a card', () => {
    expect(findCards(video(street, title), [{ start: 4.5, end: 7.5 }])).toEqual([])
  })
})
