const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length))

/** What the first bytes of a file say that it is, when it is no text. Undefined for text. */
export function binaryKind(head: Uint8Array): string | undefined {
  const [b0, b1, b2, b3] = head
  if (ascii(head, 4, 4) === 'ftyp') return 'an MP4 or MOV video'
  if (b0 === 0x1a && b1 === 0x45 && b2 === 0xdf && b3 === 0xa3) return 'a Matroska or WebM video'
  if (ascii(head, 0, 4) === 'RIFF') return 'an AVI or WAV file'
  if (ascii(head, 0, 4) === 'OggS') return 'an Ogg file'
  if (b0 === 0x47 && head[188] === 0x47) return 'an MPEG transport stream'
  if (ascii(head, 0, 3) === 'FLV') return 'a Flash video'
  if (b0 === 0x50 && b1 === 0x4b && b2 === 3) return 'a ZIP archive'
  if (b0 === 0x1f && b1 === 0x8b) return 'a gzip archive'
  if (ascii(head, 0, 4) === '%PDF') return 'a PDF'
  if (b0 === 0x89 && ascii(head, 1, 3) === 'PNG') return 'a PNG picture'
  if (b0 === 0xff && b1 === 0xd8) return 'a JPEG picture'
  if (ascii(head, 0, 3) === 'ID3') return 'an MP3 file'
  if (b0 === 0 && b1 === 0 && b2 === 1 && b3 === 0xba) return 'an MPEG or VobSub file'
  if (ascii(head, 0, 2) === 'PG' && head.length > 10 && head[10] !== undefined && head[10] < 0x20)
    return 'picture subtitles (PGS)'
  return looksBinary(head) ? 'a binary file' : undefined
}

/** Text of any encoding has next to no control bytes beside tab, line ends and UTF-16's zeros. */
const MAX_CONTROL_SHARE = 0.05

function looksBinary(head: Uint8Array): boolean {
  let [controls, zeros] = [0, 0]
  for (const byte of head) {
    if (byte === 0) zeros++
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++
  }
  const utf16 = zeros > head.length / 8 && zeros <= (head.length + 1) / 2
  // In UTF-16 the high byte of Hangul and kana may itself be small.
  return controls > MAX_CONTROL_SHARE * head.length && !utf16
}
