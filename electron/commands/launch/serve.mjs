import { readArguments, serveOffice } from './office.mjs'
import { prepare } from './prepare.mjs'

const args = readArguments(['--demo'])
await prepare()
process.exitCode = await serveOffice(args)
