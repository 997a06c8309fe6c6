/**
 * CP949 (Windows' Korean, also called UHC), which the Encoding Standard means by `euc-kr`. Node's decoder knows only
 * the 2,350 syllables of KS X 1001; CP949 puts the other 8,822 into the code points left free, in Unicode's order:
 * lead bytes 0x81–0xC6, trail bytes 0x41–0x5A, 0x61–0x7A and 0x81–0xFE (from lead 0xA1 on only up to 0xA0, above
 * which KS X 1001 stands).
 */
function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  const decoder = new TextDecoder('euc-kr')
  const standard = new Set<number>()
  for (let lead = 0xa1; lead <= 0xfe; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      const code = decoder.decode(Uint8Array.of(lead, trail)).charCodeAt(0)
      if (code === 0xfffd) continue
      table[lead * 256 + trail] = code
      standard.add(code)
    }
  }
  let syllable = 0xac00
  for (let lead = 0x81; lead <= 0xc6; lead++) {
    for (let trail = 0x41; trail <= (lead <= 0xa0 ? 0xfe : 0xa0); trail++) {
      if ((trail > 0x5a && trail < 0x61) || (trail > 0x7a && trail < 0x81)) continue
      while (standard.has(syllable)) syllable++
      if (syllable > 0xd7a3) return table
      table[lead * 256 + trail] = syllable++
    }
  }
  return table
}

let table: Uint16Array | undefined
/** String.fromCharCode takes its characters as arguments, of which there is a limit. */
const CHUNK = 8192

/** Decodes CP949; what has no meaning becomes U+FFFD, and an ASCII byte after it is kept. */
export function decodeCp949(bytes: Uint8Array): string {
  table ??= buildTable()
  const chunk = new Uint16Array(CHUNK)
  const parts: string[] = []
  let filled = 0
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!
    let code = lead
    if (lead >= 0x80) {
      const trail = bytes[at + 1] ?? 0
      code = table[lead * 256 + trail]! || 0xfffd
      if (code !== 0xfffd || trail >= 0x80) at++
    }
    chunk[filled++] = code
    if (filled < CHUNK) continue
    parts.push(String.fromCharCode(...chunk))
    filled = 0
  }
  parts.push(String.fromCharCode(...chunk.subarray(0, filled)))
  return parts.join('')
}
