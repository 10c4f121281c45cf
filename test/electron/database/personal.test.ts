import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { KeyMissingError, openKey, personalWith, UnreadableError } from '../../../electron/database/personal'
import { openOffice } from '../../../electron/office'
import { UNREADABLE } from '../../../shared/customers/buyer'
import { submitTicket } from '../../office/a-ticket'
import { anEmptyOffice, anOffice, OPENING } from '../../office/an-office'
import { configFor } from '../../office/office-config'

const PHONE = '13800006625'
const KEY = '0f'.repeat(32)

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fanghao-key-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

describe('encrypting personal data', () => {
  it('SEC-3: reads back what it wrote, names its key, and never writes the same twice', async () => {
    const personal = await openKey(await aFolder(), KEY, true)
    for (const plain of ['', PHONE, '江城市 滨江区 𠮷祥路', 'x'.repeat(100_000)]) {
      const ciphers = [
        personal.encrypt('customer.phone', 'zhang', plain),
        personal.encrypt('customer.phone', 'zhang', plain),
      ]
      expect(new Set(ciphers).size).toBe(2)
      for (const cipher of ciphers) {
        expect(cipher.startsWith(`${personal.keyId}.`)).toBe(true)
        expect(personal.decrypt('customer.phone', 'zhang', cipher)).toBe(plain)
      }
    }
  })

  it('SEC-4: hosts that open a new folder at the same moment have one key, and leave nothing else', async () => {
    const folder = await aFolder()
    const opened = await Promise.all(Array.from({ length: 16 }, () => openKey(folder, undefined, true)))
    expect(new Set(opened.map(({ keyId }) => keyId)).size).toBe(1)
    expect(await readdir(folder)).toEqual(['office.key'])
    expect((await stat(join(folder, 'office.key'))).mode & 0o777).toBe(0o600)
  })

  it('SEC-3: one field’s ciphertext cannot be put in another’s place', async () => {
    const personal = await openKey(await aFolder(), KEY, true)
    const cipher = personal.encrypt('customer.phone', 'zhang', PHONE)
    for (const field of ['customer.idNumber', 'person.phone', 'ticketBuyer.phone', 'requestAnswer.answer'] as const) {
      expect(() => personal.decrypt(field, 'zhang', cipher)).toThrow()
    }
  })

  it('SEC-3: one person’s ciphertext cannot be put in another’s place, nor made one of those that are bound to no row', async () => {
    const personal = await openKey(await aFolder(), KEY, true)
    const cipher = personal.encrypt('customer.phone', 'zhang', PHONE)
    expect(() => personal.decrypt('customer.phone', 'shen', cipher)).toThrow()
    for (const other of ['.', '.1.', '.2.2.']) {
      expect(() => personal.decrypt('customer.phone', 'zhang', cipher.replace('.2.', other))).toThrow()
    }
  })

  it('SEC-3: what was written before ciphertexts were bound to their row is still read', async () => {
    const personal = await openKey(await aFolder(), KEY, true)
    const earlier = '791074b4.BwcHBwcHBwcHBwcHXU7JMm85JAbQNdmmqJkrQ6B2d5QS8tDcSyxl'
    expect(personal.decrypt('customer.phone', 'zhang', earlier)).toBe(PHONE)
    expect(() => personal.decrypt('person.phone', 'zhang', earlier)).toThrow()
  })

  it('SEC-3: a ciphertext that was changed or cut short is not read', async () => {
    const personal = await openKey(await aFolder(), KEY, true)
    const cipher = personal.encrypt('customer.phone', 'zhang', PHONE)
    const [keyId = '', bound = '', sealed = ''] = cipher.split('.')
    const bytes = Buffer.from(sealed, 'base64url')
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(bytes.readUInt8(place) ^ 1, place)
      expect(() =>
        personal.decrypt('customer.phone', 'zhang', `${keyId}.${bound}.${changed.toString('base64url')}`),
      ).toThrow()
      const cut = bytes.subarray(0, place).toString('base64url')
      expect(() => personal.decrypt('customer.phone', 'zhang', `${keyId}.${bound}.${cut}`)).toThrow()
    }
  })

  it('SEC-3: what cannot be read is shown as that, and told once, without a word of what stands there', () => {
    const told: string[] = []
    const personal = personalWith(Buffer.alloc(32, 7), ({ message }) => told.push(message))
    const cipher = personal.encrypt('customer.phone', 'shen', PHONE)
    for (const wrong of [cipher, PHONE, '', `${PHONE}.2.xyz`]) {
      expect(personal.show('customer.phone', 'zhang', wrong)).toBe(UNREADABLE)
      expect(personal.show('customer.phone', 'zhang', wrong)).toBe(UNREADABLE)
    }
    expect(personal.show('customer.phone', 'shen', cipher)).toBe(PHONE)
    expect(new Set(told).size).toBe(told.length)
    expect(told.length).toBeGreaterThan(0)
    expect(told.join()).toContain('customer.phone of zhang')
    expect(told.join()).not.toContain(PHONE)
  })

  it('SEC-3: another key reads nothing and says which key is needed', async () => {
    const [mine, other] = [
      await openKey(await aFolder(), KEY, true),
      await openKey(await aFolder(), 'ab'.repeat(32), true),
    ]
    const cipher = mine.encrypt('customer.phone', 'zhang', PHONE)
    expect(() => other.decrypt('customer.phone', 'zhang', cipher)).toThrow(UnreadableError)
    expect(() => other.decrypt('customer.phone', 'zhang', cipher)).toThrow(mine.keyId)
  })

  it('SEC-3: finds by a hash that differs by field and by key, and is not the number’s own', async () => {
    const mine = await openKey(await aFolder(), KEY, true)
    const same = await openKey(await aFolder(), KEY, true)
    const other = await openKey(await aFolder(), 'ab'.repeat(32), true)
    expect(mine.hash('phone', PHONE)).toBe(same.hash('phone', PHONE))
    const hashes = [mine.hash('phone', PHONE), mine.hash('idNumber', PHONE), other.hash('phone', PHONE)]
    expect(new Set(hashes).size).toBe(3)
    expect(mine.hash('phone', PHONE)).not.toContain(PHONE)
  })
})

