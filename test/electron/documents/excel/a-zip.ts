import { crc32, deflateRawSync } from 'node:zlib'

/** One file in a zip, with what the zip may say of it untruly. */
export type ZipPart = {
  name: string
  content: string | Uint8Array
  isStored?: boolean
  isEncrypted?: boolean
  /** The name before the content, where the directory has another. */
  localName?: string
  saidLength?: number
  saidCheck?: number
}

/** A zip as any program might write it, and as none should. With `isIn64`, as those that write while they go. */
export function aZip(parts: readonly ZipPart[], { isIn64 = false } = {}): Uint8Array {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const content = Buffer.from(part.content)
    const packed = part.isStored ? content : deflateRawSync(content)
    const facts = { ...part, start: at, packed: packed.length, unpacked: part.saidLength ?? content.length }
    const check = part.saidCheck ?? crc32(content)
    const local = Buffer.from(part.localName ?? part.name)
    pieces.push(localHead(facts, check, local.length), local, packed)
    directory.push(directoryEntry(facts, check, isIn64))
    at += 30 + local.length + packed.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(isIn64 ? 0xffffffff : at, 16)
  const tail = isIn64 ? [entries, endIn64(parts.length, entries.length, at), end] : [entries, end]
  return new Uint8Array(Buffer.concat([...pieces, ...tail]))
}

type Facts = ZipPart & { start: number; packed: number; unpacked: number }

function localHead({ isStored, isEncrypted, packed, unpacked }: Facts, check: number, nameLength: number): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(isEncrypted ? 1 : 0, 6)
  head.writeUInt16LE(isStored ? 0 : 8, 8)
  head.writeUInt32LE(check, 14)
  head.writeUInt32LE(packed, 18)
  head.writeUInt32LE(unpacked, 22)
  head.writeUInt16LE(nameLength, 26)
  return head
}

function directoryEntry(facts: Facts, check: number, isIn64: boolean): Buffer {
  const name = Buffer.from(facts.name)
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE(facts.isEncrypted ? 1 : 0, 8)
  head.writeUInt16LE(facts.isStored ? 0 : 8, 10)
  head.writeUInt32LE(check, 16)
  head.writeUInt32LE(isIn64 ? 0xffffffff : facts.packed, 20)
  head.writeUInt32LE(isIn64 ? 0xffffffff : facts.unpacked, 24)
  head.writeUInt16LE(name.length, 28)
  head.writeUInt32LE(facts.start, 42)
  if (!isIn64) return Buffer.concat([head, name])
  const extra = Buffer.alloc(26)
  // Another program's field stands before it.
  extra.writeUInt16LE(0x5455, 0)
  extra.writeUInt16LE(2, 2)
  extra.writeUInt16LE(1, 6)
  extra.writeUInt16LE(16, 8)
  extra.writeBigUInt64LE(BigInt(facts.unpacked), 10)
  extra.writeBigUInt64LE(BigInt(facts.packed), 18)
  head.writeUInt16LE(extra.length, 30)
  return Buffer.concat([head, name, extra])
}

function endIn64(count: number, length: number, start: number): Buffer {
  const end = Buffer.alloc(56 + 20)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(length), 40)
  end.writeBigUInt64LE(BigInt(start), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(start + length), 64)
  return end
}
