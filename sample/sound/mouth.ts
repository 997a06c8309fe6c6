/** How a mouth stands: both 0 to 1; `wide` 0 is the round mouth of 'o', 1 the drawn one of 'i'. */
export type Mouth = { open: number; wide: number }

export type MouthKey = Mouth & { atSeconds: number }

const VOWELS: readonly (readonly [RegExp, Mouth])[] = [
  [/[aɐɑ]/, { open: 1, wide: 0.6 }],
  [/[ʌɔ]/, { open: 0.8, wide: 0.35 }],
  [/[ɛeæ]/, { open: 0.62, wide: 0.8 }],
  [/[oø]/, { open: 0.6, wide: 0.1 }],
  [/[uw]/, { open: 0.35, wide: 0 }],
  [/[iɪj]/, { open: 0.32, wide: 1 }],
  [/[ɯə]/, { open: 0.28, wide: 0.75 }],
]

/** The mouth of a phoneme as the synthesiser names it (IPA). */
export function mouthOf(phoneme: string): Mouth {
  if (phoneme === '') return { open: 0, wide: 0.5 }
  if (/[mpb]/.test(phoneme)) return { open: 0, wide: 0.45 }
  for (const [vowel, mouth] of VOWELS) if (vowel.test(phoneme)) return mouth
  return { open: 0.2, wide: 0.55 }
}

/** The mouth at a second of the line, gliding over 70 ms from one key to the next. */
export function mouthAt(keys: readonly MouthKey[], seconds: number): Mouth {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle]?.atSeconds ?? 0) <= seconds) low = middle + 1
    else high = middle
  }
  const now = keys[low - 1]
  if (!now) return { open: 0, wide: 0.5 }
  const before = keys[low - 2] ?? { open: 0, wide: 0.5 }
  const share = Math.min(1, (seconds - now.atSeconds) / 0.07)
  return {
    open: before.open + (now.open - before.open) * share,
    wide: before.wide + (now.wide - before.wide) * share,
  }
}
