import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { keyIdOf } from '../database/personal'
import type { Finding } from '../examination/check'
import { BackupError } from './refused'
import { requireWhole } from './seal'
import { isAsTried, listBackups, notePath } from './shelf'

/** What is asked of an office's backups. Rules SEC-3, SEC-4. */
export const SHELF_CHECKS = ['backups.there', 'backups.whole', 'backups.mode'] as const

type Shelf = {
  folder: string
  /** The office's key, where it is at hand. */
  key: Buffer | null
  /** On how many business days the office was worked with, since it was last restored. */
  days: number
}

/**
 * Backups that would not be there on the day they are needed, or that others may read. Where the key is at hand every
 * byte of each is held against its own seal, whatever the note beside it says; that takes about a tenth of a second for
 * 20 MB. Rules SEC-3, SEC-4.
 */
export async function examineShelf({ folder, key, days }: Shelf): Promise<Finding[]> {
  const backups = await listBackups(folder)
  const findings: Finding[] = backups.length === 0 && days > 1 ? [NONE] : []
  for (const { name, state, keyId } of backups) {
    const own = key !== null && keyIdOf(key) === keyId ? key : null
    const isWhole = own ? await isSealed(join(folder, name), own) : await isAsTried(folder, name)
    if (state === 'unreadable' || !isWhole) findings.push({ ...SPOILT, what: `${name} ${SPOILT.what}` })
    for (const path of [join(folder, name), notePath(folder, name)]) findings.push(...(await findOpenFile(path)))
  }
  return findings
}

async function isSealed(path: string, key: Buffer): Promise<boolean> {
  return requireWhole(path, key).then(
    () => true,
    (error: unknown) => {
      if (error instanceof BackupError) return false
      throw error
    },
  )
}

/** Windows keeps rights in another way. */
async function findOpenFile(path: string): Promise<Finding[]> {
  const state = process.platform === 'win32' ? null : await stat(path).catch(() => null)
  if (state === null || (state.mode & 0o077) === 0) return []
  const what = `别的账户也能打开（权限 ${(state.mode & 0o777).toString(8)}）`
  return [{ rule: 'SEC-3', name: 'backups.mode', where: path, what, remedy: `chmod 600 ${path}` }]
}

const NONE: Finding = {
  rule: 'SEC-4',
  name: 'backups.there',
  where: '备份',
  what: '案场已经用了不止一天，backups 里却一份备份也没有：没有做成，或被人删掉、移走了',
  remedy: '现在做一份：npm run backup，再拷贝到别的盘上；查明原来的去了哪里',
}

const SPOILT: Finding = {
  rule: 'SEC-4',
  name: 'backups.whole',
  where: '备份',
  what: '打不开，或与试恢复时不一样了：硬盘损坏，或被人改过',
  remedy: '检查硬盘；在设置页对它再「试恢复」一次，仍打不开就不能指望它：现在另做一份备份，存到别的盘上',
}
