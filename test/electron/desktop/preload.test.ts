import { beforeAll, expect, it, vi } from 'vitest'
import type { DesktopBridge } from '../../../shared/desktop/bridge'
import { asked, resetDesktop } from '../../fixtures/electron-stand-in'

vi.mock('electron', () => import('../../fixtures/electron-stand-in'))

beforeAll(async () => {
  resetDesktop()
  process.argv.push('--fanghao-version=1.2.3')
  await import('../../../electron/preload')
  process.argv.pop()
})

it('shows the page one frozen object of exactly these names', () => {
  expect([...asked.exposed.keys()]).toEqual(['fanghao'])
  const bridge = asked.exposed.get('fanghao')
  expect(Object.isFrozen(bridge)).toBe(true)
  expect(Object.keys(bridge ?? {}).sort()).toEqual(['platform', 'printPdf', 'savePdf', 'version'])
  expect(bridge).toMatchObject({ platform: process.platform, version: '1.2.3' })
})

it('passes on a paper and nothing of Electron itself', async () => {
  const isBridge = (value: unknown): value is DesktopBridge => typeof value === 'object' && value !== null
  const bridge = asked.exposed.get('fanghao')
  if (!isBridge(bridge)) throw new Error('no bridge')
  const bytes = new Uint8Array([1])
  expect(await bridge.savePdf('a.pdf', bytes)).toBe('saved')
  await bridge.printPdf(bytes)
  expect(asked.sent).toEqual([
    { channel: 'fanghao:save-pdf', input: { name: 'a.pdf', bytes } },
    { channel: 'fanghao:print-pdf', input: { bytes } },
  ])
})
