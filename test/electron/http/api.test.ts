import { randomUUID } from 'node:crypto'
import { isContractProcedure } from '@orpc/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MIGRATIONS } from '../../../electron/database/migrate'
import { contract } from '../../../shared/contract'
import { type Answered, aBrowser, codeOf } from '../../office/a-browser'
import { aForm, LIST_TOTAL } from '../../office/a-ticket'
import { anOffice, PASSWORD, type TestOffice } from '../../office/an-office'
import { priceListFile } from '../../office/price-list'

async function wanglinOf({ office }: TestOffice) {
  const browser = aBrowser(office)
  await browser.post('staff.signIn', { requestId: randomUUID(), login: 'wanglin', password: PASSWORD })
  return browser
}

function pathsOf(router: object, path: string[] = []): [string, string][] {
  return Object.entries(router).flatMap(([name, inner]: [string, unknown]) => {
    const here = [...path, name]
    if (isContractProcedure(inner)) {
      const method: string = inner['~orpc'].route.method ?? ''
      return [[`/${here.join('/')}`, method.toLowerCase()]] satisfies [string, string][]
    }
    return typeof inner === 'object' && inner !== null ? pathsOf(inner, here) : []
  })
}

const rpcAnswer = z.object({ json: z.unknown() })
const ofRpc = ({ json }: Answered) => rpcAnswer.parse(json).json

describe('the calls as REST', () => {
  it('are all described, each by its one method, by the contract’s own schemas', async () => {
    const { office } = await anOffice()
    const answer = await aBrowser(office).send('/api/openapi.json')
    const api = z
      .object({ openapi: z.string(), paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse(answer.json)

    expect(api.openapi).toMatch(/^3\.1/)
    const described = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [path, method]),
    )
    expect(described.sort()).toEqual(pathsOf(contract).sort())
    expect(JSON.stringify(api.paths['/ledger/tickets/submit'])).toContain('expectedTotal')
  })

  it('give what the page’s protocol gives', async () => {
    const office = await anOffice()
    const wanglin = await wanglinOf(office)
    const { projectId } = office
    const unitId = await office.unitId('1-1-1203')
    const at = `projectId=${projectId}`

    const pairs: [string, string, object][] = [
      ['/api/staff/session', 'staff.session', {}],
      ['/api/project/list', 'project.list', {}],
      [`/api/project/detail?${at}`, 'project.detail', { projectId }],
      [`/api/ledger/board?${at}`, 'ledger.board', { projectId }],
      [`/api/ledger/unit?${at}&unitId=${unitId}`, 'ledger.unit', { projectId, unitId }],
      [`/api/ledger/tickets/list?${at}&states[]=draft`, 'ledger.tickets.list', { projectId, states: ['draft'] }],
      [`/api/customers/find?${at}&text=1234`, 'customers.find', { projectId, text: '1234' }],
    ]
    for (const [path, call, input] of pairs) {
      const rest = await wanglin.send(path)
      expect({ path, status: rest.status, json: rest.json }).toEqual({
        path,
        status: 200,
        json: ofRpc(await wanglin.rpc(call, input)),
      })
    }
  })

  it('SEC-5: refuse as the page’s protocol does', async () => {
    const office = await anOffice()
    const wanglin = await wanglinOf(office)
    const where = { projectId: randomUUID(), unitId: randomUUID() }
    const refused: [string, object, number][] = [
      ['ledger.unit', where, 404],
      ['ledger.unit', { projectId: 'x' }, 422],
      ['staff.list', {}, 403],
    ]
    for (const [call, input, status] of refused) {
      const query = new URLSearchParams(Object.entries(input))
      const rest = await wanglin.send(`/api/${call.replaceAll('.', '/')}?${query}`)
      const rpc = await wanglin.rpc(call, input)
      expect([rest.status, rpc.status]).toEqual([status, status])
      expect(rest.json).toEqual(ofRpc(rpc))
    }
    expect((await aBrowser(office.office).send('/api/project/list')).status).toBe(401)
  })

  it('LED-2: a ticket submitted by one and repeated by the other is one ticket', async () => {
    const office = await anOffice()
    const wanglin = await wanglinOf(office)
    const { projectId } = office
    const form = aForm(await office.unitId('1-1-1203'))
    const submission = { requestId: randomUUID(), projectId, draft: null, form, expectedTotal: LIST_TOTAL }

    const rest = await wanglin.post('ledger.tickets.submit', submission)

    expect(rest.status).toBe(200)
    expect(ofRpc(await wanglin.rpc('ledger.tickets.submit', submission))).toEqual(rest.json)
    const again = await wanglin.post('ledger.tickets.submit', { ...submission, requestId: randomUUID() })
    expect([again.status, codeOf(again)]).toEqual([409, 'UNIT_HELD'])
  })

  it('LED-8: take a price list as an ordinary form with a file', async () => {
    const office = await anOffice()
    const manager = aBrowser(office.office)
    await manager.post('staff.signIn', { requestId: randomUUID(), login: 'manager', password: PASSWORD })
    const form = new FormData()
    form.set('requestId', randomUUID())
    form.set('projectId', office.projectId)
    form.set('decidedBy', 'unitPrice')
    form.set('file', await priceListFile())

    const answer = await manager.send('/api/ledger/previewPriceList', { method: 'POST', body: form })

    expect([answer.status, answer.json]).toMatchObject([200, { homes: { unchanged: 12, added: 0 } }])
  })

  it('SEC-1: a command is not given by following a link', async () => {
    const office = await anOffice()
    const wanglin = await wanglinOf(office)
    const requestId = randomUUID()
    const data = encodeURIComponent(JSON.stringify({ json: { requestId } }))
    for (const path of [`/rpc/staff/signOut?data=${data}`, `/api/staff/signOut?requestId=${requestId}`]) {
      for (const method of ['GET', 'HEAD']) {
        expect((await wanglin.send(path, { method })).status, `${method} ${path}`).toBeGreaterThanOrEqual(404)
      }
    }
    expect((await wanglin.send('/api/project/list')).status).toBe(200)
  })

  it('SEC-1: a name that is no call is found nowhere, not even on the way to one', async () => {
    const browser = aBrowser((await anOffice()).office)
    for (const call of [
      'nothing',
      'staff',
      'staff.nothing',
      '__proto__',
      'constructor',
      'staff.__proto__',
      'staff.signIn.~orpc',
      'ledger.tickets',
    ]) {
      for (const answer of [await browser.rpc(call), await browser.post(call, {})]) {
        expect([call, answer.status, answer.json]).toEqual([call, 404, { error: 'NO_SUCH_CALL' }])
      }
    }
  })
})

