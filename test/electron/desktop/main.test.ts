import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { app, asked, listenedChannels, resetDesktop, session, windows } from '../../fixtures/electron-stand-in'

vi.mock('electron', () => import('../../fixtures/electron-stand-in'))

const folder = mkdtempSync(join(tmpdir(), 'fanghao-main-'))
const dataDir = join(folder, 'office')

beforeAll(async () => {
  resetDesktop()
  vi.stubEnv('FANGHAO_DATA_DIR', dataDir)
  vi.stubEnv('FANGHAO_DATABASE_URL', '')
  await import('../../../electron/main')
  await vi.waitFor(() => expect(windows[0]?.loaded ?? asked.errorBoxes).toHaveLength(1), { timeout: 20_000 })
})
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

it('opens the office on this computer alone, in one guarded window that proves itself with a token', async () => {
  expect(asked.errorBoxes).toEqual([])
  expect(windows).toHaveLength(1)
  const address = new URL(windows[0]?.loaded[0] ?? '')
  expect(address.hostname).toBe('127.0.0.1')
  expect(address.pathname).toBe('/launch')
  expect(address.searchParams.get('token')).toMatch(/^[\w-]{43}$/)
  expect((await fetch(new URL('/health', address))).status).toBe(200)

  expect(windows[0]?.webContents.openHandler?.({ url: 'about:blank' })).toEqual({ action: 'deny' })
  expect(session.defaultSession.checkHandler?.()).toBe(false)
  expect(listenedChannels()).toEqual(['fanghao:print-pdf', 'fanghao:save-pdf'])
  expect(asked.menu).not.toBeNull()
  expect(existsSync(dataDir)).toBe(true)
})

it('closes the office before the program ends', async () => {
  const address = windows[0]?.loaded[0] ?? ''
  app.emit('will-quit', { preventDefault: vi.fn() })
  await vi.waitFor(() => expect(asked.exitCodes).toEqual([0]), { timeout: 10_000 })
  await expect(fetch(address)).rejects.toThrow()
})
