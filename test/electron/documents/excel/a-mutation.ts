import { openArchive, readPart } from '../../../../electron/documents/excel/archive'
import { aZip, type ZipPart } from './a-zip'

/** Draws a whole number below `below`; the same seed draws the same numbers (mulberry32). */
export type Draw = (below: number) => number

export function drawFrom(seed: number): Draw {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const EXTREMES = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]
/** What stands in the XML of workbooks, put where it does not belong. */
const WORDS = [
  '<c r="XFD1048576"><v>1</v></c>',
  '</row>',
  '<row r="0">',
  '<v>',
  'ref="A1:XFD1048576"',
  '&x;',
  ']]>',
  '"',
]

const spoil: readonly ((bytes: Buffer, draw: Draw) => Buffer)[] = [
  function flipBits(bytes, draw) {
    for (let flips = 1 + draw(8); flips > 0; flips -= 1) {
      const at = draw(bytes.length)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << draw(8)), at)
    }
    return bytes
  },
  function cutOff(bytes, draw) {
    return bytes.subarray(0, draw(bytes.length))
  },
  function putIn(bytes, draw) {
    const at = draw(bytes.length)
    const put = draw(2) === 0 ? Buffer.alloc(1 + draw(600), draw(256)) : Buffer.from(WORDS[draw(WORDS.length)] ?? '')
    return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at)])
  },
  function takeOut(bytes, draw) {
    const at = draw(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + draw(600))])
  },
  function exaggerate(bytes, draw) {
    if (bytes.length >= 4) bytes.writeUInt32LE(EXTREMES[draw(EXTREMES.length)] ?? 0, draw(bytes.length - 3))
    return bytes
  },
  function repeat(bytes, draw) {
    const at = draw(bytes.length)
    const piece = bytes.subarray(at, at + 1 + draw(2_000))
    return Buffer.concat([bytes.subarray(0, at), piece, piece, piece, bytes.subarray(at)])
  },
  function swap(bytes, draw) {
    const [a, b] = [draw(bytes.length), draw(bytes.length)].sort((x, y) => x - y)
    const middle = Math.floor(((a ?? 0) + (b ?? 0)) / 2)
    return Buffer.concat([
      bytes.subarray(0, a),
      bytes.subarray(middle, b),
      bytes.subarray(a, middle),
      bytes.subarray(b),
    ])
  },
]

/** A file spoilt once to three times, byte by byte. */
export function spoilBytes(file: Uint8Array, draw: Draw): Buffer {
  let bytes = Buffer.from(file)
  for (let times = 1 + draw(3); times > 0 && bytes.length > 0; times -= 1) {
    bytes = Buffer.from(spoil[draw(spoil.length)]?.(bytes, draw) ?? bytes)
  }
  return bytes
}

/** A workbook whose zip is sound but for one lie, and one of whose parts may be spoilt inside. */
export function spoilParts(file: Uint8Array, draw: Draw): Uint8Array {
  const archive = openArchive(file)
  const parts: ZipPart[] = [...archive.entries.keys()].map((name) => {
    return { name, content: readPart(archive, name) ?? '', isStored: draw(2) === 0 }
  })
  const at = draw(parts.length)
  const [part, other] = [parts[at], parts[draw(parts.length)]]
  if (!part || !other) return file
  const lies: readonly (() => unknown)[] = [
    () => Object.assign(part, { content: spoilBytes(Buffer.from(part.content), draw) }),
    () => Object.assign(part, { content: spoilBytes(Buffer.from(part.content), draw) }),
    () => Object.assign(part, { content: other.content }),
    () => Object.assign(part, { name: other.name }),
    () => Object.assign(part, { localName: other.name }),
    () => Object.assign(part, { name: `${part.name}x` }),
    () => Object.assign(part, { saidLength: EXTREMES[draw(EXTREMES.length)] }),
    () => parts.splice(at, 1),
  ]
  lies[draw(lies.length)]?.()
  return aZip(parts)
}
