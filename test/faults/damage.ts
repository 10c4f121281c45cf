import { randomBytes } from 'node:crypto'
import { open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Random } from './the-crowd'

/** A way in which a disk, a copy or a person spoils the office's file or the log beside it. */
export type Damage = { what: string; isSmall?: true; spoil(dataDir: string, random: Random): Promise<void> }

const PAGE = 4_096
const FRAME = PAGE + 24
const LOG_HEADER = 32
/** Past a frame's own header. */
const IN_A_PAGE = 30

export const TO_THE_FILE: readonly Damage[] = [
  { what: '几页变成乱码', spoil: (folder, random) => overPages(folder, random, () => randomBytes(PAGE)) },
  { what: '几页变成零', spoil: (folder, random) => overPages(folder, random, () => Buffer.alloc(PAGE)) },
  { what: '半页变成乱码', spoil: (folder, random) => overPages(folder, random, () => randomBytes(PAGE / 2)) },
  { what: '文件被截短', spoil: (folder, random) => cut(fileIn(folder), random) },
  { what: '文件头变成零', spoil: (folder) => write(fileIn(folder), 0, Buffer.alloc(100)) },
  { what: '文件头变成乱码', spoil: (folder) => write(fileIn(folder), 0, randomBytes(100)) },
  { what: '文件变空', spoil: (folder) => truncate(fileIn(folder), 0) },
  { what: '换成别的文件', spoil: (folder) => writeFile(fileIn(folder), '一房一价表，不是数据库。'.repeat(900)) },
]

/** What a rule of the office or a hash covers is found, whatever else a value may say cannot be known. */
export const TO_ONE_BYTE: Damage = {
  what: '一个字节变了',
  isSmall: true,
  spoil: async (folder, random) => {
    const whole = await readFile(fileIn(folder))
    const at = random(100, whole.length - 1)
    await write(fileIn(folder), at, Buffer.from([(whole[at] ?? 0) ^ (1 << random(0, 7))]))
  },
}

export const TO_THE_LOG: readonly Damage[] = [
  { what: '日志头变成乱码', spoil: (folder) => write(logIn(folder), 0, randomBytes(LOG_HEADER)) },
  {
    what: '日志前半变成零',
    spoil: (folder, random) => overFirstHalf(folder, random, ({ length }) => Buffer.alloc(length)),
  },
  { what: '日志前半一帧变成乱码', spoil: (folder, random) => overFirstHalf(folder, random, () => randomBytes(FRAME)) },
  {
    what: '日志前半一帧变了一个字节',
    spoil: (folder, random) => overFirstHalf(folder, random, ([first = 0]) => Buffer.from([first ^ 1])),
  },
  { what: '日志不见了，索引还在', spoil: (folder) => rm(logIn(folder)) },
]

/** An end that is gone looks like one that was never written: the office is then as it was a moment earlier. */
export const TO_THE_END_OF_THE_LOG: Damage = {
  what: '日志末尾被截掉',
  spoil: (folder, random) => cut(logIn(folder), random),
}

function fileIn(folder: string): string {
  return join(folder, 'office.sqlite')
}

function logIn(folder: string): string {
  return join(folder, 'office.sqlite-wal')
}

async function write(path: string, at: number, bytes: Buffer): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.write(bytes, 0, bytes.length, at)
  } finally {
    await file.close()
  }
}

async function overPages(folder: string, random: Random, bytes: () => Buffer): Promise<void> {
  const pages = Math.floor((await stat(fileIn(folder))).size / PAGE)
  for (let count = random(1, 3); count > 0; count -= 1)
    await write(fileIn(folder), random(0, pages - 1) * PAGE, bytes())
}

/** Changes a quarter of the log, or the beginning of that, so that whole commits stand after it. */
async function overFirstHalf(folder: string, random: Random, change: (now: Buffer) => Buffer): Promise<void> {
  const log = await readFile(logIn(folder))
  const at = LOG_HEADER + random(0, Math.floor((log.length - LOG_HEADER) / FRAME / 2) - 1) * FRAME + IN_A_PAGE
  await write(logIn(folder), at, change(log.subarray(at, at + Math.floor(log.length / 4))))
}

async function cut(path: string, random: Random): Promise<void> {
  const { size } = await stat(path)
  await truncate(path, random(1, size - 1))
}
