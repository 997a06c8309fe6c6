import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../room-data.ts'
import { added, confirmed, movedEdge, rejected, relabelled, splitAt, withField, type Targets } from './edits.ts'
import { isSame, stepsBetween } from './steps.ts'
import { UndoStack, type Deed } from './undo-stack.ts'

const finding = (id: string, start: number, end: number, changes: Partial<Finding> = {}): Finding => ({
  id,
  kind: 'segment',
  label: 'take',
  start,
  end,
  body: { confidence: 0.9, because: ['lines'] },
  standing: 'found',
  version: 0,
  moved: false,
  renamed: false,
  orphaned: false,
  by: null,
  ...changes,
})
const three = (): [Finding, Finding, Finding] => [finding('a', 0, 10), finding('b', 10, 20), finding('c', 20, 30)]

describe('moving an edge', () => {
  test('of a segment takes the neighbour’s along, and never passes it', () => {
    const all = three()
    const moved = movedEdge(all[1], 'start', 7.00049, all, 30)
    expect([...moved.values()].map((each) => [each?.id, each?.start, each?.end, each?.standing])).toEqual([
      ['b', 7, 20, 'open'],
      ['a', 0, 7, 'open'],
    ])
    expect(movedEdge(all[1], 'start', -5, all, 30).get('a')?.end).toBeCloseTo(0.04)
    expect(movedEdge(all[1], 'end', 99, all, 30).get('c')?.start).toBeCloseTo(29.96)
  })

  test('segments go on covering the video, whatever is dragged where', () => {
    const drag = fc.record({
      which: fc.integer({ min: 0, max: 2 }),
      edge: fc.constantFrom('start' as const, 'end' as const),
      to: fc.double({ min: -10, max: 40, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(drag, { maxLength: 20 }), (drags) => {
        let all: Finding[] = three()
        for (const { which, edge, to } of drags) {
          if ((which === 0 && edge === 'start') || (which === 2 && edge === 'end')) continue
          const dragged = all[which]
          if (!dragged) continue
          const targets = movedEdge(dragged, edge, to, all, 30)
          all = all.map((each) => targets.get(each.id) ?? each)
        }
        expect(all[0]?.start).toBe(0)
        for (const [index, each] of all.entries()) {
          expect(each.end).toBeGreaterThan(each.start)
          if (index > 0) expect(each.start).toBe(all[index - 1]?.end)
        }
        expect(all[2]?.end).toBe(30)
      }),
      { seed: 21 },
    )
  })

  test('of a call moves the whole, within the video', () => {
    const call = finding('k', 12, 12, { kind: 'call', label: 'cut' })
    expect(movedEdge(call, 'start', 15, [call], 30).get('k')).toMatchObject({ start: 15, end: 15 })
    expect(movedEdge(call, 'body', 99, [call], 30).get('k')).toMatchObject({ start: 30, end: 30 })
  })
})

test('splitting rejects the whole and adds two that meet; beyond its ends there is nothing to split', () => {
  let made = 0
  const targets = splitAt(finding('a', 0, 10), 4, () => `new ${(made += 1)}`)
  expect([...(targets?.values() ?? [])].map((each) => [each?.id, each?.start, each?.end, each?.standing])).toEqual([
    ['a', 0, 10, 'rejected'],
    ['new 1', 0, 4, 'added'],
    ['new 2', 4, 10, 'added'],
  ])
  expect(splitAt(finding('a', 0, 10), 10, () => '')).toBeUndefined()
  // What was itself added leaves nothing behind.
  expect(splitAt(finding('a', 0, 10, { standing: 'added' }), 4, () => 'x')?.get('a')).toBeUndefined()
})

/** What the library makes of steps, in ten lines: versions go up, what is taken back stands as found. */
function play(store: Map<string, Finding>, found: ReadonlyMap<string, Finding>, targets: Targets): void {
  for (const [id, target] of targets) {
    for (const step of stepsBetween(store.get(id), target)) {
      const now = store.get(id)
      if (step.do === 'add')
        store.set(id, {
          ...finding(id, step.start, step.end),
          ...step,
          body: step.body ?? {},
          standing: 'added',
          version: 1,
        })
      else if (step.version !== now?.version) throw new Error('conflict')
      else if (step.do === 'take back') {
        const asFound = found.get(id)
        if (asFound) store.set(id, asFound)
        else store.delete(id)
      } else {
        const { start = now.start, end = now.end, label = now.label, ...fields } = step.change ?? {}
        const body = Object.fromEntries(
          Object.entries({ ...now.body, ...fields }).filter(([, value]) => value !== null),
        )
        const standing = step.standing ?? (now.standing === 'found' ? 'open' : now.standing)
        store.set(id, { ...now, start, end, label, body, standing, version: now.version + 1 })
      }
    }
  }
}

test('whatever is done, undoing all of it gives back what was found, and redoing what was done', () => {
  const deed = fc.record({
    pick: fc.nat(30),
    act: fc.constantFrom('confirm', 'reject', 'relabel', 'move', 'split', 'add', 'who', 'undo', 'redo'),
    at: fc.double({ min: 0, max: 30, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 25 }), (deeds) => {
      const found = new Map(three().map((each) => [each.id, each]))
      const store = new Map(found)
      const stack = new UndoStack<Finding>()
      let made = 0
      const newId = () => `n${(made += 1)}`
      const act = (targets: Targets | undefined): void => {
        if (!targets) return
        const before = new Map([...targets.keys()].map((id) => [id, store.get(id)]))
        play(store, found, targets)
        stack.push({ words: '', before, after: new Map([...targets.keys()].map((id) => [id, store.get(id)])) })
      }
      const back = (undone: Deed<Finding> | undefined, to: 'before' | 'after') =>
        undone && play(store, found, new Map(undone[to]))
      for (const { pick, act: name, at } of deeds) {
        const all = [...store.values()]
        const one = all[pick % all.length]
        if (name === 'undo') back(stack.undo(), 'before')
        else if (name === 'redo') back(stack.redo(), 'after')
        else if (name === 'add')
          act(added({ kind: 'moment', label: 'hug', start: at, end: at + 1, body: { words: 'x' } }, newId).targets)
        else if (!one) continue
        else if (name === 'confirm') act(confirmed(one))
        else if (name === 'reject') act(rejected(one))
        else if (name === 'relabel') act(relabelled(one, 'interview'))
        else if (name === 'move') act(movedEdge(one, 'end', at, all, 30))
        else if (name === 'who') act(withField(one, 'who', at > 15 ? ['A'] : undefined))
        else act(splitAt(one, at, newId))
      }
      const last = new Map(store)
      let undone = 0
      for (let each = stack.undo(); each; each = stack.undo(), undone++) back(each, 'before')
      expect([...store.keys()].toSorted()).toEqual(['a', 'b', 'c'])
      for (const [id, each] of found) expect(isSame(store.get(id), each)).toBe(true)
      for (; undone > 0; undone--) back(stack.redo(), 'after')
      expect([...store.keys()].toSorted()).toEqual([...last.keys()].toSorted())
      for (const [id, each] of last) expect(isSame(store.get(id), each), id).toBe(true)
    }),
    { seed: 22, numRuns: 300 },
  )
})

test('a deed that was refused is no longer there to undo', () => {
  const stack = new UndoStack<number>()
  const deed = (words: string): Deed<number> => ({ words, before: new Map(), after: new Map() })
  const [a, b] = [deed('a'), deed('b')]
  stack.push(a)
  stack.push(b)
  stack.forget(b)
  expect(stack.next).toEqual({ undo: 'a', redo: undefined })
  expect(stack.undo()).toBe(a)
  expect(stack.next).toEqual({ undo: undefined, redo: 'a' })
})
