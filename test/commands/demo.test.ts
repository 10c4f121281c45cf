import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDemo } from '../../electron/commands/demo'
import { clientOf, type OfficeClient, ordered } from '../../electron/commands/office-client'
import { readConfig } from '../../electron/config'

async function aDemo(): Promise<{ client: OfficeClient; projectId: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fanghao-demo-'))
  const env = { FANGHAO_DATA_DIR: dataDir, FANGHAO_LOG: 'silent' }
  const office = await openDemo(readConfig({ env, argv: ['--demo'], from: resolve('out/main') }))
  onTestFinished(async () => {
    await office.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const client = clientOf(office)
  await client.staff.signIn(ordered({ login: 'manager', password: 'fanghao-demo' }))
  const [project] = await client.project.list()
  return { client, projectId: project?.id ?? '' }
}

describe('the demonstration as a visitor finds it', () => {
  it('LED-11: has a garage and storerooms, some tied to homes, and a ticket that took a parking space along', async () => {
    const { client, projectId } = await aDemo()
    const { units, buildings } = await client.ledger.board({ projectId })
    expect(buildings.map(({ name }) => name)).toEqual(['1栋', '2栋', '3栋', '车位', '储藏室'])
    expect(units.kind.filter((kind) => kind === 'parking')).toHaveLength(40)
    expect(units.kind.filter((kind) => kind === 'storeroom')).toHaveLength(8)

    const homeId = units.id[units.number.indexOf('1-1-1602')] ?? ''
    const { tied } = await client.ledger.unit({ projectId, unitId: homeId })
    expect(tied.map(({ number }) => number)).toEqual(['储藏室-B1-01', '车位-B1-002', '车位-B1-003'])

    const tickets = await client.ledger.tickets.list({ projectId, states: ['approved'] })
    const approved = tickets.find(({ unit }) => unit === '2-1-0903')
    expect(approved?.tied.map(({ unit }) => unit)).toEqual(['车位-B1-005'])
  })
})
