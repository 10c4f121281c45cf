import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerPages } from '../../../electron/desktop/bridge'
import { openWindow } from '../../../electron/desktop/window'
import { askDesktop, asked, listenedChannels, person, resetDesktop, windows } from '../../fixtures/electron-stand-in'

vi.mock('electron', () => import('../../fixtures/electron-stand-in'))

const HOME = 'http://127.0.0.1:40123'
const SAVE = 'fanghao:save-pdf'
const PRINT = 'fanghao:print-pdf'
const PAPER = new Uint8Array([...Buffer.from('%PDF-1.7\n'), 0, 255, 128, 10, 13])

let folder = ''
beforeEach(async () => {
  resetDesktop()
  folder = mkdtempSync(join(tmpdir(), 'fanghao-bridge-'))
  answerPages(HOME)
  await openWindow(`${HOME}/`, { preloadFile: '/preload.cjs', version: '1' })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('listens to exactly these requests', () => {
  expect(listenedChannels()).toEqual([PRINT, SAVE])
})

describe('saving a paper', () => {
  it('writes exactly its bytes where the person said', async () => {
    person.savesTo = join(folder, 'FH-20260607-0012.pdf')
    expect(await askDesktop(SAVE, { name: 'FH-20260607-0012.pdf', bytes: PAPER }, { origin: HOME })).toBe('saved')
    expect(new Uint8Array(readFileSync(person.savesTo))).toEqual(PAPER)
    expect(asked.saveDialogs[0]?.defaultPath).toMatch(/FH-20260607-0012\.pdf$/)
  })

  it('writes nothing when the person closes the dialog', async () => {
    expect(await askDesktop(SAVE, { name: '房号管理单.pdf', bytes: PAPER }, { origin: HOME })).toBe('cancelled')
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    '../evil.pdf',
    'a/b.pdf',
    'a\\b.pdf',
    'C:x.pdf',
    'evil.exe',
    '.pdf',
    'a\u0000.pdf',
    `${'长'.repeat(121)}.pdf`,
  ])('refuses the name %j before any dialog', async (name) => {
    person.savesTo = join(folder, 'x.pdf')
    await expect(askDesktop(SAVE, { name, bytes: PAPER }, { origin: HOME })).rejects.toThrow('refused')
    expect(asked.saveDialogs).toEqual([])
    expect(existsSync(person.savesTo)).toBe(false)
  })

  it('refuses what is no PDF, and anything added to the request', async () => {
    const requests = [
      { name: 'a.pdf', bytes: new Uint8Array([77, 90]) },
      { name: 'a.pdf', bytes: '%PDF-1.7' },
      { name: 'a.pdf', bytes: PAPER, path: '/etc/passwd' },
      null,
    ]
    for (const request of requests) {
      await expect(askDesktop(SAVE, request, { origin: HOME })).rejects.toThrow('refused')
    }
    expect(asked.saveDialogs).toEqual([])
  })
})

describe('who may ask', () => {
  const request = { name: 'a.pdf', bytes: PAPER }

  it.each(['https://example.com', 'http://127.0.0.1:40124', 'http://localhost:40123', 'null'])(
    'refuses a page at %s',
    async (origin) => {
      for (const channel of [SAVE, PRINT]) {
        await expect(askDesktop(channel, request, { origin })).rejects.toThrow('refused')
      }
      expect(asked.saveDialogs).toEqual([])
      expect(windows).toHaveLength(1)
    },
  )

  it('refuses a frame inside the page, and a sender without a window', async () => {
    await expect(askDesktop(SAVE, request, { origin: HOME, parent: {} })).rejects.toThrow('refused')
    await expect(askDesktop(SAVE, request, { origin: HOME, sender: {} })).rejects.toThrow('refused')
    expect(asked.saveDialogs).toEqual([])
  })
})

it('prints a paper from a copy only this user can read, gone with its window', async () => {
  await askDesktop(PRINT, { bytes: PAPER }, { origin: HOME })
  const viewer = windows[1]
  const copy = fileURLToPath(viewer?.loaded[0] ?? '')
  expect(viewer?.webContents.printed).toBe(1)
  expect(viewer?.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  })
  expect(viewer?.options.webPreferences).not.toHaveProperty('preload')
  expect(new Uint8Array(readFileSync(copy))).toEqual(PAPER)
  expect(statSync(copy).mode & 0o077).toBe(0)
  viewer?.emit('closed')
  await vi.waitFor(() => expect(existsSync(join(copy, '..'))).toBe(false))
})
