import type { WordsOf } from '../../language/words.ts'
import type { Shortcut } from '../frame/index.ts'
import type en from '../messages/watch-room.en.json'
import type { Transport } from './playing/transport.svelte.ts'
import type { TimelineHandle } from './timeline/Timeline.svelte'

/** What the keys of the watch room reach. */
export type Reach = {
  transport: Transport
  frameSeconds: number
  timeline: () => TimelineHandle | undefined
  nudge: (seconds: number) => void
  step: (by: 1 | -1) => void
  nextOpen: () => void
  acts: {
    confirm: () => void
    reject: () => void
    split: () => void
    edge: (edge: 'start' | 'end') => void
    play: () => void
  }
  add: () => void
  undo: () => void
  redo: () => void
  /** Zooms to what is chosen. */
  fit: () => void
}

const focus = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus()

/** The keys of the watch room, in the order in which they are listed. */
export function roomKeys(say: WordsOf<keyof typeof en>, reach: Reach): Shortcut[] {
  const { transport, frameSeconds, timeline, nudge, step, acts, undo, redo } = reach
  return [
    { keys: 'Space', does: say('key.space'), run: () => transport.toggle() },
    { keys: 'j', does: say('key.j'), run: () => transport.shuttle(-1) },
    { keys: 'k', does: say('key.k'), run: () => transport.pause() },
    { keys: 'l', does: say('key.l'), run: () => transport.shuttle(1) },
    { keys: 'ArrowLeft', does: say('key.frameBack'), run: () => nudge(-frameSeconds) },
    { keys: 'ArrowRight', does: say('key.frameOn'), run: () => nudge(frameSeconds) },
    { keys: 'Shift+ArrowLeft', does: say('key.secondBack'), run: () => nudge(-1) },
    { keys: 'Shift+ArrowRight', does: say('key.secondOn'), run: () => nudge(1) },
    { keys: 'ArrowUp', does: say('key.before'), run: () => step(-1) },
    { keys: 'ArrowDown', does: say('key.next'), run: () => step(1) },
    { keys: 'n', does: say('key.nextOpen'), run: reach.nextOpen },
    { keys: 'Enter', does: say('confirm'), run: acts.confirm },
    { keys: 'x', does: say('reject'), run: acts.reject },
    { keys: 'i', does: say('startHere'), run: () => acts.edge('start') },
    { keys: 'o', does: say('endHere'), run: () => acts.edge('end') },
    { keys: 's', does: say('split'), run: acts.split },
    { keys: 'r', does: say('rename'), run: () => focus('[data-rename]') },
    { keys: 'a', does: say('add.title'), run: reach.add },
    { keys: 'p', does: say('playIt'), run: acts.play },
    { keys: 'u', does: say('undo'), run: undo },
    { keys: 'Ctrl+z', does: say('undo'), run: undo },
    { keys: 'Shift+u', does: say('redo'), run: redo },
    { keys: 'Ctrl+Shift+z', does: say('redo'), run: redo },
    { keys: '+', does: say('zoomIn'), run: () => timeline()?.zoom(2) },
    { keys: '-', does: say('zoomOut'), run: () => timeline()?.zoom(0.5) },
    { keys: '0', does: say('whole'), run: () => timeline()?.whole() },
    { keys: 'z', does: say('fit'), run: reach.fit },
    { keys: 'f', does: say('key.list'), run: () => focus('[role="listbox"]') },
    { keys: 'c', does: say('key.captions'), run: () => focus('.captions textarea[tabindex="0"]') },
  ]
}
