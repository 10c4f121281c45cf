import { FileUnreadable } from './bounds'

const END_OF_CHAIN = 0xfffffffe
const NO_SECTOR = 0xffffffff
const DIRECTORY_ENTRY = 128
const STREAM = 2
const ROOT = 5

type Stream = { name: string; kind: number; start: number; size: number }

/**
 * The named streams of a compound file, which old Excel files and encrypted workbooks are. A chain of sectors that
 * leaves the file or runs in a circle is a damaged file. [MS-CFB]
 */
export type Compound = { has(name: string): boolean; read(name: string): Buffer | null }

export function openCompound(bytes: Uint8Array): Compound {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 1_536) throw new FileUnreadable('damaged')
  const shift = file.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw new FileUnreadable('damaged')
  const sectors: Sectors = { file, offset: 1 << shift, shift, next: null }
  const cutoff = file.readUInt32LE(56)
  sectors.next = readAllocation(file, sectors)
  const directory = readChain(sectors, file.readUInt32LE(48))
  if (directory.length % sectors.offset !== 0) throw new FileUnreadable('damaged')
  const streams = readStreams(directory)
  const root = streams.find(({ kind }) => kind === ROOT)
  let small: Sectors | null = null
  const openSmall = (): Sectors => {
    small ??= {
      file: root ? readChain(sectors, root.start) : Buffer.alloc(0),
      offset: 0,
      shift: 6,
      next: readChain(sectors, file.readUInt32LE(60)),
    }
    return small
  }
  const find = (name: string) => streams.find((stream) => stream.kind === STREAM && stream.name === name)
  return {
    has: (name) => find(name) !== undefined,
    read: (name) => {
      const stream = find(name)
      if (!stream) return null
      if (stream.size > file.length) throw new FileUnreadable('damaged')
      const content = readChain(stream.size < cutoff ? openSmall() : sectors, stream.start)
      if (content.length < stream.size) throw new FileUnreadable('damaged')
      return content.subarray(0, stream.size)
    },
  }
}

/** Pieces of one size, the first of them at `offset`; `next` names the piece that follows each. */
type Sectors = { file: Buffer; offset: number; shift: number; next: Buffer | null }

function readChain({ file, offset, shift, next }: Sectors, start: number): Buffer {
  const size = 1 << shift
  const most = Math.ceil(file.length / size)
  const pieces: Buffer[] = []
  for (let at = start; at !== END_OF_CHAIN; at = next.readUInt32LE(at * 4)) {
    const from = offset + at * size
    // The last sector of some files is cut short.
    if (from >= file.length || pieces.length >= most) throw new FileUnreadable('damaged')
    pieces.push(file.subarray(from, from + size))
    if (!next || at * 4 + 4 > next.length) throw new FileUnreadable('damaged')
  }
  return Buffer.concat(pieces)
}

/** Which sector follows which: gathered from the sectors that the header, and lists it points to, name. */
function readAllocation(file: Buffer, { offset, shift }: Sectors): Buffer {
  const size = 1 << shift
  const most = Math.ceil(file.length / size)
  const sector = (at: number): Buffer => {
    const from = offset + at * size
    if (from + size > file.length) throw new FileUnreadable('damaged')
    return file.subarray(from, from + size)
  }
  const named: number[] = []
  const nameAll = (list: Buffer) => {
    for (let at = 0; at + 4 <= list.length; at += 4) {
      if (list.readUInt32LE(at) < END_OF_CHAIN - 1) named.push(list.readUInt32LE(at))
    }
  }
  nameAll(file.subarray(76, 512))
  let further = file.readUInt32LE(68)
  for (let lists = 0; further < END_OF_CHAIN && further !== NO_SECTOR; lists += 1) {
    if (lists > most) throw new FileUnreadable('damaged')
    const list = sector(further)
    nameAll(list.subarray(0, size - 4))
    further = list.readUInt32LE(size - 4)
  }
  if (named.length > most) throw new FileUnreadable('damaged')
  return Buffer.concat(named.map(sector))
}

function readStreams(directory: Buffer): Stream[] {
  const streams: Stream[] = []
  for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; at += DIRECTORY_ENTRY) {
    const length = Math.min(64, directory.readUInt16LE(at + 64))
    streams.push({
      name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
      kind: directory[at + 66] ?? 0,
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    })
  }
  return streams
}
