import { BackupError, explainBackup, MigrationBackupError } from './backup/refused'
import { type Config, ConfigError } from './config'
import { isConnectionLost } from './database/connection-loss'
import { NoOfficeError } from './database/doctor'
import { NewerDatabaseError } from './database/migrate'
import { OfficeLockedError } from './database/office-lock'
import { KeyMissingError } from './database/personal'

/** Why the office could not be opened, in one line that says what to do. */
export function explainFailure(error: unknown, config?: Config): string {
  const reason = error instanceof Error ? error : new Error(String(error))
  if (reason instanceof ConfigError) return reason.message
  if (reason instanceof BackupError) return explainBackup(reason)
  if (reason instanceof MigrationBackupError) {
    return `升级前要先做一份备份，没有做成，所以没有升级，数据没有改动。原因：${explainFailure(reason.cause, config)}`
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
  if (reason instanceof NoOfficeError) {
    return `${config?.databaseUrl ? '这个 PostgreSQL 数据库' : config?.dataDir} 里没有房号管家的数据：请检查写的是不是数据所在的地方`
  }
  if (config?.databaseUrl !== undefined && isConnectionLost(reason)) {
    return '连不上数据库：请检查 FANGHAO_DATABASE_URL 里的地址、网络，以及 PostgreSQL 是否已启动；什么都没有改动'
  }
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
    case 'SQLITE_FULL':
      return `磁盘已满，数据目录 ${config?.dataDir} 写不进去：请先腾出空间`
    case '28P01':
    case '28000':
      return '数据库不接受这个用户名或密码：请检查 FANGHAO_DATABASE_URL'
    case '3D000':
      return '没有这个数据库：请先在 PostgreSQL 里建立，再检查 FANGHAO_DATABASE_URL'
    default:
      return `房号管家打不开：${reason.message.split('\n')[0]}`
  }
}
