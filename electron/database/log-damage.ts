import { readFile } from 'node:fs/promises'
import { isMissingFile } from './file-errors'

const HEADER = 32
const FRAME_HEADER = 24
const MAGIC = 0x377f0682

/**
 * Whether SQLite would drop commits that were acknowledged, without a word: it reads its log up to the first frame that
 * does not check and takes the rest for the torn end of a crash. A crash tears only the last commit, since each is
 * brought to the disk before the next is written. So a frame that does not check, with a whole commit and more after it,
 * is damage. What is cut off the end of a log cannot be told from what was never written. Rule SEC-4.
 */
export async function findLogDamage(file: string): Promise<string | null> {
  const log = await readFile(`${file}-wal`).catch((error: unknown) => {
    if (isMissingFile(error)) return Buffer.alloc(0)
    throw error
  })
  const found = damageIn(log)
  if (found === null) return null
  // Begun anew by a running office while it was read here: nothing that was read belongs together.
  const again = await readFile(`${file}-wal`)
  return again.subarray(0, HEADER).equals(log.subarray(0, HEADER)) ? damageIn(again) : null
}

function damageIn(log: Buffer): string | null {
  if (log.length <= HEADER) return null
  const header = log.subarray(0, HEADER)
  const [magic, size, salt] = [header.readUInt32BE(0), header.readUInt32BE(8), header.subarray(16, 24)]
  const isBigEndian = magic === MAGIC + 1
  const start = checksum(header.subarray(0, 24), [0, 0], isBigEndian)
  if ((magic !== MAGIC && !isBigEndian) || !isSame(start, header, 24)) return '日志 office.sqlite-wal 的开头不对'

  let sum = start
  let firstBad: number | null = null
  let hasWholeCommitAfter = false
  for (let at = HEADER, frame = 1; at + FRAME_HEADER + size <= log.length; at += FRAME_HEADER + size, frame += 1) {
    const isOfThisLog = log.subarray(at + 8, at + 16).equals(salt)
    if (firstBad === null) {
      const ahead = checksum(log.subarray(at, at + 8), sum, isBigEndian)
      sum = checksum(log.subarray(at + FRAME_HEADER, at + FRAME_HEADER + size), ahead, isBigEndian)
      if (isOfThisLog && isSame(sum, log, at + 16)) continue
      firstBad = frame
    }
    if (!isOfThisLog) continue
    if (hasWholeCommitAfter) return `日志 office.sqlite-wal 的第 ${firstBad} 帧损坏，其后还有已答应的操作`
    hasWholeCommitAfter = log.readUInt32BE(at + 4) !== 0
  }
  return null
}

type Sum = readonly [number, number]

/** SQLite's own sum over pairs of 32-bit words. */
function checksum(bytes: Buffer, [first, second]: Sum, isBigEndian: boolean): Sum {
  let [one, other] = [first, second]
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + (isBigEndian ? bytes.readInt32BE(at) : bytes.readInt32LE(at)) + other) | 0
    other = (other + (isBigEndian ? bytes.readInt32BE(at + 4) : bytes.readInt32LE(at + 4)) + one) | 0
  }
  return [one, other]
}

function isSame([first, second]: Sum, bytes: Buffer, at: number): boolean {
  return bytes.readInt32BE(at) === first && bytes.readInt32BE(at + 4) === second
}
