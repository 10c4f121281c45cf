import { join } from 'node:path'
import { runChild } from './child.mjs'
import { prepare, ROOT } from './prepare.mjs'

await prepare()
const restore = ['--enable-source-maps', join(ROOT, 'out', 'main', 'restore.js'), ...process.argv.slice(2)]
process.exitCode = (await runChild(process.execPath, restore, { stdio: 'inherit' })).code
