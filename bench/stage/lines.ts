import type { Random } from './random.ts'

const STARTS = [
  'I never asked you',
  'You told me once',
  'Nobody here wants',
  'If you leave now',
  'When we were young',
  'Look at me and say',
  'My father always said',
  'Tomorrow I will try',
  'She has known since spring',
  'Put that down and tell me',
  'We could have stayed',
  'Before the train comes',
]
const MIDDLES = [
  'to carry the whole house alone',
  'that the letter was never sent',
  'to hear about the money again',
  'why the lights are on upstairs',
  'what happened behind the school',
  'that people like us do not choose',
  'to wait for me in the rain',
  'how long the winter will be',
  'who moved the chair to the window',
  'that he would come back with bread',
]
const ENDS = [
  'and yet here we are.',
  'do you still believe it?',
  'so please sit down.',
  'because I was afraid.',
  'and then you laughed.',
  'just like the last time.',
  'whatever they may say.',
  'is that so hard?',
  'and not a word of it is true.',
  'before it gets dark.',
]

/** A line that someone in a drama might say. */
export const line = (random: Random): string => `${random.pick(STARTS)} ${random.pick(MIDDLES)}, ${random.pick(ENDS)}`
