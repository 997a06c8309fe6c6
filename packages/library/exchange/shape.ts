import { drama } from './drama-shape.ts'
import type { Shape } from './fields.ts'
import { decisions, making, RUN, video } from './making-shapes.ts'
import { person, source } from './people-shapes.ts'
import { ranking } from './ranking-shape.ts'
import { story } from './story-shape.ts'

export { decisions, RUN }
export type { Field, Shape } from './fields.ts'

/** The things of an export by their field in the file, each after those that it refers to. */
export const THINGS = {
  sources: source,
  people: person,
  dramas: drama,
  rankings: ranking,
  videos: video,
  makings: making,
  stories: story,
} as const satisfies { [field: string]: Shape }

export type ThingKind = keyof typeof THINGS
export const THING_KINDS = Object.keys(THINGS) as ThingKind[]

/** A thing as it stands in the file. */
export type Thing = { [field: string]: unknown }
