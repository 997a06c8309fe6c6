import { untrack } from 'svelte'

/** A key, or keys one after the other, and what they do. */
export type Shortcut = {
  /** As `KeyboardEvent.key` names them, letters in lower case: 'j', '?', 'Shift+ArrowLeft', 'Ctrl+z', 'g m'. 'Ctrl' is Command on a Mac. */
  keys: string
  /** What it does, in the person's language. */
  does: string
  run: (event: KeyboardEvent) => void
  /** Works while a finger types in a field as well. */
  whileTyping?: boolean
}

/** Keys of one place of the desk, under its name in the list of keys. */
export type KeyRoom = { name: string; shortcuts: readonly Shortcut[] }

/** A second key belongs to the first within this time. Milliseconds. */
const SEQUENCE_MS = 1200

let rooms = $state.raw<readonly (() => KeyRoom)[]>([])
let singleKeys = $state(true)
let before = { key: '', at: 0 }

/** Keys that work while the component lives, shown by '?'. Call it as a component starts. */
export function useKeys(room: () => KeyRoom): void {
  $effect(() => {
    rooms = [...untrack(() => rooms), room]
    return () => void (rooms = rooms.filter((each) => each !== room))
  })
}

/** Rooms of one name together; where two mean the same keys, the latest does. */
export function allKeyRooms(): KeyRoom[] {
  const byName = new Map<string, Map<string, Shortcut>>()
  for (const room of rooms) {
    const { name, shortcuts } = room()
    const known = byName.get(name) ?? new Map<string, Shortcut>()
    for (const shortcut of shortcuts) known.set(shortcut.keys, shortcut)
    byName.set(name, known)
  }
  return [...byName].map(([name, shortcuts]) => ({ name, shortcuts: [...shortcuts.values()] }))
}

/** Whoever speaks to the computer, or types by accident, can turn single letters off (WCAG 2.1.4). */
export function allowSingleKeys(allowed: boolean): void {
  singleKeys = allowed
}

/** Runs what the key stands for; the latest room comes first. For the window's keydown. */
export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const key = nameOf(event)
  // Behind an open dialog nothing happens; Space and Enter are the button's that has the focus.
  if (document.querySelector(':modal') !== null || isPressing(event.target, key)) return
  const typing = isTyping(event.target)
  const sequence = event.timeStamp - before.at < SEQUENCE_MS ? `${before.key} ${key}` : undefined
  const all = rooms.toReversed().flatMap((room) => room().shortcuts)
  const found =
    (sequence !== undefined && all.find((each) => each.keys === sequence)) || all.find((each) => each.keys === key)
  before = { key: typing ? '' : key, at: event.timeStamp }
  if (!found || (typing && found.whileTyping !== true)) return
  if (!singleKeys && /^(\S|\S \S)$/.test(found.keys) && found.keys !== '?') return
  before = { key: '', at: 0 }
  event.preventDefault()
  found.run(event)
}

/** The key by its place where a letter is of another alphabet: in Korean, the key J types 'ㅓ'. */
function nameOf(event: KeyboardEvent): string {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  const isForeign = event.key.length === 1 && event.key > '\u007f'
  const plain = letter !== undefined && (isForeign || event.ctrlKey || event.metaKey) ? letter.toLowerCase() : event.key
  const isLetter = /^[a-z]$/i.test(plain)
  const key = isLetter ? plain.toLowerCase() : plain === ' ' ? 'Space' : plain
  // Shift is part of a sign such as '?', and said apart for letters and named keys.
  const shift = event.shiftKey && (isLetter || key.length > 1)
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`
}

function isPressing(target: EventTarget | null, key: string): boolean {
  if (key !== 'Space' && key !== 'Enter') return false
  return target instanceof HTMLElement && target.matches('button, a[href], summary, input, [role="button"]')
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|range)$/.test(target.type)
}
