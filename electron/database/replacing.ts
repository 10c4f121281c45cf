import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { OFFICE_FILE } from './database'
import { isMissingFile, isThere } from './file-errors'
import { jsonOf } from './json'
import { makeFolder } from './make-folder'
import { KEY_FILE } from './personal'
import { syncFolder } from './sync-folder'

/*
 * A restore puts several files in the place of others, and a power cut may come between any two. So the new ones are
 * made complete in a folder beside; then a mark is written, which is the moment of the change: before it the old office
 * opens, after it whoever opens the folder next carries the change to its end, and the new one opens. Rule SEC-4.
 */

/** The folder of an office's attachments. */
export const ATTACHMENTS_FOLDER = 'attachments'

/** What makes an office's data; the key beside it is as good with other data. */
export const DATA_PARTS = [OFFICE_FILE, `${OFFICE_FILE}-wal`, `${OFFICE_FILE}-shm`, ATTACHMENTS_FOLDER]
const PARTS = [...DATA_PARTS, KEY_FILE]
const MARK = 'replacing.json'
const DRAFT = `${MARK}.part`

/** First the old files go `out` to the folder that keeps them, then the new ones come `in`. */
const markSchema = z.strictObject({
  /** Null where nothing is there that had to be kept. */
  kept: z
    .string()
    .regex(/^replaced-[\w-]+$/)
    .nullable(),
  step: z.enum(['out', 'in']),
})
type Mark = z.infer<typeof markSchema>

/** The folder is in the middle of a change; where its mark is spoilt, nobody can carry it to its end. */
export class UnfinishedReplacingError extends Error {
  override readonly name = 'UnfinishedReplacingError'
  readonly dataDir: string
  readonly isSpoilt: boolean

  constructor(dataDir: string, isSpoilt: boolean) {
    super(`the data folder is being replaced: ${dataDir}`)
    this.dataDir = dataDir
    this.isSpoilt = isSpoilt
  }
}

/** For whoever only reads: a folder in the middle of a change holds neither office. */
export async function requireNotReplacing(dataDir: string): Promise<void> {
  if (await readMark(dataDir)) throw new UnfinishedReplacingError(dataDir, false)
}

/** Where the files that are to come in are made. */
export function incomingIn(dataDir: string): string {
  return join(dataDir, 'incoming')
}

/**
 * Removes what a restore that was killed before its mark had made, which nobody will ever open; gives what that was. To
 * be called with the office's lock, after a change was carried to its end.
 */
export async function clearIncoming(dataDir: string): Promise<string[]> {
  const left = [incomingIn(dataDir), join(dataDir, DRAFT)]
  const cleared: string[] = []
  for (const path of left) {
    if (!(await isThere(path))) continue
    await rm(path, { recursive: true, force: true })
    cleared.push(path)
  }
  return cleared
}

/** Changes the office's files for those that lie ready, and keeps the old ones in the folder named, if there are any. */
export async function replaceOffice(dataDir: string, kept: string | null): Promise<void> {
  for await (const _ of replaceStepwise(dataDir, kept));
}

/** Carries a change to its end that was interrupted. To be called with the office's lock. */
export async function finishReplacing(dataDir: string): Promise<void> {
  for await (const _ of finishStepwise(dataDir));
}

/** The same, stopping after each thing that is done on the disk: a test ends it there, as a power cut would. */
export async function* replaceStepwise(dataDir: string, kept: string | null): AsyncGenerator<string> {
  await syncFolder(incomingIn(dataDir))
  yield 'ready'
  await writeMark(dataDir, { kept, step: 'out' })
  yield 'marked'
  yield* finishStepwise(dataDir)
}

async function* finishStepwise(dataDir: string): AsyncGenerator<string> {
  const mark = await readMark(dataDir)
  if (!mark) return
  const incoming = incomingIn(dataDir)
  if (mark.step === 'out' && mark.kept !== null) {
    const kept = join(dataDir, mark.kept)
    await makeFolder(kept)
    for (const part of PARTS) if (await move(join(dataDir, part), join(kept, part))) yield `out ${part}`
    await syncFolder(kept)
    await writeMark(dataDir, { ...mark, step: 'in' })
    yield 'all out'
  }
  for (const part of PARTS) if (await move(join(incoming, part), join(dataDir, part))) yield `in ${part}`
  await syncFolder(dataDir)
  await rm(incoming, { recursive: true, force: true })
  yield 'all in'
  await rm(join(dataDir, MARK))
  await syncFolder(dataDir)
  yield 'done'
}

async function move(from: string, to: string): Promise<boolean> {
  if (!(await isThere(from))) return false
  await rename(from, to)
  return true
}

async function writeMark(dataDir: string, mark: Mark): Promise<void> {
  const draft = join(dataDir, DRAFT)
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(mark)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, join(dataDir, MARK))
  await syncFolder(dataDir)
}

async function readMark(dataDir: string): Promise<Mark | null> {
  const text = await readFile(join(dataDir, MARK), 'utf8').catch((error: unknown) => {
    if (isMissingFile(error)) return null
    throw error
  })
  if (text === null) return null
  const mark = markSchema.safeParse(jsonOf(text))
  // It has its name only once it is whole: a disk or a person spoilt it, and which files are whose is not to be guessed.
  if (!mark.success) throw new UnfinishedReplacingError(dataDir, true)
  return mark.data
}
