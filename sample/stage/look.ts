import type { Mouth } from '../sound/index.ts'

/** What a person looks like in a costume. Lengths in head heights. */
export type Look = {
  skin: string
  hair: string
  style: 'bob' | 'short' | 'bowl' | 'beanie' | 'bun' | 'cap'
  coat: string
  shirt?: string
  tie?: string
  apron?: string
  buttons?: string
  trousers: string
  shoes: string
  shoulders: number
  /** 1 is a coat; a padded one 1.25. */
  bulk: number
  /** Where the coat ends, below the neck. */
  hem: number
  flare: number
  legs: number
  /** How far the shirt shows. */
  deep?: number
  pin?: string
  glasses?: string
  beard?: string
  headphones?: string
  child?: boolean
  lips: string
}

export type Hand = { x: number; y: number; bend?: number }

/** Where somebody stands and how. `turn` is -1 (all to the left) to 1; hands in head heights from the neck. */
export type Pose = {
  x: number
  y: number
  u: number
  turn: number
  lean?: number
  tilt?: number
  left?: Hand
  right?: Hand
  /** On the knees: the hem is on the ground. */
  kneel?: boolean
  /** Seen from behind. */
  back?: boolean
  /** No legs: the picture ends above them. */
  bust?: boolean
  /** Both arms before the body. */
  armsFront?: boolean
  /** 1 while walking. */
  step?: number
}

/** What a face shows, 0 to 1 each; `brow` -1 is sad, 1 is raised. */
export type Feeling = {
  smile: number
  brow: number
  tears: number
  closed: number
  laugh: number
  blush: number
  down: number
}

export const CALM: Feeling = { smile: 0.1, brow: 0, tears: 0, closed: 0, laugh: 0, blush: 0, down: 0 }

/** How somebody acts at one moment. */
export type Acting = Feeling & {
  mouth: Mouth
  /** 1: shut. */
  blink: number
  nod: number
  breath: number
  /** Seconds, for what runs by itself: a tear, hair in the wind. */
  seconds: number
}

/** How a set lights people: the colour that everything takes on, and the lamp's edge. `side` is where the lamp is. */
export type Light = { ambient: string; strength: number; key: string; rim: number; side: 1 | -1 }

export const LIGHTS = {
  night: { ambient: '#3a2f6a', strength: 0.2, key: '#ffcf87', rim: 0.85, side: 1 },
  nightLeft: { ambient: '#3a2f6a', strength: 0.2, key: '#ffcf87', rim: 0.85, side: -1 },
  shop: { ambient: '#6b3a22', strength: 0.2, key: '#ffe3a8', rim: 0.75, side: 1 },
  shopLeft: { ambient: '#6b3a22', strength: 0.2, key: '#ffe3a8', rim: 0.75, side: -1 },
  memory: { ambient: '#3b6a80', strength: 0.28, key: '#d9f1ff', rim: 0.6, side: -1 },
  dawn: { ambient: '#c98a84', strength: 0.26, key: '#ffe9c4', rim: 0.7, side: 1 },
  day: { ambient: '#fff1d6', strength: 0.08, key: '#ffffff', rim: 0.35, side: 1 },
  lot: { ambient: '#2b2f3f', strength: 0.2, key: '#e9f3ff', rim: 0.7, side: -1 },
  overcast: { ambient: '#b9c3c8', strength: 0.2, key: '#ffffff', rim: 0.25, side: -1 },
  studio: { ambient: '#ffe8cf', strength: 0.05, key: '#fffaf0', rim: 0.4, side: -1 },
} satisfies Record<string, Light>
