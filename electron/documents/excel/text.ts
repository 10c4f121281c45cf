import { decode } from 'iconv-lite'

/** Signs that no text has: whatever holds one is a file of another kind. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NO_TEXT = /[\x00-\x08\x0e-\x19\x1b-\x1f\ufffd]/

/**
 * A file's text: UTF-8 or UTF-16 where it says so, else UTF-8 if it is that without fault, else GB18030 (which GBK and
 * GB2312 are part of) if it is that. `null` for what is no text.
 */
export function readText(bytes: Uint8Array): string | null {
  const text = decodeText(bytes)
  return text === null || NO_TEXT.test(text) ? null : text
}

function decodeText(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file[0] === 0xff && file[1] === 0xfe) return decode(file, 'utf-16le')
  if (file[0] === 0xfe && file[1] === 0xff) return decode(file, 'utf-16be')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf ? null : decode(file, 'gb18030')
  }
}
