import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { dayOf, timeOf } from '../../shared/kernel/day'
import { OFFICE_FILE } from '../database/database'
import { isThere } from '../database/missing-file'
import { lockOffice } from '../database/office-lock'
import { KEY_FILE, writeKey } from '../database/personal'
import { finishReplacing, incomingIn, replaceOffice } from '../database/replacing'
import type { Finding } from '../examination/check'
import { examineOffice } from '../examination/examine'
import { findKey, type KeyPlaces } from './find-key'
import { requireKnown } from './header'
import { type RestoreNote, readyOffice } from './ready-office'
import { BackupError } from './refused'
import { readHeader, unsealFile } from './seal'

export type RestoreOrder = {
  /** The backup's path. */
  file: string
  /** The folder that the office is restored into. */
  dataDir: string
  key: Omit<KeyPlaces, 'folders'> & { folders?: readonly string[] }
  /** Replaces what is there, which is kept; and restores data in which the doctor finds something. */
  isForced: boolean
  /** Who asked for it; empty from the command line. */
  by: string
  /** Epoch milliseconds. */
  now: number
}

export type Restored = { madeAt: number; kept: string | null; findings: Finding[] }

/**
 * Restores a backup into a data folder. The office is made complete and examined beside the one that is there, and then
 * takes its place; what was there is kept in a folder of its own. Until then nothing of it is touched. Rules SEC-3, SEC-4.
 */
export async function restoreIntoFolder(order: RestoreOrder): Promise<Restored> {
  const { dataDir, isForced } = order
  const header = await readHeader(order.file, order.file)
  requireKnown(header)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const unlock = await lockOffice(dataDir)
  const incoming = incomingIn(dataDir)
  try {
    await finishReplacing(dataDir)
    const isTaken = await isThere(join(dataDir, OFFICE_FILE))
    if (isTaken && !isForced) throw new BackupError('targetNotEmpty', dataDir)
    const isKept = isTaken || (await isThere(join(dataDir, KEY_FILE)))
    const kept = keptName(order.now, await freeEnding(dataDir, order.now))
    const note: RestoreNote = {
      now: order.now,
      by: order.by,
      file: basename(order.file),
      madeAt: header.madeAt,
      kept: isKept ? kept : null,
    }
    const key = await findKey(header, { ...order.key, folders: [dataDir, ...(order.key.folders ?? [])] })
    const findings = await inDraft(incoming, async () => {
      const found = await openBeside(order.file, incoming, key, note)
      if (found.length > 0 && !isForced) throw new BackupError('notSound', namesOf(found))
      // A key that comes from outside is not written beside the data.
      if (order.key.given === undefined) await writeKey(join(incoming, KEY_FILE), key)
      return found
    })
    await replaceOffice(dataDir, kept)
    return { madeAt: header.madeAt, kept: isKept ? join(dataDir, kept) : null, findings }
  } finally {
    await unlock()
  }
}

/** Fills a new folder; one that did not come to its end is removed. Nothing of it is in use before the change. */
async function inDraft<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { mode: 0o700 })
  try {
    return await work()
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Opens a backup into a folder, as an office that could be worked with; gives what the doctor says of it. */
export async function openBeside(file: string, folder: string, key: Buffer, note: RestoreNote): Promise<Finding[]> {
  const data = join(folder, OFFICE_FILE)
  await unsealFile(file, data, key, file)
  await readyOffice(data, key, note)
  const examination = await examineOffice({ dataDir: folder, key: key.toString('hex'), now: () => note.now })
  return examination.findings
}

export function namesOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ rule, name }) => `${rule} ${name}`))].slice(0, 3).join('、')
}

function keptName(now: number, ending: string): string {
  return `replaced-${`${dayOf(now)}-${timeOf(now)}`.replace(/[^\d]/g, '').replace(/^(\d{8})/, '$1-')}${ending}`
}

async function freeEnding(dataDir: string, now: number): Promise<string> {
  for (let again = 1; ; again += 1) {
    const ending = again === 1 ? '' : `-${again}`
    if (!(await isThere(join(dataDir, keptName(now, ending))))) return ending
  }
}
