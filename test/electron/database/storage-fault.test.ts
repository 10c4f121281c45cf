import { expect, it } from 'vitest'
import { storageFaultOf } from '../../../electron/database/storage-fault'

const failed = (code: string) => Object.assign(new Error(code), { code })
/** As TypeORM wraps what its driver says. */
const wrapped = (code: string) => Object.assign(new Error('query failed'), { driverError: failed(code) })

it.each([
  ['SQLITE_FULL', 'DISK_FULL'],
  ['SQLITE_READONLY', 'STORAGE_READ_ONLY'],
  ['SQLITE_CORRUPT', 'STORAGE_DAMAGED'],
  ['SQLITE_NOTADB', 'STORAGE_DAMAGED'],
  ['SQLITE_IOERR', 'STORAGE_FAILED'],
  ['SQLITE_CONSTRAINT', null],
  ['53100', null],
])('SEC-5: what SQLite says is told as what it is: %s', (code, fault) => {
  for (const error of [failed(code), wrapped(code)]) expect(storageFaultOf(error, '/nowhere')).toBe(fault)
})

it.each([
  ['53100', 'DISK_FULL'],
  ['25006', 'STORAGE_READ_ONLY'],
  ['58030', 'STORAGE_FAILED'],
  ['XX001', 'STORAGE_DAMAGED'],
  ['XX002', 'STORAGE_DAMAGED'],
  ['23505', null],
  ['SQLITE_FULL', null],
])('SEC-5: so is what PostgreSQL says: %s', (code, fault) => {
  for (const error of [failed(code), wrapped(code)]) expect(storageFaultOf(error, null)).toBe(fault)
})

it('SEC-5: what is no error is no fault of the disk', () => {
  expect(storageFaultOf('SQLITE_FULL', '/nowhere')).toBe(null)
})
