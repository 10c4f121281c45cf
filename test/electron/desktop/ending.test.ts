import { beforeEach, describe, expect, it, vi } from 'vitest'
import { OfficeLockedError } from '../../../electron/database/office-lock'
import { closeBeforeQuit, stopWith } from '../../../electron/desktop/ending'
import { installMenu, menuTemplate } from '../../../electron/desktop/menu'
import { app, asked, resetDesktop } from '../../fixtures/electron-stand-in'

vi.mock('electron', () => import('../../fixtures/electron-stand-in'))

beforeEach(() => resetDesktop())

describe('ending', () => {
  it('closes server and office once, in order, before the program ends', async () => {
    const closed: string[] = []
    closeBeforeQuit([
      { close: async () => void closed.push('server') },
      { close: async () => void closed.push('office') },
    ])
    const preventDefault = vi.fn()
    app.emit('will-quit', { preventDefault })
    app.emit('will-quit', { preventDefault })
    await vi.waitFor(() => expect(asked.exitCodes).toEqual([0]))
    expect(closed).toEqual(['server', 'office'])
    expect(preventDefault).toHaveBeenCalledTimes(2)
  })

  it('still closes the office when the server cannot be closed, and ends with an error', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const closed: string[] = []
    closeBeforeQuit([
      { close: () => Promise.reject(new Error('stuck')) },
      { close: async () => void closed.push('office') },
    ])
    app.emit('will-quit', { preventDefault: vi.fn() })
    await vi.waitFor(() => expect(asked.exitCodes).toEqual([1]))
    expect(closed).toEqual(['office'])
    write.mockRestore()
  })

  it('ends when the last window closes', () => {
    closeBeforeQuit([])
    app.emit('window-all-closed')
    expect(asked.quits).toBe(1)
  })

  it('says in one line why the office cannot be opened', () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    stopWith(new OfficeLockedError('/data/fanghao'), undefined)
    expect(asked.errorBoxes).toEqual([expect.stringContaining('/data/fanghao 正被另一个房号管家使用')])
    expect(write).toHaveBeenCalledOnce()
    expect(asked.exitCodes).toEqual([1])
    write.mockRestore()
  })
})

describe('the menu', () => {
  it('is in Chinese and carries the edit roles', () => {
    installMenu()
    const edit = asked.menu?.find((item) => item.label === '编辑')
    expect(edit?.submenu?.map((item) => item.role).filter(Boolean)).toEqual([
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
    ])
    const labels = asked.menu?.flatMap((item) => [item.label, ...(item.submenu ?? []).map(({ label }) => label)])
    expect(labels?.filter((label) => label !== undefined && !/\p{Script=Han}/u.test(label))).toEqual([])
  })

  it('offers developer tools only before it is shipped', () => {
    expect(JSON.stringify(menuTemplate('win32', true))).not.toContain('toggleDevTools')
    expect(JSON.stringify(menuTemplate('win32', false))).toContain('toggleDevTools')
  })
})
