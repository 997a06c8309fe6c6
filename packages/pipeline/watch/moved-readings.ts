import type { Readings } from '@aftercut/engine/readings'

/**
 * The buffers of readings that can be moved to another thread and back, without being copied: those that one array fills. An
 * array that shares its buffer with others is copied.
 */
export function arraysToMove(readings: Readings): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>()
  const gather = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      const { buffer, byteLength } = value
      if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffers.add(buffer)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather)
  }
  gather(readings)
  return [...buffers]
}
