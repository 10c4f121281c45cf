import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ordered } from '../../../electron/commands/office-client'
import type { Signal } from '../../../electron/gate/changes'
import { done } from '../../../electron/gate/done'
import type { HandlersOf } from '../../../electron/gate/handlers'
import { auditTable, sessionTable, settingTable } from '../../../electron/gate/tables'
import { command, order } from '../../../shared/kernel/call'
import { refusal, refuse } from '../../../shared/kernel/refusal'
import { aGate } from '../../office/a-gate'
import { refusalOf } from '../../office/a-ticket'
import { findBrokenLink, keyOf } from '../../office/records'

const contract = {
  desk: {
    number: command('signedIn')
      .input(order({ text: z.string(), how: z.enum(['keep', 'refuse', 'crash', 'spoil']) }))
      .errors({ DESK_CLOSED: refusal('SEC-5', {}) })
      .output(z.strictObject({ number: z.string() })),
  },
}

/** A desk that gives numbers, refuses, fails halfway, or leaves what only the commit refuses. */
const handlers: HandlersOf<typeof contract> = {
  desk: {
    number: async (tx, { text, how }) => {
      const number = await tx.drawNumber('ticket')
      await tx.db.insert(settingTable, { name: text, value: number })
      if (how === 'refuse') return refuse('DESK_CLOSED', {})
      if (how === 'crash') throw new Error('halfway')
      if (how === 'spoil') {
        await tx.db.select('PRAGMA defer_foreign_keys = ON', [])
        const session = {
          id: 's',
          personId: 'nobody at all',
          createdAt: 0,
          expiresAt: 0,
          endedAt: null,
          lockedAt: null,
        }
        await tx.db.insert(sessionTable, session)
      }
      return done({ number }, { subject: text }, { board: true })
    },
  },
}

async function aDesk() {
  const gate = await aGate(contract, handlers)
  const told = gate.hub.watch('office', undefined)
  await told.next()
  const nextTold = async (): Promise<Signal | undefined> => (await told.next()).value ?? undefined
  const kept = async () => (await gate.database.reader.find(settingTable)).filter(({ value }) => value.startsWith('FH'))
  return { ...gate, nextTold, kept }
}

const ask = (index: number) => (['keep', 'refuse', 'keep', 'crash'] as const)[index % 4] ?? 'keep'

describe('commands that share a commit', () => {
  it('LED-3, SEC-2: numbers stay gapless and the chain whole, though some are refused and some fail', async () => {
    const { client, database, kept, nextTold, ...place } = await aDesk()

    const answers = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => client.desk.number(ordered({ text: `note ${index}`, how: ask(index) }))),
    )

    const numbers = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.number] : []))
    const serials = Array.from({ length: 20 }, (_, index) => `FH-20260607-${String(index + 1).padStart(4, '0')}`)
    expect([...numbers].sort()).toEqual(serials)
    expect((await kept()).map(({ value }) => value).sort()).toEqual(serials)
    expect(await findBrokenLink(database.reader, await keyOf(place), 'office')).toBe(null)
    const audit = await database.reader.find(auditTable)
    expect(audit.filter(({ outcome }) => outcome === 'done')).toHaveLength(20)
    expect(audit.filter(({ outcome }) => outcome === 'refused')).toHaveLength(10)
    for (let number = 1; number <= 20; number += 1) expect(await nextTold()).toMatchObject({ kind: 'change', number })
  })

  it('LED-2: whoever is answered finds their own work on the disk', async () => {
    const { client, kept } = await aDesk()
    const found = await Promise.all(
      Array.from({ length: 12 }, async (_, index) => {
        const { number } = await client.desk.number(ordered({ text: `note ${index}`, how: 'keep' }))
        return (await kept()).some(({ value }) => value === number)
      }),
    )
    expect(found).toEqual(Array(12).fill(true))
  })

  it('SEC-4: a commit that fails answers nobody with success, publishes nothing and may be asked again', async () => {
    const { client, database, kept, nextTold } = await aDesk()

    const spoilt = ordered({ text: 'spoilt', how: 'spoil' } as const)
    expect(await refusalOf(client.desk.number(spoilt))).toMatchObject({ code: 'UNEXPECTED' })

    expect(await kept()).toEqual([])
    expect(await database.reader.count(auditTable)).toBe(0)
    const { number } = await client.desk.number(ordered({ text: 'later', how: 'keep' }))
    expect(number).toBe('FH-20260607-0001')
    expect(await nextTold()).toMatchObject({ kind: 'change', number: 1 })
  })
})
