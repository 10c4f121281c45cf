import { randomUUID } from 'node:crypto'
import { safe } from '@orpc/client'
import { eventIterator } from '@orpc/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ordered } from '../../../electron/commands/office-client'
import { done } from '../../../electron/gate/done'
import type { HandlersOf } from '../../../electron/gate/handlers'
import { auditTable, requestAnswerTable, settingTable } from '../../../electron/gate/tables'
import { command, order, query, watch } from '../../../shared/kernel/call'
import { refusal, refuse } from '../../../shared/kernel/refusal'
import { aGate } from '../../office/a-gate'
import { refusalOf } from '../../office/a-ticket'

const noteSchema = z.strictObject({ text: z.string() })

/** A desk that takes notes, and can be made to fail in every way a room could. */
const deskContract = {
  desk: {
    write: command('signedIn')
      .input(order({ text: z.string() }))
      .errors({ DESK_CLOSED: refusal('SEC-5', {}) })
      .output(noteSchema),
    read: query('signedIn').output(noteSchema),
    follow: watch('signedIn').output(eventIterator(noteSchema)),
  },
}

const SECRET = 'floor 1503000 at /srv/office/prices.ts'

async function aDesk() {
  const desk = { isOpen: true, crashes: false, leaks: false, opensNext: false, tellsTooMuch: false, written: 0 }
  const note = (text: string) => (desk.leaks ? { text, floor: SECRET } : { text })
  const handlers: HandlersOf<typeof deskContract> = {
    desk: {
      write: async (tx, { text }) => {
        if (!desk.isOpen) {
          desk.isOpen = desk.opensNext
          return refuse('DESK_CLOSED', desk.tellsTooMuch ? { floor: SECRET } : {})
        }
        desk.written += 1
        await tx.db.insert(settingTable, { name: text, value: 'written' })
        if (desk.crashes) throw new Error(SECRET)
        return done(note(text), { subject: text }, { board: true })
      },
      read: async () => {
        if (desk.crashes) throw new Error(SECRET)
        return note('all')
      },
      follow: async function* () {
        yield note('first')
        if (desk.crashes) throw new Error(SECRET)
      },
    },
  }
  const gate = await aGate(deskContract, handlers)
  const isWritten = async (text: string) => (await gate.database.reader.countBy(settingTable, { name: text })) === 1
  return {
    ...gate,
    desk,
    isWritten,
    count: (table: typeof auditTable | typeof requestAnswerTable) => gate.database.reader.count(table),
  }
}