describe('the key', () => {
  it('SEC-3: is made with the office, as a file of 64 hex digits that only its owner reads', async () => {
    const { dataDir } = await anEmptyOffice()
    const path = join(dataDir, 'office.key')
    expect(await readFile(path, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(dataDir, 'office.sqlite'))).mode & 0o777).toBe(0o600)
  })

  it('SEC-3: missing, the office does not open, and no new one is made that would read nothing', async () => {
    const office = await anOffice()
    await submitTicket(office, await office.signedIn('wanglin'))
    const path = join(office.dataDir, 'office.key')
    const key = await readFile(path)
    await office.office.close()
    await rm(path)

    await expect(openOffice(configFor(office, office.clock))).rejects.toThrow(KeyMissingError)
    expect(await readdir(office.dataDir)).not.toContain('office.key')

    await writeFile(path, key, { mode: 0o600 })
    await office.reopen()
    const [ticket] = await (await office.signedIn('manager')).ledger.tickets.list({ projectId: office.projectId })
    expect(ticket).toMatchObject({ buyers: '张伟明' })
  })

  it('SEC-3: another office’s key, or none at all, is refused', async () => {
    const office = await anOffice()
    const path = join(office.dataDir, 'office.key')
    const key = await readFile(path)
    await office.office.close()
    const config = configFor(office, office.clock)

    await expect(openOffice({ ...config, key: KEY })).rejects.toThrow(KeyMissingError)
    await writeFile(path, `${'ab'.repeat(32)}\n`)
    await expect(openOffice(config)).rejects.toThrow(KeyMissingError)
    for (const broken of ['', 'not a key', key.subarray(0, 60)]) {
      await writeFile(path, broken)
      await expect(openOffice(config)).rejects.toThrow(KeyMissingError)
    }

    await writeFile(path, key)
    await office.reopen()
  })

  it('SEC-3: given from outside, lies nowhere in the data folder', async () => {
    const dataDir = await aFolder()
    const config = { ...configFor({ dataDir }, { now: OPENING }), key: KEY }
    const office = await openOffice(config)
    await office.close()
    expect(await readdir(dataDir)).not.toContain('office.key')

    const again = await openOffice({ ...config, key: KEY.toUpperCase() })
    await again.close()
    await expect(openOffice({ ...config, key: undefined })).rejects.toThrow(KeyMissingError)
    await expect(openOffice({ ...config, key: 'ff' })).rejects.toThrow(KeyMissingError)
  })
})
