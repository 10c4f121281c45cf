import { BackupError, explainBackup, explainFolder, FolderError, MigrationBackupError } from './backup/refused'
import { type Config, ConfigError } from './config'
import { isConnectionLost } from './database/connection-loss'
import { NoOfficeError } from './database/doctor'
import { NewerDatabaseError } from './database/migrate'
import { OfficeLockedError } from './database/office-lock'
import { KeyMissingError } from './database/personal'
import { UnfinishedReplacingError } from './database/replacing'
import { ElsewhereError } from './database/search-path'
import { DamagedDataError, LogGoneError } from './database/soundness'
import { storageFaultOf } from './database/storage-fault'
import { StrangePartError } from './database/strange-parts'
import { MissingWallError } from './database/walls'
import { ReopeningError } from './reopening'

/** Why the office could not be opened, in one line that says what to do. */
export function explainFailure(error: unknown, config?: Config): string {
  const reason = error instanceof Error ? error : new Error(String(error))
  if (reason instanceof ConfigError) return reason.message
  if (reason instanceof BackupError) return explainBackup(reason)
  if (reason instanceof FolderError) return explainFolder(reason.folder, reason.code)
  if (reason instanceof UnfinishedReplacingError) return unfinished(reason)
  if (reason instanceof MigrationBackupError) {
    return `升级前要先做一份备份，没有做成，所以没有升级，数据没有改动。原因：${explainFailure(reason.cause, config)}`
  }
  if (reason instanceof ReopeningError) {
    return `恢复之后没能再打开，程序已停止。${explainFailure(reason.cause, config)}。原来的数据都在（数据目录里 replaced- 开头的文件夹）`
  }
  if (reason instanceof OfficeLockedError) {
    return `数据目录 ${reason.dataDir} 正被另一个房号管家使用：请先关闭它，或用 FANGHAO_DATA_DIR 另选目录`
  }
  if (reason instanceof KeyMissingError) {
    return `打不开个人资料的密钥：${config?.dataDir ?? '数据目录'} 里的 office.key（或 FANGHAO_KEY）缺失或不是原来那一把；请放回原密钥，什么都没有改动`
  }
  if (reason instanceof NewerDatabaseError) {
    return '数据由更新版本的房号管家写成：请安装那个版本再打开，什么都没有改动'
  }
  if (reason instanceof MissingWallError) {
    return `数据库少了一道墙：唯一索引 ${reason.index} 不在，或没有生效，同一套房可能被卖两次，所以没有打开。请用 npm run doctor 检查，${mendingOf(config)}`
  }
  if (reason instanceof ElsewhereError) {
    return `PostgreSQL 的 search_path 是「${reason.path}」，房号管家的数据却在 ${reason.schema} 里，所以没有打开，什么都没有改动。请数据库管理员对这个数据库执行 ALTER DATABASE … RESET search_path（或把 ${reason.schema} 放在最前面）`
  }
  if (reason instanceof StrangePartError) {
    return `数据库里有程序没有建过的${reason.part}：它会在写入时改动、藏起数据，同一套房可能被卖两次，所以没有打开，什么都没有改动。先查明是谁建的，用 npm run doctor 检查；确知无害就请建它的人删掉，否则用 npm run restore 恢复出问题之前的备份`
  }
  if (reason instanceof NoOfficeError) {
    return `${config?.databaseUrl ? '这个 PostgreSQL 数据库' : config?.dataDir} 里没有房号管家的数据：请检查写的是不是数据所在的地方`
  }
  if (config?.databaseUrl !== undefined && isConnectionLost(reason)) {
    return '连不上数据库：请检查 FANGHAO_DATABASE_URL（或命令里的 postgres://…）的地址、网络，以及 PostgreSQL 是否已启动；什么都没有改动'
  }
  const fault = faultOf(reason, config)
  if (fault) return fault
  switch ('code' in reason ? reason.code : undefined) {
    case 'EADDRINUSE':
      return `端口 ${config?.port} 已被占用：请关闭占用它的程序，或用 FANGHAO_PORT 另选一个（0 为任选）`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `本机没有地址 ${config?.host}：请检查 FANGHAO_HOST`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `没有权限（${reason.message}）：请检查数据目录 ${config?.dataDir} 能否写入、端口能否使用`
    case 'ENOSPC':
      return fullDisk(config)
    case 'EEXIST':
    case 'ENOTDIR':
      return explainFolder(`数据目录 ${config?.dataDir}`, 'ENOTDIR')
    case '28P01':
    case '28000':
      return '数据库不接受这个用户名或密码：请检查 FANGHAO_DATABASE_URL'
    case '3D000':
      return '没有这个数据库：请先在 PostgreSQL 里建立，再检查 FANGHAO_DATABASE_URL'
    default:
      return `房号管家打不开：${firstLineOf(reason)}`
  }
}