describe('what nobody foresaw', () => {
  it('SEC-5: an error in the middle of a command leaves nothing behind: no row, no audit link, no kept answer', async () => {
    const { client, desk, isWritten, count } = await aDesk()
    desk.crashes = true

    expect(await refusalOf(client.desk.write(ordered({ text: 'half' })))).toMatchObject({ code: 'UNEXPECTED' })

    expect(desk.written).toBe(1)
    expect(await isWritten('half')).toBe(false)
    expect([await count(auditTable), await count(requestAnswerTable)]).toEqual([0, 0])
  })

  it('SEC-5: tells an id and nothing else, and the log has that id with what happened', async () => {
    const { client, desk, wire, log } = await aDesk()
    desk.crashes = true

    const { data } = await refusalOf(client.desk.write(ordered({ text: 'half' })))

    const { id } = z.strictObject({ id: z.uuid() }).parse(data)
    expect(wire.status).toBe(500)
    expect(wire.body).not.toMatch(/\.ts|node_modules|floor|Error:|\bat /)
    for (const fact of [id, 'desk.write', SECRET, 'unexpected.test.ts']) expect(log.join('')).toContain(fact)
  })

  it('SEC-5: the same request may be sent again afterwards and is then carried out', async () => {
    const { client, desk, isWritten } = await aDesk()
    const request = ordered({ text: 'again' })
    desk.crashes = true
    await refusalOf(client.desk.write(request))
    desk.crashes = false

    expect(await client.desk.write(request)).toEqual({ text: 'again' })
    expect(await isWritten('again')).toBe(true)
  })

  it('SEC-1: an answer that is more than its contract promises is undone, not sent', async () => {
    const { client, desk, wire, isWritten, count } = await aDesk()
    desk.leaks = true

    expect(await refusalOf(client.desk.write(ordered({ text: 'leak' })))).toMatchObject({ code: 'UNEXPECTED' })
    expect(wire.body).not.toContain('floor')
    expect(await isWritten('leak')).toBe(false)
    expect(await count(auditTable)).toBe(0)

    expect(await refusalOf(client.desk.read())).toMatchObject({ code: 'UNEXPECTED' })
    expect(wire.body).not.toContain('floor')
  })

  it('SEC-1: a stream that yields more than its contract promises ends without the leak', async () => {
    const { client, desk } = await aDesk()
    desk.leaks = true
    const heard: unknown[] = []

    const failure = await follow(client, heard)

    expect(heard).toEqual([])
    expect(JSON.stringify(failure)).not.toContain('floor')
  })

  it('SEC-5: a stream that breaks says nothing of why', async () => {
    const { client, desk } = await aDesk()
    desk.crashes = true
    const heard: unknown[] = []

    const failure = await follow(client, heard)

    expect(heard).toEqual([{ text: 'first' }])
    expect(failure).toBeInstanceOf(Error)
    expect(`${failure} ${JSON.stringify(failure)}`).not.toMatch(/floor|\.ts/)
  })

  it('SEC-1: a refusal that tells more than its contract promises does not reach the caller', async () => {
    const { client, desk, wire } = await aDesk()
    Object.assign(desk, { isOpen: false, tellsTooMuch: true })

    expect(await refusalOf(client.desk.write(ordered({ text: 'odd' })))).toMatchObject({ code: 'UNEXPECTED' })
    expect(wire.body).not.toContain('floor')
  })
})

describe('one request sent twice at once', () => {
  it('SEC-2: has one effect and one answer', async () => {
    const { client, desk, isWritten, count } = await aDesk()
    const request = ordered({ text: 'once' })

    const answers = await Promise.all(Array.from({ length: 8 }, () => client.desk.write(request)))

    expect(answers).toEqual(Array(8).fill({ text: 'once' }))
    expect(desk.written).toBe(1)
    expect(await isWritten('once')).toBe(true)
    expect(await count(auditTable)).toBe(1)
  })

  it('SEC-2: gives the same answer to both, though the desk opens between them', async () => {
    const { client, desk, isWritten } = await aDesk()
    const request = ordered({ text: 'between' })
    Object.assign(desk, { isOpen: false, opensNext: true })

    const [one, other] = await Promise.all([safe(client.desk.write(request)), safe(client.desk.write(request))])

    // Which of the two turns comes first is the database's; both are told what came of it, and so is who asks again.
    const told = { data: one.data, code: one.error?.message }
    expect({ data: other.data, code: other.error?.message }).toEqual(told)
    expect(desk.written).toBe(one.data ? 1 : 0)
    expect(await isWritten('between')).toBe(desk.written === 1)
    const again = await safe(client.desk.write(request))
    expect({ data: again.data, code: again.error?.message }).toEqual(told)
  })

  it('SEC-5: the id of another request is refused even before the room sees it', async () => {
    const { client, desk } = await aDesk()
    const requestId = randomUUID()
    await client.desk.write({ requestId, text: 'one' })

    expect(await refusalOf(client.desk.write({ requestId, text: 'other' }))).toMatchObject({ code: 'REQUEST_REUSED' })
    expect(desk.written).toBe(1)
  })
})

async function follow(client: Awaited<ReturnType<typeof aDesk>>['client'], heard: unknown[]): Promise<unknown> {
  try {
    for await (const event of await client.desk.follow()) heard.push(event)
    return null
  } catch (error) {
    return error
  }
}
