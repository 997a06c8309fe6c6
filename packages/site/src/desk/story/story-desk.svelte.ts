import type { StoryContent } from '@aftercut/library/schema'
import type { Failure, Fix, GateReport } from '@aftercut/pipeline/gate'
import { Answered, ask, isPassing } from '../frame/ask.ts'
import { isEqual } from '../frame/is-equal.ts'
import { dropCopy, keepCopy, readCopy } from './local-copy.ts'
import { mergeContent, settled } from './merge-content.ts'
import type { SaveClash, StoryDeskData, StoryHead } from './story-data.ts'

/** Quick enough to show as one types, slow enough to ask once a word. Milliseconds. */
const CHECK_AFTER_MS = 150
const SAVE_AFTER_MS = 700
const TRY_AGAIN_MS = 3000

export type Saving = 'saved' | 'typing' | 'saving' | 'offline' | 'signedOut' | 'refused' | 'conflict'

/** The editor's view of the text, set by the component that shows it. */
export type BodyView = {
  replace(body: StoryContent['body']): void
  apply(fix: Fix): void
  show(failure: Failure): void
  /** Letters are being put together (Hangul): the text may not be changed from outside. */
  isComposing(): boolean
}

/** A story on the desk: what is typed, what is saved, what the gate says of it. */
export class StoryDesk {
  content = $state.raw<StoryContent>() as StoryContent
  head = $state.raw<StoryHead>() as StoryHead
  report = $state.raw<GateReport>({ failures: [], quotes: [] })
  saving = $state<Saving>('saved')
  /** Why the server takes what is typed in no case; '' where it does. */
  refusal = $state('')
  /** The gate's report is of what stands now. */
  checked = $state(true)
  clash = $state.raw<SaveClash & { fields: (keyof StoryContent)[] }>()
  #base: StoryContent
  #view: BodyView | undefined
  #saveTimer: ReturnType<typeof setTimeout> | undefined
  #checkTimer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  #underWay: Promise<void> | undefined
  #isClosed = false

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
    if (!copy || isEqual(copy.mine, this.content)) {
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

  /** The page is left: what is typed and not saved goes out now. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#checkTimer)
    this.#view = undefined
    void this.save(true)
  }

  change(changes: Partial<StoryContent>): void {
    const next = { ...this.content, ...changes }
    for (const [field, value] of Object.entries(next))
      if (value === undefined) delete (next as Record<string, unknown>)[field]
    if (isEqual(next, this.content)) return
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

  /** Saves what is typed now, and waits for it. `closing`: the page may be gone before the answer comes. */
  async save(closing = false): Promise<void> {
    while (this.#underWay) await this.#underWay
    clearTimeout(this.#saveTimer)
    if (this.saving === 'conflict') return
    // Where an answer was lost, the server may have what was taken back since: it is told what stands.
    const isUnsure = this.saving === 'offline' || this.saving === 'signedOut'
    if (isUnsure || !isEqual(this.content, this.#base)) await this.#save(closing)
    else if (this.saving !== 'saved') this.#isSaved()
  }

  /** A step of the story's life, after everything typed is saved. Throws `Answered` where the server refuses. */
  async step(step: string, more: Record<string, unknown> = {}): Promise<void> {
    await this.save()
    if (this.saving !== 'saved') throw new Answered(409, { message: 'not-saved' })
    const { head, content, report } = await ask<{ head: StoryHead; content: StoryContent; report: GateReport }>(
      'POST',
      `/desk/stories/${this.head.id}/life`,
      { step, version: this.head.version, ...more },
    )
    this.head = head
    // What is typed while the step is taken stays, and is saved on it.
    const typed = this.#base
    this.#base = content
    if (isEqual(this.content, typed)) {
      if (!isEqual(content, this.content)) this.#take(content)
      this.report = report
    } else {
      this.#take(mergeContent(typed, this.content, content).content)
      this.#soon()
    }
  }

  /** Someone else saved: what they wrote is shown where nothing is typed here. */
  async heard(): Promise<void> {
    if (this.saving !== 'saved') return
    const answer = await fetch(`/desk/stories/${this.head.id}/draft`).catch(() => undefined)
    if (!answer?.ok) return
    const { head, content } = (await answer.json()) as { head: StoryHead; content: StoryContent }
    // Letters that are half put together would be lost; saving them joins both.
    if (this.saving !== 'saved' || head.version === this.head.version || this.#view?.isComposing()) return
    this.head = head
    this.#base = content
    if (!isEqual(content, this.content)) {
      this.#take(content)
      this.#check()
    }
  }

  /** Of two versions of the same words, which one stays; what only one of both changed stays as changed. */
  settle(choice: 'mine' | 'theirs'): void {
    const { clash } = this
    if (!clash) return
    const { content } = mergeContent(this.#base, this.content, clash.content)
    this.clash = undefined
    this.head = { ...this.head, version: clash.version }
    this.#base = clash.content
    this.#take(settled(content, clash.fields, choice === 'mine' ? this.content : clash.content))
    this.saving = 'typing'
    this.#soon()
  }

  #take(content: StoryContent): void {
    this.content = content
    this.#view?.replace(content.body)
  }

  #soon(): void {
    keepCopy(this.head.id, { version: this.head.version, base: this.#base, mine: this.content, at: Date.now() })
    if (this.#isClosed) return
    this.checked = false
    clearTimeout(this.#checkTimer)
    this.#checkTimer = setTimeout(() => this.#check(), CHECK_AFTER_MS)
    if (this.saving === 'conflict') return
    if (this.saving !== 'offline' && this.saving !== 'signedOut') this.saving = 'typing'
    this.#saveIn(SAVE_AFTER_MS)
  }

  #saveIn(milliseconds: number): void {
    clearTimeout(this.#saveTimer)
    if (!this.#isClosed) this.#saveTimer = setTimeout(() => void this.save(), milliseconds)
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
        if (number === this.#asked && !this.#isClosed) this.#checkTimer = setTimeout(() => this.#check(), TRY_AGAIN_MS)
      },
    )
  }

  #save(closing: boolean): Promise<void> {
    this.#underWay = this.#send(closing).finally(() => (this.#underWay = undefined))
    return this.#underWay
  }

  async #send(closing: boolean): Promise<void> {
    const { content, head } = this
    this.saving = 'saving'
    try {
      const draft = { version: head.version, content }
      const saved = await ask<{ head: StoryHead }>('PUT', `/desk/stories/${head.id}/draft`, draft, { closing })
      this.head = saved.head
      this.#base = content
      this.refusal = ''
      if (this.content === content) this.#isSaved()
      else this.#soon()
    } catch (cause) {
      if (cause instanceof Answered && cause.status === 409)
        await this.#merge(cause.data['conflict'] as SaveClash, closing)
      else if (isPassing(cause)) {
        this.saving = cause instanceof Answered && cause.status === 401 ? 'signedOut' : 'offline'
        this.#saveIn(TRY_AGAIN_MS)
      } else {
        this.refusal = cause instanceof Error ? cause.message : String(cause)
        this.saving = 'refused'
      }
    }
  }

  /** What is typed here is what the server has. */
  #isSaved(): void {
    this.saving = 'saved'
    this.refusal = ''
    dropCopy(this.head.id)
  }

  /** Someone else saved first: both are joined, or the two are shown. */
  async #merge(theirs: SaveClash, closing: boolean): Promise<void> {
    if (this.#view?.isComposing()) {
      this.saving = 'typing'
      return this.#saveIn(SAVE_AFTER_MS)
    }
    const { content, conflicts } = mergeContent(this.#base, this.content, theirs.content)
    if (conflicts.length > 0) {
      this.clash = { ...theirs, fields: conflicts }
      this.saving = 'conflict'
      return
    }
    this.head = { ...this.head, version: theirs.version }
    this.#base = theirs.content
    this.#take(content)
    if (this.#isClosed) await this.#send(closing)
    else this.#soon()
  }
}
