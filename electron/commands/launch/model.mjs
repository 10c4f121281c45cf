import { join } from 'node:path'
import { runChild } from './child.mjs'
import { prepare, ROOT, say } from './prepare.mjs'

/** `npm run model -- --runs 500`: plays the claims against their model that often, on both databases. */
const at = process.argv.indexOf('--runs')
const runs = at < 0 ? 200 : Number(process.argv[at + 1])
if (!Number.isInteger(runs) || runs < 1) {
  say('用法：npm run model -- --runs 次数')
  process.exit(1)
}

await prepare()
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
const test = ['run', '--project', 'office', '--project', 'postgres', 'test/property/claims.property.test.ts']
const { code } = await runChild(process.execPath, [vitest, ...test], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, FANGHAO_MODEL_RUNS: String(runs) },
})
process.exitCode = code ?? 1
