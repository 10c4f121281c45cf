import { z } from 'zod'
import { type Refusal, refuse } from '../kernel/refusal'
import { tidyLine } from '../kernel/text'

/** 附件的种类: what a scan or photo may be. Anything a browser could run is none of them. */
export const attachmentTypeSchema = z.enum(['pdf', 'jpeg', 'png', 'heic'])
export type AttachmentType = z.infer<typeof attachmentTypeSchema>

/** What an attachment may belong to. A room that takes some names its kind here and its rule beside its calls. */
export const thingKindSchema = z.enum(['ticket', 'subscription'])
export type ThingKind = z.infer<typeof thingKindSchema>

/** Bytes of one file: 20 MB as file managers count them. */
export const MOST_BYTES = 20 * 1024 * 1024
const MEGABYTE = 1024 * 1024
/** So many belong to one thing. */
export const MOST_ATTACHMENTS = 40
/** Signs of a file's name, its ending included. */
export const LONGEST_NAME = 120

/** Megabytes as file managers count them, a tenth at least: 1.3; of 20 MB and one byte it is 20.1, for it is too much. */
export function formatMegabytes(bytes: number): string {
  return String(Math.max(1, Math.ceil((bytes * 10) / MEGABYTE)) / 10)
}

/** What each kind is sent as; a browser is never left to guess. */
export const MEDIA_TYPES: Record<AttachmentType, string> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
}

/** The endings each kind goes by, its usual one first. */
export const ENDINGS: Record<AttachmentType, readonly [string, ...string[]]> = {
  pdf: ['.pdf'],
  jpeg: ['.jpg', '.jpeg'],
  png: ['.png'],
  heic: ['.heic', '.heif'],
}

/** What a file is by its first bytes, whatever it is called; null where it is none of ours. Rule SEC-5. */
export function attachmentTypeOf(bytes: Uint8Array): AttachmentType | null {
  if (startsWith(bytes, PDF)) return 'pdf'
  if (startsWith(bytes, JPEG)) return 'jpeg'
  if (startsWith(bytes, PNG) && textAt(bytes, 12, 4) === 'IHDR') return 'png'
  return isHeic(bytes) ? 'heic' : null
}

/** Its kind, or why a file cannot be taken. Rule SEC-5. */
export function judgeAttachment(
  bytes: Uint8Array,
  name: string,
):
  | AttachmentType
  | Refusal<'ATTACHMENT_EMPTY' | 'ATTACHMENT_TYPE', { name: string }>
  | Refusal<'ATTACHMENT_SIZE', { name: string; bytes: number; most: number }> {
  const facts = { name: shownName(name) }
  if (bytes.length === 0) return refuse('ATTACHMENT_EMPTY', facts)
  if (bytes.length > MOST_BYTES) return refuse('ATTACHMENT_SIZE', { ...facts, bytes: bytes.length, most: MOST_BYTES })
  return attachmentTypeOf(bytes) ?? refuse('ATTACHMENT_TYPE', facts)
}

/**
 * The name a file is shown and saved under; nothing else hangs on it. No folders, nothing invisible, none of the signs that
 * a system reads as more than a name, and always an ending of its kind: what is called .exe is saved as .exe.pdf.
 */
export function attachmentName(given: string, type: AttachmentType): string {
  const [ending] = ENDINGS[type]
  const name = shownName(given)
  const own = ENDINGS[type].find((one) => name.toLowerCase().endsWith(one)) ?? ''
  const stem = own === '' ? name : name.slice(0, -own.length)
  const signs = [...stem].slice(0, LONGEST_NAME - Math.max(own.length, ending.length)).join('')
  return `${signs.trim() || UNNAMED}${own || ending}`
}

const UNNAMED = '附件'

function shownName(given: string): string {
  const last =
    given
      .slice(-LONGEST_NAME * 8)
      .split(/[/\\]/)
      .at(-1) ?? ''
  return tidyLine(last.replaceAll(/[<>:"|?*]/g, ''), LONGEST_NAME)
    .replace(/^\.+/, '')
    .trim()
}

const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d]
const JPEG = [0xff, 0xd8, 0xff]
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Pictures in HEVC, alone or in a row; the plain containers (mif1, msf1) hold others too, AVIF among them. */
const HEVC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'])
const CONTAINERS = new Set(['mif1', 'msf1'])
const MOST_BRANDS = 32

/** The box `ftyp` comes first and names its main brand, then those it is readable as. */
function isHeic(bytes: Uint8Array): boolean {
  if (textAt(bytes, 4, 4) !== 'ftyp') return false
  const main = textAt(bytes, 8, 4)
  if (HEVC.has(main)) return true
  if (!CONTAINERS.has(main)) return false
  const end = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), bytes.length, 16 + MOST_BRANDS * 4)
  for (let at = 16; at + 4 <= end; at += 4) if (HEVC.has(textAt(bytes, at, 4))) return true
  return false
}

function startsWith(bytes: Uint8Array, begin: readonly number[]): boolean {
  return begin.every((byte, index) => bytes[index] === byte)
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length))
}
