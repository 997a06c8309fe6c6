import { shuttled } from './shuttle.ts'

/** Backwards a video is stepped, so often a second: browsers do not play that way. */
const BACKWARD_STEPS = 12

/**
 * The making's player, or a clock of its own where there is no video: where it stands, how fast it runs. Seeks are asked
 * for one at a time, the latest wins, so that scrubbing shows every picture that can be decoded and never lags behind.
 */
export class Transport {
  /** Where the making stands; while scrubbing, where it is wanted. Seconds. */
  now = $state(0)
  /** 0: it stands; below: backwards. */
  speed = $state(0)
  readonly durationSeconds: number
  #video: HTMLVideoElement | undefined
  #wanted: number | undefined
  #frame = 0
  #last = 0
  #listeners = new Set<(seconds: number) => void>()

  constructor(durationSeconds: number) {
    this.durationSeconds = durationSeconds
  }

  /** Plays through this video from now on. Answers how to let go of it. */
  take(video: HTMLVideoElement): () => void {
    this.#video = video
    const seeked = (): void => {
      const wanted = this.#wanted
      this.#wanted = undefined
      if (wanted !== undefined && Math.abs(wanted - video.currentTime) > 1e-3) this.#ask(wanted)
    }
    const paused = (): void => {
      if (this.speed > 0 && !video.seeking) this.speed = 0
    }
    const played = (): void => {
      if (this.speed <= 0) this.speed = video.playbackRate
      this.#run()
    }
    video.addEventListener('seeked', seeked)
    video.addEventListener('pause', paused)
    video.addEventListener('ended', paused)
    video.addEventListener('play', played)
    if (this.now > 0) this.#ask(this.now)
    return () => {
      video.removeEventListener('seeked', seeked)
      video.removeEventListener('pause', paused)
      video.removeEventListener('ended', paused)
      video.removeEventListener('play', played)
      this.#video = undefined
      cancelAnimationFrame(this.#frame)
      this.#frame = 0
    }
  }

  /** Calls back as time goes on, once for every frame of the screen. Answers how to stop. */
  onTime(listener: (seconds: number) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  seek(seconds: number): void {
    this.#set(Math.max(0, Math.min(this.durationSeconds, seconds)))
    this.#ask(this.now)
  }

  play(speed = 1): void {
    this.speed = speed
    if (speed > 0 && this.#video) {
      this.#video.playbackRate = speed
      this.#video.play().catch(() => (this.speed = 0))
    } else this.#video?.pause()
    this.#run()
  }

  pause(): void {
    this.speed = 0
    this.#video?.pause()
  }

  toggle(): void {
    if (this.speed === 0) this.play()
    else this.pause()
  }

  /** J (-1) and L (1). */
  shuttle(direction: 1 | -1): void {
    this.play(shuttled(this.speed, direction))
  }

  #set(seconds: number): void {
    this.now = seconds
    for (const listener of this.#listeners) listener(seconds)
  }

  #ask(seconds: number): void {
    const video = this.#video
    if (!video) return
    this.#wanted = seconds
    if (!video.seeking) video.currentTime = seconds
  }

  #run(): void {
    if (this.#frame !== 0) return
    this.#last = performance.now()
    const step = (now: number): void => {
      const passed = (now - this.#last) / 1000
      this.#last = now
      if (this.speed === 0) {
        this.#frame = 0
        return
      }
      this.#frame = requestAnimationFrame(step)
      if (this.speed > 0 && this.#video) {
        if (this.#wanted === undefined && !this.#video.seeking) this.#set(this.#video.currentTime)
        return
      }
      const next = this.now + this.speed * passed
      if (next <= 0 || next >= this.durationSeconds) this.pause()
      this.#set(Math.max(0, Math.min(this.durationSeconds, next)))
      // A picture for every step: between them the clock alone goes on.
      if (
        this.#video &&
        Math.floor(next * BACKWARD_STEPS) !== Math.floor((next - this.speed * passed) * BACKWARD_STEPS)
      )
        this.#ask(this.now)
    }
    this.#frame = requestAnimationFrame(step)
  }
}
