import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { BackupHeader } from '../../../electron/backup/header'
import { unwrapKey, wrapKey } from '../../../electron/backup/recovery'
import { BackupError, explainBackup } from '../../../electron/backup/refused'
import { readHeader, requireKnown, sealFile, unsealFile } from '../../../electron/backup/seal'
import { MIGRATIONS } from '../../../electron/database/migrate'
import { keyIdOf } from '../../../electron/database/personal'
import { OPENING } from '../../office/an-office'

const KEY = Buffer.alloc(32, 7)

function headerWith(change: Partial<BackupHeader> = {}): BackupHeader {
  return {
    format: 1,
    madeAt: OPENING,
    version: '0.0.0-test',
    migration: MIGRATIONS.at(-1)?.name ?? '',
    reason: 'asked',
    keyId: keyIdOf(KEY),
    salt: Buffer.alloc(32, 3).toString('base64'),
    recovery: null,
    ...change,
  }
}

/** A folder with a sealed file of these bytes. */
async function aSealed(plain: Buffer, header = headerWith()) {
  const folder = await mkdtemp(join(tmpdir(), 'fanghao-seal-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [from, sealed] = [join(folder, 'plain'), join(folder, 'sealed')]
  await writeFile(from, plain)
  await sealFile(from, sealed, header, KEY)
  return { folder, sealed, bytes: await readFile(sealed) }
}

/** What is said when these bytes are to be opened; null when they open. */
async function troubleWith(folder: string, bytes: Buffer, key = KEY): Promise<string | null> {
  const [changed, to] = [join(folder, 'changed'), join(folder, 'opened')]
  await writeFile(changed, bytes)
  try {
    await unsealFile(changed, to, key, 'x.fhbak')
    return null
  } catch (error) {
    if (!(error instanceof BackupError)) throw error
    expect(explainBackup(error)).toMatch(/^[^\n]{10,}$/)
    return error.trouble
  } finally {
    await rm(to, { force: true })
  }
}

describe('SEC-3: a sealed backup', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 300_000])('opens again as it was: %d bytes', async (size) => {
    const plain = randomBytes(size)
    const { folder, sealed } = await aSealed(plain)
    const opened = join(folder, 'opened')
    expect(await unsealFile(sealed, opened, KEY, 'x.fhbak')).toEqual(headerWith())
    expect((await readFile(opened)).equals(plain)).toBe(true)
    for (const path of [sealed, opened]) expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600')
  })

  it('shows nothing of what is in it, nor twice the same', async () => {
    const plain = Buffer.from('张伟明 13800006625 '.repeat(2_000))
    const { bytes } = await aSealed(plain)
    expect(bytes.includes('13800006625')).toBe(false)
    expect(bytes.includes(KEY)).toBe(false)
    expect(bytes.includes(KEY.toString('hex'))).toBe(false)
    const other = await aSealed(plain, headerWith({ salt: Buffer.alloc(32, 4).toString('base64') }))
    expect(other.bytes.subarray(-64).equals(bytes.subarray(-64))).toBe(false)
  })

  it('is refused when any bit of it was changed', async () => {
    const { folder, bytes } = await aSealed(
      randomBytes(150_000),
      headerWith({ recovery: await wrapKey(KEY, 'a long passphrase') }),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
        const changed = Buffer.from(bytes)
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at)
        expect(await troubleWith(folder, changed)).toMatch(/^(notBackup|altered|cutOff|newer)$/)
      }),
      { numRuns: 150, examples: Array.from({ length: 20 }, (_, at) => [at * 37, at % 8]) },
    )
  })

  it('is refused when it was cut off anywhere, or has more after its end', async () => {
    const { folder, bytes } = await aSealed(randomBytes(150_000))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        expect(await troubleWith(folder, bytes.subarray(0, length))).toBe(length === 0 ? 'notBackup' : 'cutOff')
      }),
      { numRuns: 100, examples: [[0], [1], [8], [11], [12], [40], [bytes.length - 1]] },
    )
    expect(await troubleWith(folder, Buffer.concat([bytes, Buffer.from([0])]))).toBe('altered')
  })

  it('is refused when pieces were left out between or changed places', async () => {
    const { folder, bytes } = await aSealed(randomBytes(200_000))
    const begin = 12 + bytes.readUInt32BE(8)
    const piece = 4 + 65_536 + 16
    const at = (place: number) => bytes.subarray(begin + place * piece, begin + (place + 1) * piece)
    const put = (...pieces: Buffer[]) => Buffer.concat([bytes.subarray(0, begin), ...pieces])
    const rest = bytes.subarray(begin + 3 * piece)
    expect(await troubleWith(folder, put(at(0), at(1), at(2), rest))).toBeNull()
    expect(await troubleWith(folder, put(at(1), at(0), at(2), rest))).toBe('altered')
    expect(await troubleWith(folder, put(at(0), at(2), rest))).toBe('altered')
    expect(await troubleWith(folder, put(at(0), at(1), at(2)))).toBe('cutOff')
    expect(await troubleWith(folder, put(rest))).toBe('altered')
  })

  it('is refused with another key, in another form, and where there is none', async () => {
    const { folder, bytes, sealed } = await aSealed(randomBytes(100))
    expect(await troubleWith(folder, bytes, Buffer.alloc(32, 8))).toBe('altered')
    expect(await troubleWith(folder, Buffer.from('PK\u0003\u0004 a zip'))).toBe('notBackup')
    const text = Buffer.from(JSON.stringify({ ...headerWith(), format: 3, more: 'later' }))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length)
    expect(await troubleWith(folder, Buffer.concat([bytes.subarray(0, 8), length, text]))).toBe('newerFormat')
    await expect(readHeader(join(folder, 'nowhere'), 'nowhere')).rejects.toMatchObject({ trouble: 'missing' })
    await expect(readHeader(folder, 'a folder')).rejects.toMatchObject({ trouble: 'notBackup' })
    await expect(unsealFile(sealed, sealed, KEY, 'x')).rejects.toMatchObject({ code: 'EEXIST' })
    expect((await readdir(folder)).sort()).toEqual(['changed', 'plain', 'sealed'])
  })

  it('SEC-5: is of a newer version only where its header is proven; a spoilt one is damaged, whatever it names', async () => {
    const newer = await aSealed(randomBytes(100), headerWith({ migration: 'Later2000000000000', version: '9.0.0' }))
    await expect(requireKnown(newer.sealed, KEY)).rejects.toMatchObject({ trouble: 'newer', detail: '9.0.0' })
    const known = await aSealed(randomBytes(100))
    await requireKnown(known.sealed, KEY)
    const at = known.bytes.indexOf(MIGRATIONS.at(-1)?.name ?? '') + 3
    known.bytes.writeUInt8(known.bytes.readUInt8(at) ^ 1, at)
    await writeFile(known.sealed, known.bytes)
    await expect(requireKnown(known.sealed, KEY)).rejects.toMatchObject({ trouble: 'altered' })
  })
})

describe('SEC-3: the recovery passphrase', () => {
  it('gives the key again, whatever way its letters were typed; another one does not', async () => {
    const recovery = await wrapKey(KEY, '望江府ＡＢＣ的口令 2026')
    expect(JSON.stringify(recovery)).not.toContain(KEY.toString('base64').slice(0, 20))
    expect((await unwrapKey(recovery, '望江府ABC的口令 2026')).equals(KEY)).toBe(true)
    await expect(unwrapKey(recovery, '望江府abc的口令 2026')).rejects.toMatchObject({ trouble: 'passphraseWrong' })
    await expect(unwrapKey({ ...recovery, keyId: 'another' }, '望江府ABC的口令 2026')).rejects.toThrow(BackupError)
  })
})
