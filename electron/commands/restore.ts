import { resolve } from 'node:path'
import { formatInstant } from '../../shared/kernel/day'
import { type RestoreOrder, restoreIntoFolder } from '../backup/restore'
import { restoreIntoPostgres } from '../backup/restore-postgres'
import { type Config, ConfigError, readConfig } from '../config'
import { linesOf } from '../examination/report'
import { explainFailure } from '../startup-failure'
import { askSecret } from './terminal'

const USAGE = '用法：npm run restore -- 备份文件 [恢复到的文件夹或 postgres://…] [--force]'

/** `npm run restore -- FILE [to] [--force]`: an office out of a backup; keeps what it replaces. Rules SEC-3, SEC-4. */
async function restore(config: Config, args: readonly string[]): Promise<void> {
  const unknown = args.find((argument) => argument.startsWith('-') && argument !== '--force')
  const [file, to, more] = args.filter((argument) => !argument.startsWith('-'))
  if (unknown !== undefined || more !== undefined) throw new ConfigError(`不认识的参数 ${unknown ?? more}；${USAGE}`)
  if (file === undefined) throw new ConfigError(`没有说恢复哪个文件；${USAGE}`)
  const databaseUrl = to === undefined ? config.databaseUrl : /^postgres(ql)?:\/\//.test(to) ? to : undefined
  const dataDir = to === undefined || databaseUrl !== undefined ? config.dataDir : fromWhereOneStands(to)
  const order: RestoreOrder = {
    file: fromWhereOneStands(file),
    dataDir,
    key: { given: config.key, folders: [config.dataDir], askPassphrase },
    isForced: args.includes('--force'),
    by: '',
    now: Date.now(),
  }
  say(`正在打开备份 ${order.file} ……`)
  const restored = databaseUrl
    ? await restoreIntoPostgres({ ...order, databaseUrl, version: config.version })
    : await restoreIntoFolder(order)
  const at = databaseUrl ? `PostgreSQL，密钥在 ${dataDir}` : dataDir
  say(`已恢复到 ${at}：数据是 ${formatInstant(restored.madeAt)} 的，所有人要重新登录`)
  if (restored.kept) say(`原来的数据另存在 ${restored.kept}`)
  if (restored.findings.length > 0) {
    for (const line of linesOf({ checked: [], left: [], findings: restored.findings })) say(line)
  }
}

/** From a script it comes in `FANGHAO_RECOVERY` or on the standard input; otherwise it is typed unseen. */
async function askPassphrase(): Promise<string> {
  return process.env.FANGHAO_RECOVERY || askSecret('恢复口令（输入时不显示）：')
}

/** A path is meant from where the person stands, which npm keeps. */
function fromWhereOneStands(path: string): string {
  return resolve(process.env.INIT_CWD ?? '.', path)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

let config: Config | undefined
try {
  config = readConfig({ env: process.env, argv: process.argv, from: import.meta.dirname })
  await restore(
    config,
    process.argv.slice(2).filter((argument) => argument !== '--demo'),
  )
} catch (error) {
  process.stderr.write(`${explainFailure(error, config)}\n`)
  process.exitCode = 1
}
