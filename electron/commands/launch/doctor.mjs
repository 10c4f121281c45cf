import { join } from 'node:path'
import { runChild } from './child.mjs'
import { prepare, ROOT } from './prepare.mjs'

await prepare()
const doctor = ['--enable-source-maps', join(ROOT, 'out', 'main', 'doctor.js'), ...process.argv.slice(2)]
process.exitCode = (await runChild(process.execPath, doctor, { stdio: 'inherit' })).code
