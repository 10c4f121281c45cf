import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ordered } from '../../electron/commands/office-client'
import { gateRefusals } from '../../shared/kernel/call'
import { type Role, roleSchema } from '../../shared/staff/roles'
import { aBrowser } from '../office/a-browser'
import { anOffice, PASSWORD } from '../office/an-office'
import { auditOf, openRecords } from '../office/records'
import { type Answer, aPc, type Pc } from './a-pc'
import { aWorld } from './a-world'
import { soundOf } from './from-schema'
import { jsonOf } from './hostile-variations'
import { CALLS, type Call } from './the-calls'

/** One for whoever is let through, in the order of the roles. */
const MARKS: Record<Role, string> = {
  consultant: 'C',
  manager: 'M',
  director: 'D',
  finance: 'F',
  service: 'S',
  admin: 'A',
}

const refusedSchema = z.object({ data: z.object({ access: z.string() }) })

/** Turned away by the gate; a call that lets the role through may still refuse it a thing it does not decide. */
function isDeniedAt({ code, json }: Answer, call: Call): boolean {
  return code === 'NOT_ALLOWED' && refusedSchema.parse(json).data.access === call.access
}

describe('the surface, which a person reads before it changes', () => {
  it('SEC-1: is these calls, and each is let through for these roles alone', { timeout: 120_000 }, async () => {
    const world = await aWorld()
    const { office, logins } = world
    const pcs = new Map<Role, Pc>(roleSchema.options.map((role) => [role, aPc(office)]))
    const records = await openRecords(office)
    const denials: string[] = []
    const known = (await auditOf(records, 'office')).length

    const lines: string[] = []
    for (const [place, call] of CALLS.entries()) {
      const [sent] = call.input
        ? fc.sample(soundOf(call.input, world.known[0] ?? {}), { numRuns: 1, seed: place })
        : [undefined]
      const hostile = { input: jsonOf(sent ?? {}), file: fileIn(sent) }
      const roles: string[] = []
      for (const [role, pc] of pcs) {
        await pc.beSignedIn(logins[role])
        const answer = await pc.send(call.name, hostile)
        expect(answer.code, `${call.name} by ${role}`).not.toBe('INPUT_INVALID')
        const isDenied = isDeniedAt(answer, call)
        if (isDenied) denials.push(call.name)
        roles.push(isDenied ? '·' : MARKS[role])
      }
      const { code } = await aPc(office).send(call.name, hostile)
      expect(code === 'NOT_SIGNED_IN', `${call.name} by nobody`).toBe(call.access !== 'public')
      lines.push(lineOf(call, roles.join('')))
    }

    const denied = (await auditOf(records, 'office')).slice(known).filter(({ outcome }) => outcome === 'denied')
    expect(denied.map(({ call }) => call)).toEqual(denials)
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('surface-calls.txt')
  })

  it('SEC-1: is these addresses, with these headers', async () => {
    const browser = aBrowser((await anOffice()).office)
    await browser.rpc('staff.signIn', ordered({ login: 'wanglin', password: PASSWORD }))
    const asked: string[] = []
    for (const path of [
      '/',
      '/board',
      '/assets/none.js',
      '/health',
      '/api',
      '/api/',
      '/api/openapi.json',
      '/api/none',
      '/rpc/none',
    ]) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
        const { status, headers } = await browser.send(path, { method })
        asked.push(`${method} ${path}  ${status}`, ...(method === 'GET' ? linesOf(headers) : []))
      }
    }
    await expect(`${asked.join('\n')}\n`).toMatchFileSnapshot('surface-http.txt')
  })

  it('is these variables of the environment', async () => {
    const sources = await Promise.all((await filesUnder('electron')).map((file) => readFile(file, 'utf8')))
    const read = sources.flatMap((text) => text.match(/\bFANGHAO_[A-Z_]+|(?<=\benv\.)[A-Z][A-Z_]+/g) ?? [])
    await expect(`${[...new Set(read)].sort().join('\n')}\n`).toMatchFileSnapshot('surface-environment.txt')
  })
})

function fileIn(sent: unknown): File | null {
  return typeof sent === 'object' && sent !== null && 'file' in sent && sent.file instanceof File ? sent.file : null
}

function lineOf({ name, kind, access, input, codes }: Call, roles: string): string {
  const takes = input instanceof z.ZodObject ? Object.keys(input.shape) : []
  const own = codes.filter((code) => !(code in gateRefusals))
  return `${name}  ${kind}  ${access}  ${roles}\n  takes ${listed(takes)}\n  refuses ${listed(own)}`
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ')
}

/** The headers of policy; what changes with every answer is named by what it is. */
function linesOf(headers: Headers): string[] {
  const policy = [...headers].filter(([name]) => name !== 'content-length')
  return policy.map(([name, value]) => `  ${name}: ${value.replaceAll(/nonce-[\w+/=]+/g, 'nonce-…')}`)
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.flatMap((entry) =>
    entry.isFile() && /\.(ts|mjs)$/.test(entry.name) ? [join(entry.parentPath, entry.name)] : [],
  )
}
