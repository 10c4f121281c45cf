import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { makeTemporaryFolder, prepare, ROOT, say } from './prepare.mjs'

/** `npm run faults -- [--long] [--kills 200]`: the crash and fault tests of `npm test`, more often, with a table at the end. */
const args = process.argv.slice(2)
const at = args.indexOf('--kills')
const kills = at >= 0 ? Number(args[at + 1]) : args.includes('--long') ? 200 : 20
const known = args.every((arg, place) => arg === '--long' || arg === '--kills' || (at >= 0 && place === at + 1))
if (!known || !Number.isInteger(kills) || kills < 1) {
  say('用法：npm run faults -- [--long] [--kills 次数]')
  process.exit(1)
}

await prepare()
const table = join(makeTemporaryFolder('faults'), 'table.txt')
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
const { code } = await runChild(process.execPath, [vitest, 'run', '--project', 'machine', 'test/faults'], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, FANGHAO_FAULTS_KILLS: String(kills), FANGHAO_FAULTS_TABLE: table },
})
const rows = existsSync(table)
  ? readFileSync(table, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : []
say('| 故障 | 数据库 | 次数 | 丢失 | 重复 | 半成 | 秒 | 用户看到 |')
say('|---|---|---|---|---|---|---|---|')
for (const { fault, database, tries, lost, doubled, half, seconds, told } of rows) {
  say(`| ${[fault, database, tries, lost, doubled, half, seconds.toFixed(1), told].join(' | ')} |`)
}
process.exitCode = code ?? 1
