import { closeSync, openSync, writeSync } from 'node:fs'

/*
 * A speech model of whisper.cpp's file format, complete and far too small to hear anything: every weight is 0, but for
 * those that make it answer one word some times over, whatever it is given. It shows that a model loads, runs and is
 * understood.
 */

const SHAPE = { vocabulary: 51_864, audioContext: 64, state: 64, heads: 1, layers: 4, textContext: 448, mels: 80 }
/** Bins of the spectrum that the mel filters are laid over: a window of 400 samples. */
const FOURIER_BINS = 201
/** Tokens that are text in the English vocabulary; the rest are filled in by the loader. */
const TEXT_TOKENS = 50_257
const WORD_TOKEN = 1000
const END_TOKEN = 50_256
/** Tokens until the end is answered. */
const WORDS = 1
/** The native code looks a lone space up by its text, and ends the process where there is none. */
const SPACE_TOKEN = 220
const [F32, F16] = [0, 1]
/** 4 as a half float: eight times that is what an answer weighs, eight being the norm of a state of 64. */
const HALF_FOUR = 0x4400

type Tensor = { name: string; dimensions: number[]; kind: number; fill?: (data: Buffer) => void }

/** Writes the model; it answers `word` to everything. */
export function writeSmallModel(path: string, word: string): void {
  const file = openSync(path, 'w')
  const write = (bytes: Buffer) => writeSync(file, bytes)
  const { vocabulary, audioContext, state, heads, layers, textContext, mels } = SHAPE
  write(Buffer.from('lmgg'))
  write(words(vocabulary, audioContext, state, heads, layers, textContext, state, heads, layers, mels, F16))
  write(words(mels, FOURIER_BINS))
  write(Buffer.alloc(4 * mels * FOURIER_BINS))
  write(words(TEXT_TOKENS))
  const tokens = Array.from({ length: TEXT_TOKENS }, (_, n) =>
    Buffer.from(n === WORD_TOKEN ? word : n === SPACE_TOKEN ? ' ' : `<${n}>`),
  )
  write(Buffer.concat(tokens.flatMap((token) => [words(token.length), token])))
  for (const { name, dimensions, kind, fill } of tensors()) {
    const text = Buffer.from(name)
    write(Buffer.concat([words(dimensions.length, text.length, kind, ...dimensions), text]))
    const data = Buffer.alloc(dimensions.reduce((product, n) => product * n, kind === F16 ? 2 : 4))
    fill?.(data)
    write(data)
  }
  closeSync(file)
}

const words = (...values: number[]): Buffer => Buffer.from(Int32Array.from(values).buffer)

function ones(data: Buffer): void {
  for (let at = 0; at < data.length; at += 4) data.writeFloatLE(1, at)
}

function tensors(): Tensor[] {
  const { vocabulary, audioContext, state, layers, textContext, mels } = SHAPE
  const vector = (name: string, size = state): Tensor => ({ name, dimensions: [size], kind: F32 })
  const matrix = (name: string, ...dimensions: number[]): Tensor => ({ name, dimensions, kind: F16 })
  const norm = (name: string) => [vector(`${name}.weight`), vector(`${name}.bias`)]
  const attention = (name: string) => [
    ...norm(`${name}_ln`),
    ...['query', 'value', 'out'].flatMap((part) => [
      matrix(`${name}.${part}.weight`, state, state),
      vector(`${name}.${part}.bias`),
    ]),
    matrix(`${name}.key.weight`, state, state),
  ]
  const block = (name: string) => [
    ...attention(`${name}.attn`),
    ...norm(`${name}.mlp_ln`),
    matrix(`${name}.mlp.0.weight`, state, 4 * state),
    vector(`${name}.mlp.0.bias`, 4 * state),
    matrix(`${name}.mlp.2.weight`, 4 * state, state),
    vector(`${name}.mlp.2.bias`),
  ]
  const blocks = Array.from({ length: layers }, (_, n) => `blocks.${n}`)
  return [
    { name: 'encoder.positional_embedding', dimensions: [state, audioContext], kind: F32 },
    matrix('encoder.conv1.weight', 3, mels, state),
    { name: 'encoder.conv1.bias', dimensions: [1, state], kind: F32 },
    matrix('encoder.conv2.weight', 3, state, state),
    { name: 'encoder.conv2.bias', dimensions: [1, state], kind: F32 },
    ...norm('encoder.ln_post'),
    ...blocks.flatMap((name) => block(`encoder.${name}`)),
    {
      // What comes out of the decoder is the place in the text: first the one direction, then the other.
      name: 'decoder.positional_embedding',
      dimensions: [state, textContext],
      kind: F32,
      fill: (data) => {
        for (let n = 0; n < textContext; n++) data.writeFloatLE(100, 4 * (state * n + (n < WORDS ? 0 : 1)))
      },
    },
    {
      ...matrix('decoder.token_embedding.weight', state, vocabulary),
      fill: (data) => {
        data.writeUInt16LE(HALF_FOUR, 2 * state * WORD_TOKEN)
        data.writeUInt16LE(HALF_FOUR, 2 * (state * END_TOKEN + 1))
      },
    },
    { ...vector('decoder.ln.weight'), fill: ones },
    vector('decoder.ln.bias'),
    ...blocks.flatMap((name) => [...block(`decoder.${name}`), ...attention(`decoder.${name}.cross_attn`)]),
  ]
}
