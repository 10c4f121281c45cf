import { mkdir, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { RestoreNote } from '../../shared/backup/restored'
import { dayOf, timeOf } from '../../shared/kernel/day'
import { OFFICE_FILE } from '../database/database'
import { isThere } from '../database/file-errors'
import { makeFolder } from '../database/make-folder'
import { LOCK_FILE, lockOffice } from '../database/office-lock'
import { KEY_FILE, keyIdOf, readKeyBytes, writeKey } from '../database/personal'
import { DATA_PARTS, finishReplacing, incomingIn, replaceOffice } from '../database/replacing'
import type { Finding } from '../examination/check'
import { examineOffice } from '../examination/examine'
import { CLOCK_CHECK } from '../gate/audit-checks'
import { findKey, type KeyPlaces } from './find-key'
import type { BackupHeader } from './header'
import { type RestoreFacts, readyOffice } from './ready-office'
import { BackupError, inFolder } from './refused'
import { lookAtReplaced } from './replaced'
import { readHeader, requireKnown, unsealFile } from './seal'
import { clearUnfinished } from './unfinished'

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
  /** Told what an earlier one that was killed had left, which is gone now. */
  onCleared?: ((paths: readonly string[]) => void) | undefined
}

export type Restored = { note: RestoreNote; kept: string | null; findings: Finding[] }

/**
 * Restores a backup into a data folder. The office is made complete and examined beside the one that is there, and then
 * takes its place; what was there is kept in a folder of its own. Until then nothing of it is touched. Rules SEC-3, SEC-4.
 */
export async function restoreIntoFolder(order: RestoreOrder): Promise<Restored> {
  const header = await readHeader(order.file, order.file)
  return inTarget(order.dataDir, async () => {
    const unlock = await lockOffice(order.dataDir)
    try {
      await finishReplacing(order.dataDir)
      const cleared = await clearUnfinished({ dataDir: order.dataDir })
      if (cleared.length > 0) order.onCleared?.(cleared)
      return await restoreAlone(order, header)
    } finally {
      await unlock()
    }
  })
}

async function restoreAlone(order: RestoreOrder, header: BackupHeader): Promise<Restored> {
  const { dataDir, isForced } = order
  const { isOffice, drawn, asked } = await lookAtReplaced(dataDir)
  if (isOffice && !isForced) throw new BackupError('targetNotEmpty', dataDir)
  const key = await findKey(header, { ...order.key, folders: [dataDir, ...(order.key.folders ?? [])] })
  await requireKnown(order.file, key)
  const kept = (await hasToKeep(dataDir, key)) ? await freeKeptName(dataDir, order.now) : null
  const facts = {
    now: order.now,
    by: order.by,
    file: basename(order.file),
    madeAt: header.madeAt,
    kept,
    drawn,
    // From the command line nobody's request is answered.
    asked: order.by === '' ? null : asked,
  }
  const incoming = incomingIn(dataDir)
  const { note, findings } = await inDraft(incoming, async () => {
    const opened = await openBeside(order.file, incoming, key, facts)
    if (opened.findings.length > 0 && !isForced) throw new BackupError('notSound', namesOf(opened.findings))
    // A key that comes from outside is not written beside the data.
    if (order.key.given === undefined) await writeKey(join(incoming, KEY_FILE), key)
    return opened
  })
  await replaceOffice(dataDir, kept)
  return { note, kept: kept && join(dataDir, kept), findings }
}

/** Runs a restore into a folder, which is made for it; one that was refused leaves no new folder behind. */
export async function inTarget<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const made = await inFolder(dataDir, () => makeFolder(dataDir))
  try {
    return await work()
  } catch (error) {
    if (made !== undefined) await leaveNothing(dataDir, made)
    throw error
  }
}

/** Removes the folders down from the first that was made; only empty ones go. */
async function leaveNothing(dataDir: string, made: string): Promise<void> {
  await rm(join(dataDir, LOCK_FILE), { force: true })
  for (let folder = dataDir; ; folder = dirname(folder)) {
    const isGone = await rmdir(folder).then(
      () => true,
      () => false,
    )
    if (!isGone || resolve(folder) === resolve(made)) return
  }
}

/** Data of any kind has to be kept, and a key that is not the restored office's own. */
async function hasToKeep(dataDir: string, key: Buffer): Promise<boolean> {
  const own = await readKeyBytes(dataDir, undefined).catch(() => 'spoilt' as const)
  if (own !== null && (own === 'spoilt' || keyIdOf(own) !== keyIdOf(key))) return true
  const parts = await Promise.all(DATA_PARTS.map((part) => isThere(join(dataDir, part))))
  return parts.includes(true)
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
export async function openBeside(file: string, folder: string, key: Buffer, facts: RestoreFacts) {
  const data = join(folder, OFFICE_FILE)
  await unsealFile(file, data, key, file)
  const note = await readyOffice(data, key, facts)
  const { findings } = await examineOffice({ dataDir: folder, key: key.toString('hex'), now: () => facts.now })
  // That the clock of this PC is behind says nothing against the backup.
  return { note, findings: findings.filter(({ name }) => name !== CLOCK_CHECK) }
}

export function namesOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ rule, name }) => `${rule} ${name}`))].slice(0, 3).join('、')
}

async function freeKeptName(dataDir: string, now: number): Promise<string> {
  const time = `${dayOf(now)}-${timeOf(now)}`.replace(/[^\d]/g, '').replace(/^(\d{8})/, '$1-')
  for (let again = 1; ; again += 1) {
    const name = `replaced-${time}${again === 1 ? '' : `-${again}`}`
    if (!(await isThere(join(dataDir, name)))) return name
  }
}