describe('the cookie', () => {
  it('SEC-1: each is read by no script, sent to no other site, and lasts as long as the session', async () => {
    const { office } = await anOffice()
    const browser = aBrowser(office)
    await browser.rpc('staff.signIn', { requestId: randomUUID(), login: 'wanglin', password: PASSWORD })
    expect(browser.setCookies).toEqual(
      ['session', 'pc'].map((name) =>
        expect.stringMatching(
          new RegExp(`^fanghao_${name}=[\\w-]{43}; Max-Age=43200; Path=/; HttpOnly; SameSite=Strict$`),
        ),
      ),
    )
  })

  it('SEC-1: is not set by a refused sign-in, nor by a query', async () => {
    const { office } = await anOffice()
    const browser = aBrowser(office)
    await browser.rpc('staff.signIn', { requestId: randomUUID(), login: 'wanglin', password: 'wrong horse' })
    expect(browser.setCookies).toEqual([])
    await browser.rpc('staff.session')
    expect(browser.setCookies).toEqual([])
  })
})

describe('health', () => {
  it('SEC-4: tells version, database and schema while the office can write', async () => {
    const { office, databaseUrl } = await anOffice()
    const answer = await aBrowser(office).send('/health')
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        status: 'ok',
        version: '0.0.0-test',
        database: databaseUrl === undefined ? 'sqlite' : 'postgres',
        schema: MIGRATIONS.at(-1)?.name,
      },
    ])
  })

  it('SEC-4: says so when the office cannot write', async () => {
    const test = await anOffice()
    await test.office.close()
    const answer = await aBrowser(test.office).send('/health')
    expect([answer.status, answer.json]).toMatchObject([503, { status: 'readOnly', reason: expect.any(String) }])
  })
})
