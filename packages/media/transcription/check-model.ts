import { open } from 'node:fs/promises'
import { UnreadableInput, whyUnreadable } from '@aftercut/engine/report'

/** The model file of the speech recogniser cannot be used. */
export class UnusableModel extends UnreadableInput {
  override name = 'UnusableModel'
}

/** whisper.cpp's models begin with 'ggml' as a little-endian word. */
const MAGIC = 'lmgg'

/**
 * The words that follow, with the most that they may say: native code takes them at their word when it lays out memory.
 * Twice what the largest published model (large-v3) has.
 */
const MOST = {
  vocabulary: 110_000,
  audioContext: 3_000,
  audioState: 2_560,
  audioHeads: 40,
  audioLayers: 64,
  textContext: 896,
  textState: 2_560,
  textHeads: 40,
  textLayers: 64,
  mels: 256,
}
const HEAD_BYTES = 4 + 4 * Object.keys(MOST).length

/** Refuses what is no whisper.cpp model before native code loads it. Returns its size in bytes. */
export async function checkModel(model: string): Promise<number> {
  const advice = 'Name a whisper.cpp model file, such as ggml-base.bin.'
  const file = await open(model).catch((cause: unknown) => {
    throw new UnusableModel(model, `Cannot use the speech model ${model}: ${whyUnreadable(cause)}. ${advice}`, {
      cause,
    })
  })
  try {
    const stats = await file.stat()
    if (!stats.isFile()) {
      throw new UnusableModel(model, `Cannot use the speech model ${model}: it is not a file. ${advice}`)
    }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const words = bytesRead < HEAD_BYTES ? undefined : readHead(buffer)
    if (!words) {
      throw new UnusableModel(model, `Cannot use the speech model ${model}: it is no whisper.cpp model. ${advice}`)
    }
    if (stats.size < leastBytes(words)) {
      throw new UnusableModel(model, `Cannot use the speech model ${model}: it has been cut off. Download it again.`)
    }
    return stats.size
  } finally {
    await file.close()
  }
}

type Head = Record<keyof typeof MOST, number>

function readHead(bytes: Buffer): Head | undefined {
  if (bytes.toString('latin1', 0, 4) !== MAGIC) return undefined
  const words = Object.keys(MOST).map((name, n) => [name, bytes.readInt32LE(4 + 4 * n)] as const)
  const sane = words.every(([name, word]) => word > 0 && word <= MOST[name as keyof Head])
  return sane ? (Object.fromEntries(words) as Head) : undefined
}

/** No quantisation packs a weight into less than this (two bits and their scales). */
const LEAST_BYTES_A_WEIGHT = 0.3

/** A model of this shape is no smaller. A file that lacks its dictionary makes the native loader run wild. */
function leastBytes({ vocabulary, audioState, audioLayers, textState, textLayers }: Head): number {
  const weights =
    vocabulary * textState + audioLayers * 12 * audioState * audioState + textLayers * 16 * textState * textState
  return weights * LEAST_BYTES_A_WEIGHT
}
