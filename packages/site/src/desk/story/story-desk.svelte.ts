import type { StoryContent } from '@aftercut/library/schema'
import type { Failure, Fix, GateReport } from '@aftercut/pipeline/gate'
import { Answered, ask } from './ask.ts'
import { dropCopy, keepCopy, readCopy } from './local-copy.ts'
import { mergeContent } from './merge-content.ts'
import type { SaveClash, StoryDeskData, StoryHead } from './story-data.ts'

/** Quick enough to show as one types, slow enough to ask once a word. Milliseconds. */
const CHECK_AFTER_MS = 150
const SAVE_AFTER_MS = 700
const TRY_AGAIN_MS = 3000

export type Saving = 'saved' | 'typing' | 'saving' | 'offline' | 'conflict'

/** The editor's view of the text, set by the component that shows it. */
export type BodyView = {
  replace(body: StoryContent['body']): void
  apply(fix: Fix): void
  show(failure: Failure): void
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** A story on the desk: what is typed, what is saved, what the gate says of it. */
export class StoryDesk {
  content = $state.raw<StoryContent>() as StoryContent
  head = $state.raw<StoryHead>() as StoryHead
  report = $state.raw<GateReport>({ failures: [], quotes: [] })
  saving = $state<Saving>('saved')
  /** The gate's report is of what stands now. */
  checked = $state(true)
  clash = $state.raw<SaveClash & { fields: string[] }>()
  #base: StoryContent
  #view: BodyView | undefined
  #saveTimer: ReturnType<typeof setTimeout> | undefined
  #checkTimer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  #underWay: Promise<void> | undefined

  constructor(data: StoryDeskData) {
    this.content = data.content
    this.head = data.head
    this.report = data.report
    this.#base = data.content
  }

  /** In the browser: what was typed before and never saved comes back. Answers whether there was any. */
  open(view: BodyView): boolean {
    this.#view = view
    const copy = readCopy(this.head.id)
    if (!copy || same(copy.mine, this.content)) {
      dropCopy(this.head.id)
      return false
    }
    const { content, conflicts } = mergeContent(copy.base, copy.mine, this.content)
    const theirs = this.content
    this.#take(content)
    if (conflicts.length > 0) {
      this.clash = { version: this.head.version, content: theirs, by: this.head.draftBy, fields: conflicts }
      this.saving = 'conflict'
    } else this.#soon()
    return true
  }

  close(): void {
    clearTimeout(this.#saveTimer)
    clearTimeout(this.#checkTimer)
    this.#view = undefined
  }

  change(changes: Partial<StoryContent>): void {
    const next = { ...this.content, ...changes }
    for (const [field, value] of Object.entries(next))
      if (value === undefined) delete (next as Record<string, unknown>)[field]
    if (same(next, this.content)) return
    this.content = next
    this.#soon()
  }

  /** Carries a fix out: in the text, or in a field. */
  fix(fix: Fix): void {
    const changes: Record<string, unknown> = {}
    for (const edit of fix.edits) {
      if (edit.do === 'set') changes[edit.field] = edit.value
      else if (edit.do === 'replace' && edit.at.block === undefined) {
        const field = edit.at.field as 'headline'
        const known = changes[field]
        const text = typeof known === 'string' ? known : this.content[field]
        changes[field] = text.slice(0, edit.at.from) + edit.text + text.slice(edit.at.to)
      }
    }
    if (fix.edits.some((edit) => edit.do !== 'set' && !(edit.do === 'replace' && edit.at.block === undefined)))
      this.#view?.apply(fix)
    if (Object.keys(changes).length > 0) this.change(changes)
  }

  show(failure: Failure): void {
    this.#view?.show(failure)
  }

  /** Saves what is typed now, and waits for it. */
  async save(): Promise<void> {
    clearTimeout(this.#saveTimer)
    await this.#underWay
    if (this.saving !== 'conflict' && !same(this.content, this.#base)) await this.#save()
  }

  /** A step of the story's life, after everything typed is saved. Throws `Answered` where the server refuses. */
  async step(step: string, more: Record<string, unknown> = {}): Promise<void> {
    await this.save()
    if (this.saving !== 'saved') throw new Answered(409, { message: 'not-saved' })
    const { head, report } = await ask<{ head: StoryHead; content: StoryContent; report: GateReport }>(
      'POST',
      `/desk/stories/${this.head.id}/life`,
      { step, version: this.head.version, ...more },
    ).then((answer) => {
      if (!same(answer.content, this.content)) this.#take(answer.content)
      this.#base = answer.content
      return answer
    })
    this.head = head
    this.report = report
  }

  /** Someone else saved: what they wrote is shown where nothing is typed here. */
  async heard(): Promise<void> {
    if (this.saving !== 'saved') return
    const answer = await fetch(`/desk/stories/${this.head.id}/draft`).catch(() => undefined)
    if (!answer?.ok) return
    const { head, content } = (await answer.json()) as { head: StoryHead; content: StoryContent }
    if (this.saving !== 'saved' || head.version === this.head.version) return
    this.head = head
    this.#base = content
    if (!same(content, this.content)) {
      this.#take(content)
      this.#check()
    }
  }

  /** Of two versions of the same words, which one stays. */
  settle(choice: 'mine' | 'theirs'): void {
    const { clash } = this
    if (!clash) return
    this.clash = undefined
    this.head = { ...this.head, version: clash.version }
    this.#base = clash.content
    if (choice === 'theirs') this.#take(clash.content)
    this.saving = 'typing'
    this.#soon()
  }

  #take(content: StoryContent): void {
    this.content = content
    this.#view?.replace(content.body)
  }

  #soon(): void {
    keepCopy(this.head.id, { version: this.head.version, base: this.#base, mine: this.content, at: Date.now() })
    this.checked = false
    clearTimeout(this.#checkTimer)
    this.#checkTimer = setTimeout(() => this.#check(), CHECK_AFTER_MS)
    if (this.saving === 'conflict') return
    if (this.saving !== 'offline') this.saving = 'typing'
    clearTimeout(this.#saveTimer)
    this.#saveTimer = setTimeout(() => void this.#save(), SAVE_AFTER_MS)
  }

  #check(): void {
    const number = (this.#asked += 1)
    const { content } = this
    const answer = ask<GateReport>('POST', `/desk/stories/${this.head.id}/check`, { content })
    void answer.then(
      (report) => {
        // An answer to what has changed since says nothing.
        if (number !== this.#asked || content !== this.content) return undefined
        this.checked = true
        return (this.report = report)
      },
      // Without an answer it is asked again: a report of what stood before must not stay.
      () => {
        if (number === this.#asked) this.#checkTimer = setTimeout(() => this.#check(), TRY_AGAIN_MS)
      },
    )
  }

  #save(): Promise<void> {
    this.#underWay = this.#send().finally(() => (this.#underWay = undefined))
    return this.#underWay
  }

  async #send(): Promise<void> {
    const { content, head } = this
    this.saving = 'saving'
    try {
      const saved = await ask<{ head: StoryHead }>('PUT', `/desk/stories/${head.id}/draft`, {
        version: head.version,
        content,
      })
      this.head = saved.head
      this.#base = content
      if (this.content === content) {
        this.saving = 'saved'
        dropCopy(head.id)
      } else this.#soon()
    } catch (cause) {
      if (cause instanceof Answered && cause.status === 409) this.#merge(cause.data['conflict'] as SaveClash)
      else if (cause instanceof Answered && cause.status < 500) {
        this.saving = 'typing'
        throw cause
      } else {
        this.saving = 'offline'
        this.#saveTimer = setTimeout(() => void this.#save(), TRY_AGAIN_MS)
      }
    }
  }

  /** Someone else saved first: both are joined, or the two are shown. */
  #merge(theirs: SaveClash): void {
    const { content, conflicts } = mergeContent(this.#base, this.content, theirs.content)
    if (conflicts.length > 0) {
      this.clash = { ...theirs, fields: conflicts }
      this.saving = 'conflict'
      return
    }
    this.head = { ...this.head, version: theirs.version }
    this.#base = theirs.content
    this.#take(content)
    this.#soon()
  }
}
