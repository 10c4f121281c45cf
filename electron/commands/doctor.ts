import { resolve } from 'node:path'
import { examineShelf, SHELF_CHECKS } from '../backup/examine-shelf'
import { shelfIn } from '../backup/shelf'
import { type Config, ConfigError, readConfig } from '../config'
import { readKeyBytes } from '../database/personal'
import { requireNotReplacing } from '../database/replacing'
import { examineOffice } from '../examination/examine'
import { linesOf } from '../examination/report'
import { explainFailure } from '../startup-failure'
import { outliveClosedOutput } from './terminal'

/** `npm run doctor -- [data folder]`: what is wrong with an office's data; ends with 1 when anything is. Rules SEC-2 to SEC-4. */
async function doctor(config: Config): Promise<number> {
  if (!config.databaseUrl) await requireNotReplacing(config.dataDir)
  const office = await examineOffice(config)
  const key = await readKeyBytes(config.dataDir, config.key).catch(() => null)
  // The demonstration makes none by itself.
  const days = config.demo ? 0 : office.days
  const shelf = await examineShelf({ folder: shelfIn(config.dataDir), key, days })
  const examination = {
    ...office,
    checked: [...office.checked, { title: '备份文件', count: SHELF_CHECKS.length }],
    findings: [...office.findings, ...shelf],
  }
  const at = config.databaseUrl ? `PostgreSQL 与密钥所在的 ${config.dataDir}` : `数据目录 ${config.dataDir}`
  for (const line of [`检查 ${at}（只读，不改动任何东西）`, ...linesOf(examination)]) process.stdout.write(`${line}\n`)
  return examination.findings.length === 0 ? 0 : 1
}

/** The folder may be named; a path is meant from where the person stands, which npm keeps. */
function withFolder(config: Config, args: readonly string[]): Config {
  const unknown = args.find((argument, index) => argument.startsWith('-') || index > 0)
  if (unknown !== undefined)
    throw new ConfigError(`不认识的参数 ${unknown}；用法：npm run doctor -- [数据目录] 或 -- --demo`)
  const [folder] = args
  return folder === undefined ? config : { ...config, dataDir: resolve(process.env.INIT_CWD ?? '.', folder) }
}

outliveClosedOutput()
let config: Config | undefined
try {
  config = readConfig({ env: process.env, argv: process.argv, from: import.meta.dirname })
  config = withFolder(
    config,
    process.argv.slice(2).filter((argument) => argument !== '--demo'),
  )
  process.exitCode = await doctor(config)
} catch (error) {
  process.stderr.write(`${explainFailure(error, config)}\n`)
  process.exitCode = 1
}
