import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { becomeOnlyInstance, keepOwnProfile } from '../../../electron/desktop/instance'
import { focusWindow, openWindow } from '../../../electron/desktop/window'
import { app, asked, resetDesktop, windows } from '../../fixtures/electron-stand-in'

vi.mock('electron', () => import('../../fixtures/electron-stand-in'))

const PROGRAM = { preloadFile: '/app/out/preload/preload.cjs', version: '1.2.3' }
const ADDRESS = 'http://127.0.0.1:40123/launch?token=secret'

let dataDir = ''
beforeEach(() => {
  resetDesktop()
  dataDir = mkdtempSync(join(tmpdir(), 'fanghao-window-'))
  keepOwnProfile(dataDir)
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

describe('the window', () => {
  it('gives its pages exactly these powers and no other', async () => {
    await openWindow(ADDRESS, PROGRAM)
    expect(windows[0]?.options.webPreferences).toStrictEqual({
      preload: '/app/out/preload/preload.cjs',
      additionalArguments: ['--fanghao-version=1.2.3'],
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: true,
    })
  })

  it('has no developer tools once it is shipped', async () => {
    app.isPackaged = true
    await openWindow(ADDRESS, PROGRAM)
    app.isPackaged = false
    expect(windows[0]?.options.webPreferences.devTools).toBe(false)
  })

  it('opens at the launch address and shows itself only when there is something to see', async () => {
    await openWindow(ADDRESS, PROGRAM)
    expect(windows[0]?.loaded).toEqual([`${ADDRESS}&to=%2F`])
    expect(windows[0]?.calls).toEqual([])
    windows[0]?.emit('ready-to-show')
    expect(windows[0]?.calls).toEqual(['show'])
  })

  it('opens where it stood last time', async () => {
    await openWindow(ADDRESS, PROGRAM)
    const [first] = windows
    Object.assign(first?.options ?? {}, { x: 200, y: 100, width: 1300, height: 800 })
    first?.maximize()
    first?.emit('close')
    await openWindow(ADDRESS, PROGRAM)
    expect(windows[1]?.options).toMatchObject({ x: 200, y: 100, width: 1300, height: 800 })
    expect(windows[1]?.maximized).toBe(true)
  })

  it('opens on the page it showed last time, by its path alone', async () => {
    await openWindow(ADDRESS, PROGRAM)
    Object.assign(windows[0]?.webContents ?? {}, { address: 'http://127.0.0.1:40123/tickets/01a2-7b?from=x#y' })
    windows[0]?.emit('close')
    await openWindow(ADDRESS, PROGRAM)
    expect(windows[1]?.loaded).toEqual([`${ADDRESS}&to=%2Ftickets%2F01a2-7b`])

    for (const page of ['//example.com', 'https://example.com', '/a/../b', '/\\\\example.com', 7]) {
      writeFileSync(join(dataDir, 'desktop', 'window.json'), JSON.stringify({ page }))
      await openWindow(ADDRESS, PROGRAM)
      expect(windows.at(-1)?.loaded).toEqual([`${ADDRESS}&to=%2F`])
    }
  })

  it('ignores a place that is damaged or on a screen that is gone', async () => {
    const usual = { width: 1440, height: 900 }
    const places = ['{"x":', '{"x":5000,"y":100,"width":1300,"height":800,"isMaximized":false}', '{"x":1}']
    for (const place of places) {
      writeFileSync(join(dataDir, 'desktop', 'window.json'), place)
      await openWindow(ADDRESS, PROGRAM)
      expect(windows.at(-1)?.options).toMatchObject(usual)
      expect(windows.at(-1)?.options.x).toBeUndefined()
    }
  })

  it('keeps its own files beside the data, so that the demonstration runs beside the real office', () => {
    expect(asked.paths.get('userData')).toBe(join(dataDir, 'desktop'))
  })
})

describe('starting it twice', () => {
  it('brings the first window to the front', async () => {
    expect(becomeOnlyInstance(focusWindow)).toBe(true)
    await openWindow(ADDRESS, PROGRAM)
    Object.assign(windows[0] ?? {}, { minimized: true })
    app.emit('second-instance')
    expect(windows[0]?.calls).toEqual(['restore', 'show', 'focus'])
    expect(windows).toHaveLength(1)
  })

  it('ends the second one', () => {
    resetDesktop({ isFirst: false })
    expect(becomeOnlyInstance(focusWindow)).toBe(false)
    expect(asked.quits).toBe(1)
  })
})