/** What puts the wall up again. PostgreSQL refuses to where two rows are in its way. */
function mendingOf(config: Config | undefined): string {
  return config?.databaseUrl === undefined
    ? '再用 npm run restore 恢复出问题之前的备份'
    : '由数据库管理员对它执行 REINDEX INDEX；做不成（已有一房两主）或它已不在时，用 npm run restore 恢复出问题之前的备份'
}

/** What is wrong with the disk or the data on it. Rule SEC-4. */
function faultOf(reason: Error, config: Config | undefined): string | null {
  if (reason instanceof DamagedDataError) return damagedData(reason.detail, config)
  if (reason instanceof LogGoneError) return logGone(config)
  // A port may be barred as well as a folder.
  if ('code' in reason && reason.code === 'EACCES') return null
  const isElsewhere = config?.databaseUrl !== undefined
  const fault = storageFaultOf(reason, isElsewhere ? null : (config?.dataDir ?? '.'))
  switch (fault) {
    case null:
      return null
    case 'DISK_FULL':
      return isElsewhere ? '数据库所在的磁盘已满：请先腾出空间，已保存的都在' : fullDisk(config)
    case 'STORAGE_READ_ONLY':
      return isElsewhere
        ? '数据库只能读、不能写：请检查连的是不是备库，已保存的都在'
        : `数据目录 ${config?.dataDir} 只能读、不能写：请检查硬盘和文件夹权限，或用 FANGHAO_DATA_DIR 另选目录；什么都没有改动`
    case 'STORAGE_FAILED':
      return `硬盘读写出错（${firstLineOf(reason)}）：请检查硬盘，先把数据目录 ${config?.dataDir} 另存一份`
    case 'STORAGE_DAMAGED':
      return damagedData(firstLineOf(reason), config)
  }
}

function unfinished({ dataDir, isSpoilt }: UnfinishedReplacingError): string {
  return isSpoilt
    ? `数据目录 ${dataDir} 里有一次没有做完的恢复，它的记录 replacing.json 已损坏，不能接着做：请不要删里面的任何东西（原来的数据在里面，或在 replaced- 开头的文件夹里），用 npm run restore -- 备份文件 一个新文件夹 恢复到别处，再用 FANGHAO_DATA_DIR 指向那里`
    : `数据目录 ${dataDir} 里有一次没有做完的恢复：请先用房号管家打开一次，它会接着做完，然后再来`
}

function fullDisk(config: Config | undefined): string {
  return `磁盘已满，数据目录 ${config?.dataDir} 写不进去：请先腾出空间，已保存的都在`
}

function damagedData(detail: string, config: Config | undefined): string {
  const which = config?.databaseUrl === undefined ? `数据目录 ${config?.dataDir} 里的数据文件` : '数据库里的数据'
  return `${which}已损坏（${detail.replace(/^\*\*\* in database \w+ \*\*\*\s*/, '').split('\n')[0]}）：请用 npm run restore 从备份恢复；损坏的文件原样留着，请不要删`
}

/** What is left is whole, but older: only a person may decide that it will do. */
function logGone(config: Config | undefined): string {
  return `数据目录 ${config?.dataDir} 里的日志 office.sqlite-wal 不见了，上次又没有正常关闭：最后答应的操作（可能有已提交的房号管理单）只在日志里，所以没有打开，什么都没有改动。请先把它找回来放回原处（回收站、杀毒软件的隔离区）；找不到时用 npm run restore 恢复最近的备份。确知少了那些操作也要用现有的数据，就删掉 office.sqlite-shm 再打开`
}

function firstLineOf({ message }: Error): string {
  return message.split('\n')[0] ?? ''
}
