/** Progress of one piece of work, told on stderr: a bar on a terminal, a line at each quarter elsewhere. */
export type Progress = {
  /** `fraction` from 0 to 1; `detail` names what is being done. */
  update(fraction: number, detail?: string): void
  end(): void
}

type Stream = { isTTY?: boolean; columns?: number; write(text: string): boolean }

const BAR_CELLS = 24
const REDRAW_MILLISECONDS = 100

export function createProgress(label: string, stream: Stream): Progress {
  return stream.isTTY ? createBar(label, stream) : createLines(label, stream)
}

function createBar(label: string, stream: Stream): Progress {
  let drawnAt = -Infinity
  return {
    update(fraction, detail = '') {
      const now = performance.now()
      if (now - drawnAt < REDRAW_MILLISECONDS && fraction < 1) return
      drawnAt = now
      const filled = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_CELLS)
      const bar = '█'.repeat(filled) + '░'.repeat(BAR_CELLS - filled)
      const line = `${label} ${bar} ${String(Math.floor(fraction * 100)).padStart(3)} % ${detail}`
      stream.write(`\r\x1b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`)
    },
    end: () => void stream.write('\r\x1b[2K'),
  }
}

function createLines(label: string, stream: Stream): Progress {
  let toldQuarter = 0
  return {
    update(fraction, detail = '') {
      const quarter = Math.floor(fraction * 4)
      if (quarter <= toldQuarter) return
      toldQuarter = quarter
      stream.write(`${label}: ${quarter * 25} %${detail ? ` ${detail}` : ''}\n`)
    },
    end: () => undefined,
  }
}
