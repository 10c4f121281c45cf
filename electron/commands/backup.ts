import { join, resolve } from 'node:path'
import { makeBackup } from '../backup/make-backup'
import { tidyWhenStopped } from '../backup/scratch'
import { findBackup, shelfIn } from '../backup/shelf'
import { type Config, ConfigError, readConfig } from '../config'
import { KeyMissingError, readKeyBytes } from '../database/personal'
import { requireNotReplacing } from '../database/replacing'
import { explainFailure } from '../startup-failure'
import { outliveClosedOutput } from './terminal'

const PHASES = { copying: '正在拷贝数据……', sealing: '正在压缩、加密……', trying: '正在试恢复并体检……' }

const USAGE = '用法：npm run backup -- [存到的文件夹]'

/** `npm run backup -- [to]`: a backup beside a running office; ends with 1 when it is not sound. Rule SEC-4. */
async function backup(config: Config, to: string | undefined): Promise<number> {
  if (!config.databaseUrl) await requireNotReplacing(config.dataDir)
  const folder = to === undefined ? shelfIn(config.dataDir) : resolve(process.env.INIT_CWD ?? '.', to)
  const key = await readKeyBytes(config.dataDir, config.key)
  if (!key) throw new KeyMissingError(config.dataDir)
  const { dataDir, databaseUrl, attachmentsDir } = config
  const source = { dataDir, databaseUrl, attachmentsDir }
  const order = { source, folder, key, reason: 'asked' as const, version: config.version, now: Date.now() }
  const name = await makeBackup(order, (phase) => say(PHASES[phase]))
  const made = await findBackup(folder, name)
  say(`备份已做成：${join(folder, name)}（${((made?.size ?? 0) / 1_048_576).toFixed(1)} MB）`)
  if (made?.hasRecovery === false)
    say('这份备份没有带恢复口令：换一台电脑恢复时，除了这个文件还需要 office.key。口令在「设置」里设')
  if (made?.state === 'sound') {
    say('已试恢复一遍，体检没有发现问题')
    return 0
  }
  for (const { rule, name: check, where, what } of made?.findings ?? []) say(`✗ ${rule} ${check}  ${where}：${what}`)
  say(`备份没有通过体检，共 ${made?.found ?? 0} 处：文件留着，但不能当作可靠的备份`)
  return 1
}

function targetIn(args: readonly string[]): string | undefined {
  if (args.some((argument) => argument.trim() === '')) throw new ConfigError(`有一个参数是空的；${USAGE}`)
  const unknown = args.find((argument, index) => argument.startsWith('-') || index > 0)
  if (unknown !== undefined) throw new ConfigError(`不认识的参数 ${unknown}；${USAGE}`)
  return args[0]
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

outliveClosedOutput()
tidyWhenStopped()
let config: Config | undefined
try {
  config = readConfig({ env: process.env, argv: process.argv, from: import.meta.dirname })
  process.exitCode = await backup(config, targetIn(process.argv.slice(2).filter((argument) => argument !== '--demo')))
} catch (error) {
  process.stderr.write(`${explainFailure(error, config)}\n`)
  process.exitCode = 1
}
