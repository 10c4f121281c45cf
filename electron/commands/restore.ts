import { resolve } from 'node:path'
import { numbersOf } from '../../shared/backup/restored'
import { formatInstant } from '../../shared/kernel/day'
import { folderOfOffice, withBackupOf } from '../backup/from-folder'
import { type RestoreOrder, restoreIntoFolder } from '../backup/restore'
import { restoreIntoPostgres } from '../backup/restore-postgres'
import { tidyWhenStopped } from '../backup/scratch'
import { type Config, ConfigError, readConfig } from '../config'
import { linesOf } from '../examination/report'
import { explainFailure } from '../startup-failure'
import { askSecret, outliveClosedOutput } from './terminal'

const USAGE = '用法：npm run restore -- 备份文件或 replaced-… 文件夹 [恢复到的文件夹或 postgres://…] [--force]'

/** Where a backup is restored to: what is said of it names that place. */
type Target = { file: string; isForced: boolean } & Pick<Config, 'dataDir' | 'databaseUrl'>

function targetOf(config: Config, args: readonly string[]): Target {
  if (args.some((argument) => argument.trim() === '')) throw new ConfigError(`有一个参数是空的；${USAGE}`)
  const unknown = args.find((argument) => argument.startsWith('-') && argument !== '--force')
  const [file, to, more] = args.filter((argument) => !argument.startsWith('-'))
  if (unknown !== undefined || more !== undefined) throw new ConfigError(`不认识的参数 ${unknown ?? more}；${USAGE}`)
  if (file === undefined) throw new ConfigError(`没有说恢复哪个文件；${USAGE}`)
  const databaseUrl = to === undefined ? config.databaseUrl : /^postgres(ql)?:\/\//.test(to) ? to : undefined
  const dataDir = to === undefined || databaseUrl !== undefined ? config.dataDir : fromWhereOneStands(to)
  return { file: fromWhereOneStands(file), dataDir, databaseUrl, isForced: args.includes('--force') }
}

/** `npm run restore -- FILE [to] [--force]`: an office out of a backup; keeps what it replaces. Rules SEC-3, SEC-4. */
async function restore(config: Config, target: Target): Promise<void> {
  const now = Date.now()
  const folder = await folderOfOffice(target.file)
  if (folder === null) {
    say(`正在打开备份 ${target.file} ……`)
    await restoreFrom(config, target, now)
    return
  }
  say(`${folder} 里是一份房号管家的数据：先把它做成备份，再恢复 ……`)
  await withBackupOf(folder, { keyGiven: config.key, version: config.version, now }, (file) =>
    restoreFrom(config, { ...target, file }, now, folder),
  )
}

async function restoreFrom(config: Config, target: Target, now: number, ...folders: string[]): Promise<void> {
  const { databaseUrl, ...to } = target
  const key = { given: config.key, folders: [...folders, config.dataDir], askPassphrase }
  const order: RestoreOrder = { ...to, key, by: '', now, onCleared: sayCleared }
  const restored = databaseUrl
    ? await restoreIntoPostgres({
        ...order,
        databaseUrl,
        attachmentsDir: config.attachmentsDir,
        version: config.version,
      })
    : await restoreIntoFolder(order)
  const at = databaseUrl ? `PostgreSQL，密钥在 ${order.dataDir}` : order.dataDir
  const { madeAt, until, numbering, passedOver } = restored.note
  say(`已恢复到 ${at}：备份做于 ${formatInstant(madeAt)}，数据到 ${formatInstant(until)} 为止，所有人要重新登录`)
  if (numbering === 'unknown') {
    say('注意：不知道备份之后又用了哪些号码。今天在那之后打印过的单据，号码会再次用到：请收回那些纸，或在上面写明作废')
  }
  for (const { first, last } of passedOver.map(numbersOf)) {
    say(
      `${first === last ? first : `${first} 至 ${last}`} 已印在纸上，不再使用：那些单据不在恢复后的数据里，请收回那些纸`,
    )
  }
  if (restored.kept) {
    const back = databaseUrl ? 'postgres://…' : order.dataDir
    say(`原来的数据另存在 ${restored.kept}（不会自动删除，确认不再需要时自己删）`)
    say(`要换回原来的：npm run restore -- ${restored.kept} ${back} --force`)
  }
  if (restored.findings.length > 0) {
    for (const line of linesOf({ checked: [], left: [], findings: restored.findings })) say(line)
  }
}

function sayCleared(paths: readonly string[]): void {
  say(`上次恢复或备份没有做完就被中断，留下的已清掉：${paths.join('、')}`)
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

outliveClosedOutput()
tidyWhenStopped()
let config: Config | undefined
try {
  config = readConfig({ env: process.env, argv: process.argv, from: import.meta.dirname })
  const target = targetOf(
    config,
    process.argv.slice(2).filter((argument) => argument !== '--demo'),
  )
  // What cannot be done is said of the place it was to be done at.
  const { dataDir, databaseUrl } = target
  const own = config
  config = { ...own, dataDir, databaseUrl }
  await restore(own, target)
} catch (error) {
  process.stderr.write(`${explainFailure(error, config)}\n`)
  process.exitCode = 1
}
