import { expect, it } from 'vitest'
import { BackupError, MigrationBackupError } from '../../electron/backup/refused'
import { ConfigError, readConfig } from '../../electron/config'
import { NoOfficeError } from '../../electron/database/doctor'
import { OfficeLockedError } from '../../electron/database/office-lock'
import { DamagedDataError } from '../../electron/database/soundness'
import { explainFailure } from '../../electron/startup-failure'

const config = readConfig({
  env: { FANGHAO_DATA_DIR: '/srv/office', FANGHAO_PORT: '4999', FANGHAO_HOST: '10.9.9.9' },
  argv: [],
  from: import.meta.dirname,
})

function failed(code: string, message = code): Error {
  return Object.assign(new Error(message), { code })
}

it.each([
  [failed('EADDRINUSE'), '端口 4999 已被占用'],
  [failed('EADDRNOTAVAIL'), '本机没有地址 10.9.9.9'],
  [failed('EACCES', 'permission denied'), '没有权限（permission denied）'],
  [new BackupError('cutOff', '/usb/x.fhbak'), '备份 /usb/x.fhbak 不完整'],
  [
    new MigrationBackupError(failed('ENOSPC')),
    '升级前要先做一份备份，没有做成，所以没有升级，数据没有改动。原因：磁盘已满',
  ],
  [failed('ENOSPC'), '磁盘已满，数据目录 /srv/office 写不进去'],
  [failed('SQLITE_FULL'), '磁盘已满，数据目录 /srv/office 写不进去'],
  [failed('SQLITE_READONLY'), '数据目录 /srv/office 只能读、不能写'],
  [failed('SQLITE_IOERR', 'SQLITE_IOERR: disk I/O error'), '硬盘读写出错（SQLITE_IOERR: disk I/O error）'],
  [failed('SQLITE_NOTADB', 'SQLITE_NOTADB: file is not a database'), '数据文件已损坏（SQLITE_NOTADB'],
  [new DamagedDataError('*** in database main ***\nTree 5 page 7'), '已损坏（Tree 5 page 7）'],
  [new DamagedDataError('Tree 5 page 7\nand more'), '已损坏（Tree 5 page 7）：请用 npm run restore 从备份恢复'],
  [new OfficeLockedError('/srv/office'), '数据目录 /srv/office 正被另一个房号管家使用'],
  [new NoOfficeError(), '/srv/office 里没有房号管家的数据'],
  [new ConfigError('环境变量 FANGHAO_PORT 的值「x」不能用'), '环境变量 FANGHAO_PORT'],
  [new Error('database of a newer version\n    at somewhere'), '房号管家打不开：database of a newer version'],
  ['no error at all', '房号管家打不开：no error at all'],
])('SEC-5: says in one line why the office cannot be opened: %s', (error, words) => {
  const line = explainFailure(error, config)
  expect(line).toContain(words)
  expect(line).not.toContain('\n')
})
