import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'

const ROOT = resolve(import.meta.dirname, '../..')
// The validator, the schema and the YAML reader that electron-builder itself brings and uses.
const fromBuilder = createRequire(createRequire(join(ROOT, 'package.json')).resolve('app-builder-lib/package.json'))

const configSchema = z.looseObject({
  asarUnpack: z.array(z.string()),
  extraResources: z.array(z.looseObject({ from: z.string(), to: z.string() })),
})

function readPackaging(): unknown {
  return fromBuilder('js-yaml').load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8'))
}

it('packaging is described in words electron-builder knows', () => {
  const { default: Ajv } = fromBuilder('ajv')
  const validate = new Ajv({ strict: false, allErrors: true }).compile(fromBuilder('./scheme.json'))
  validate(readPackaging())
  expect(validate.errors).toBeNull()
  validate({ ...z.looseObject({}).parse(readPackaging()), asarUnpak: [] })
  expect(validate.errors).not.toBeNull()
})

it('packaging takes native parts out of the archive and ships fonts and templates that exist', () => {
  const { asarUnpack, extraResources } = configSchema.parse(readPackaging())
  expect(asarUnpack.some((pattern) => pattern.includes('node_modules/sqlite3/'))).toBe(true)
  expect(asarUnpack.some((pattern) => pattern.includes('node_modules/@node-rs/argon2'))).toBe(true)
  expect(extraResources.map(({ to }) => to).sort()).toEqual(['fonts', 'resources'])
  for (const { from } of extraResources) expect(existsSync(join(ROOT, from)), from).toBe(true)
})
