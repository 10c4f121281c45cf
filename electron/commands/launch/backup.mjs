import { join } from 'node:path'
import { runChild } from './child.mjs'
import { prepare, ROOT } from './prepare.mjs'

await prepare()
const backup = ['--enable-source-maps', join(ROOT, 'out', 'main', 'backup.js'), ...process.argv.slice(2)]
process.exitCode = (await runChild(process.execPath, backup, { stdio: 'inherit' })).code
