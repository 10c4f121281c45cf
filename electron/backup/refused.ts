import { z } from 'zod'

/** Why a backup cannot be opened or restored. */
export const backupTroubleSchema = z.enum([
  'missing',
  'notBackup',
  'cutOff',
  'altered',
  'newer',
  'keyElsewhere',
  'passphraseWrong',
  'targetNotEmpty',
  'notSound',
  'officeRunning',
  'notOurs',
  'keyGiven',
  'unreadable',
  'newerFormat',
  'noWorkshop',
  'folderKey',
  'attachmentsFolder',
])
export type BackupTrouble = z.infer<typeof backupTroubleSchema>

/** A backup that cannot be used as was asked; nothing was changed. Rule SEC-5. */
export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly trouble: BackupTrouble
  readonly detail: string

  constructor(trouble: BackupTrouble, detail = '') {
    super(`${trouble} ${detail}`.trim())
    this.trouble = trouble
    this.detail = detail
  }
}

/** In one line what is the matter and what to do. Rule SEC-5. */
export function explainBackup({ trouble, detail }: BackupError): string {
  switch (trouble) {
    case 'missing':
      return `没有这个文件：${detail}。请检查路径`
    case 'notBackup':
      return `${detail} 不是房号管家的备份（.fhbak），也不是装着 office.sqlite 的文件夹（如恢复时另存的 replaced-…）：请另选一个`
    case 'cutOff':
      return `备份 ${detail} 不完整，后面缺了一截：请重新拷贝一次，或换一份备份`
    case 'altered':
      return `备份 ${detail} 的内容被改动过或已损坏：请重新拷贝一次，或换一份备份`
    case 'newer':
      return `备份由更新版本的房号管家做成（${detail}）：请安装那个版本再恢复`
    case 'keyElsewhere':
      return `这份备份用密钥 ${detail} 加密，手边没有这把密钥，备份里也没有用恢复口令包好的：请把原来的 office.key 放进目标目录，或设 FANGHAO_KEY`
    case 'passphraseWrong':
      return '恢复口令不对：请再核对一遍，大小写和空格都算'
    case 'targetNotEmpty':
      return `${detail} 里已有房号管家的数据：要替换它请加 --force，被替换的会另存一份`
    case 'notSound':
      return `备份里的数据没有通过体检（${detail}）：请换一份备份；一定要用它，请加 --force`
    case 'officeRunning':
      return '这个数据库正被房号管家使用：请先关闭所有主机再恢复'
    case 'notOurs':
      return `${detail} 里有别的表，不是房号管家的数据库：请给一个空的数据库`
    case 'keyGiven':
      return `FANGHAO_KEY 设的不是这份备份的密钥（${detail}）：请改成那一把，或取消它`
    case 'unreadable':
      return `读不出备份 ${detail}：请检查文件权限和所在的盘，或重新拷贝一次`
    case 'newerFormat':
      return `备份的格式（${detail}）这个版本不认识：请用更新的房号管家恢复；从没用过更新的版本，就是文件已损坏，请换一份备份`
    case 'noWorkshop':
      return `${detail} 不能写入，而备份要先在数据目录里做一份临时拷贝（没有加密的数据不放到别处）：请把整个数据目录拷贝到能写的硬盘，用 FANGHAO_DATA_DIR 指向那份拷贝，再备份`
    case 'folderKey':
      return `${detail} 里没有它自己的 office.key，或不是那一把：请把那份数据原来的 office.key 放进去，或设 FANGHAO_KEY`
    case 'attachmentsFolder':
      return '这份备份带有附件，而数据库在 PostgreSQL：请先用 FANGHAO_ATTACHMENTS_DIR 指定一个各台主机都能读写的文件夹，再恢复'
  }
}

/** A folder that was given, in which something could not be done. `code` is the system's. Rule SEC-5. */
export class FolderError extends Error {
  override readonly name = 'FolderError'
  readonly folder: string
  readonly code: string

  constructor(folder: string, code: string, cause: unknown) {
    super(`${folder}: ${code}`, { cause })
    this.folder = folder
    this.code = code
  }
}

/** Does something in a folder that a person gave: what the system says against it then names that folder. */
export async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && 'code' in error) {
      throw new FolderError(folder, String(error.code), error)
    }
    throw error
  }
}

/** In one line what is the matter with a folder and what to do. Rule SEC-5. */
export function explainFolder(folder: string, code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `磁盘已满，${folder} 写不进去：请先腾出空间，或换一个文件夹`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${folder} 不能写入：请检查权限，或换一个文件夹`
    case 'EEXIST':
    case 'ENOTDIR':
      return `${folder} 不是文件夹，路径上有一个同名的文件：请换一个文件夹`
    case 'ENOENT':
      return `找不到 ${folder}：请检查路径，以及 U 盘或网络盘是否连着`
    default:
      return `${folder} 读写出错（${code}）：请检查硬盘、U 盘或网络盘，或换一个文件夹`
  }
}

/** The backup that comes before an upgrade could not be made, and so the upgrade was not begun. Rule SEC-4. */
export class MigrationBackupError extends Error {
  override readonly name = 'MigrationBackupError'

  constructor(cause: unknown) {
    super('no backup could be made before the upgrade', { cause })
  }
}

/** An error on its way from one process to another, which its class does not survive. */
export const backupFailureSchema = z.strictObject({
  message: z.string(),
  code: z.string().optional(),
  trouble: backupTroubleSchema.optional(),
  detail: z.string().optional(),
})
export type BackupFailure = z.infer<typeof backupFailureSchema>

export function failureOf(error: unknown): BackupFailure {
  if (error instanceof BackupError) return { message: error.message, trouble: error.trouble, detail: error.detail }
  if (!(error instanceof Error)) return { message: String(error) }
  return 'code' in error ? { message: error.message, code: String(error.code) } : { message: error.message }
}

export function errorOf({ message, code, trouble, detail }: BackupFailure): Error {
  if (trouble !== undefined) return new BackupError(trouble, detail)
  return Object.assign(new Error(message), code === undefined ? {} : { code })
}
