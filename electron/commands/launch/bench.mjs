import { join } from 'node:path'
import { runChild } from './child.mjs'
import { giveUp, prepare, ROOT } from './prepare.mjs'

await prepare()
const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
const build = [vite, 'build', '--config', join('test', 'bench', 'vite.config.ts'), '--logLevel', 'warn']
const built = await runChild(process.execPath, build, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
if (built.code !== 0) {
  process.stderr.write(built.output)
  giveUp('基准程序没有构建成功，原因见上')
}
const bench = [join(ROOT, 'out', 'bench', 'bench.js'), ...process.argv.slice(2)]
process.exitCode = (await runChild(process.execPath, bench, { cwd: ROOT, stdio: 'inherit' })).code
