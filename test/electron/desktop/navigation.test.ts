import { beforeEach, describe, expect, it, vi } from 'vitest'
import { guardNavigation } from '../../../electron/desktop/navigation'
import { refusePermissions } from '../../../electron/desktop/permissions'
import { openWindow } from '../../../electron/desktop/window'
import { asked, resetDesktop, session, windows } from '../../fixtures/electron-stand-in'

vi.mock('electron', () => import('../../fixtures/electron-stand-in'))

const HOME = 'http://127.0.0.1:40123'

beforeEach(async () => {
  resetDesktop()
  guardNavigation(HOME)
  await openWindow(`${HOME}/`, { preloadFile: '/preload.cjs', version: '1' })
})

function goTo(url: string, event = 'will-navigate') {
  const preventDefault = vi.fn()
  windows[0]?.webContents.emit(event, { url, preventDefault })
  return preventDefault
}

describe('a page', () => {
  it('moves freely inside the office', () => {
    expect(goTo(`${HOME}/projects/1/board`)).not.toHaveBeenCalled()
  })

  it.each([
    'https://example.com/',
    'http://127.0.0.1:40124/',
    'http://localhost:40123/',
    'https://127.0.0.1:40123/',
    'http://127.0.0.1:40123@example.com/',
    'file:///etc/passwd',
    'data:text/html,hello',
    'javascript:alert(1)',
    'not an address',
  ])('never moves to %s', (url) => {
    expect(goTo(url)).toHaveBeenCalledOnce()
    expect(goTo(url, 'will-redirect')).toHaveBeenCalledOnce()
  })

  it('opens no second window, not even of the office', () => {
    for (const url of [`${HOME}/`, 'https://example.com/', 'about:blank']) {
      expect(windows[0]?.webContents.openHandler?.({ url })).toEqual({ action: 'deny' })
    }
    expect(windows).toHaveLength(1)
  })

  it('embeds no other page', () => {
    const preventDefault = vi.fn()
    windows[0]?.webContents.emit('will-attach-webview', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  it('hands https links to the browser, and nothing that could start a program', () => {
    const links = [
      'https://www.mohurd.gov.cn/page',
      'http://example.com/',
      'file:///C:/Windows/System32/calc.exe',
      'ms-msdt:/id',
      'javascript:alert(1)',
      'https://user:secret@example.com/',
      `${HOME}/papers/1.pdf`,
    ]
    for (const url of links) windows[0]?.webContents.openHandler?.({ url })
    expect(asked.external).toEqual(['https://www.mohurd.gov.cn/page'])
  })
})

it('refuses every permission a page could ask for, but to fill the screen', () => {
  refusePermissions()
  const answers: boolean[] = []
  for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'usb', 'openExternal']) {
    session.defaultSession.requestHandler?.({}, permission, (allowed) => answers.push(allowed))
  }
  expect(answers).toEqual([false, false, false, false, false, false])
  session.defaultSession.requestHandler?.({}, 'fullscreen', (allowed) => answers.push(allowed))
  expect(answers.at(-1)).toBe(true)
  expect(session.defaultSession.checkHandler?.()).toBe(false)
  expect(session.defaultSession.deviceHandler?.()).toBe(false)
})
