import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aCheckout, type Run } from '../fixtures/checkout'

const READY = 'http://127.0.0.1:4780'
const isPosix = process.platform !== 'win32'

let checkout = aCheckout()
let last: Run | undefined
beforeEach(() => {
  checkout.remove()
  checkout = aCheckout()
})
afterEach(async () => {
  if (last?.child.exitCode === null) last.child.kill('SIGKILL')
  await last?.ended
  checkout.remove()
})

/** Starts, waits for the address, stops with Ctrl+C; returns all it said and its exit code. */
async function startAndStop(args: string[], env: NodeJS.ProcessEnv = {}) {
  const run = checkout.run('start.mjs', args, { CI: 'true', ...env })
  last = run
  await vi.waitFor(() => expect(run.output()).toContain(READY), { timeout: 20_000 })
  run.child.kill('SIGINT')
  return { code: await run.ended, lines: run.output().trim().split('\n') }
}

describe('npm start, from a fresh clone', () => {
  it('installs, builds and serves, and does only the serving the second time', async () => {
    const first = await startAndStop(['--browser'])
    expect(checkout.diary()).toEqual([
      'npm ci --include=dev --no-audit --no-fund --loglevel=error',
      'build',
      'serve ',
      'closed',
    ])
    expect(first.code).toBe(0)
    await startAndStop(['--browser'])
    expect(checkout.diary().slice(4)).toEqual(['serve ', 'closed'])
  })

  it('builds again after a change, and installs again after a change of the lock', async () => {
    await startAndStop(['--browser'])
    checkout.write('electron/main.ts', 'export const changed = true')
    await startAndStop(['--browser'])
    expect(checkout.diary().slice(4)).toEqual(['build', 'serve ', 'closed'])
    checkout.write('package-lock.json', '{"packages":{"node_modules/zod":{"version":"4.6.7"}}}')
    await startAndStop(['--browser'])
    expect(
      checkout
        .diary()
        .slice(7)
        .map((line) => line.split(' ')[0]),
    ).toEqual(['npm', 'build', 'serve', 'closed'])
  })

  it('does not install again what somebody installed with npm ci', async () => {
    const lock = '{"packages":{"":{},"node_modules/zod":{"version":"4.6.7"},"node_modules/mac":{"optional":true}}}'
    checkout.write('package-lock.json', lock)
    checkout.installByHand('{"packages":{"node_modules/zod":{"version":"4.6.7"}}}')
    await startAndStop(['--browser'])
    expect(checkout.diary()).toEqual(['build', 'serve ', 'closed'])
  })

  it('installs when what is there is another version', async () => {
    checkout.write('package-lock.json', '{"packages":{"node_modules/zod":{"version":"4.6.7"}}}')
    checkout.installByHand('{"packages":{"node_modules/zod":{"version":"4.6.6"}}}')
    await startAndStop(['--browser'])
    expect(checkout.diary()[0]).toContain('npm ci')
  })

  it('passes the demonstration along', async () => {
    await startAndStop(['--browser', '--demo'])
    expect(checkout.diary()).toContain('serve --demo')
  })

  it('shows why it cannot build, in the end with one line, and serves nothing old', async () => {
    await startAndStop(['--browser'])
    checkout.write('electron/main.ts', 'broken')
    const run = checkout.run('start.mjs', ['--browser'])
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain('cannot build this')
    expect(run.output().trim().split('\n').at(-1)).toBe('构建没有成功，原因见上')
    expect(checkout.diary().slice(4)).toEqual(['build'])
  })

  it('refuses an argument nobody knows before doing anything', async () => {
    const run = checkout.run('start.mjs', ['--brwser'])
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain('不认识的参数 --brwser')
    expect(checkout.diary()).toEqual([])
  })
})

describe.runIf(isPosix)('npm start, where the window cannot be had', () => {
  const SCREEN = { DISPLAY: ':99', XDG_RUNTIME_DIR: '/nonexistent' }

  it.runIf(process.platform === 'linux')(
    'says in one line that there is no display, and does not fetch Electron',
    async () => {
      const { lines, code } = await startAndStop([])
      expect(lines.filter((line) => line.includes('改在浏览器中打开'))).toEqual([
        expect.stringContaining('没有图形界面'),
      ])
      expect(lines.join()).not.toContain('下载')
      expect(code).toBe(0)
    },
  )

  it('says in one line that Electron cannot be fetched, without its stack', async () => {
    const { lines } = await startAndStop([], SCREEN)
    expect(lines.filter((line) => line.includes('改在浏览器中打开'))).toEqual([
      expect.stringContaining('Electron 下载不到（TypeError: fetch failed'),
    ])
    expect(lines.join()).not.toContain('deep in the stack')
  })

  it('says in one line that Electron ended at once, without its complaints', async () => {
    checkout.withElectron('echo "FATAL: running as root without --no-sandbox" >&2; exit 133')
    const { lines } = await startAndStop(['--demo'], SCREEN)
    expect(lines.filter((line) => line.includes('改在浏览器中打开'))).toEqual([
      expect.stringContaining('Electron 一启动就退出了（代码 133）'),
    ])
    expect(lines.join()).not.toContain('FATAL')
    expect(checkout.diary()).toContain('serve --demo')
  })

  it('opens the window where there is one, and serves nothing beside it', async () => {
    checkout.withElectron('echo "window $2" >> diary.txt; exit 0')
    const run = checkout.run('start.mjs', ['--demo'], SCREEN)
    expect(await run.ended).toBe(0)
    expect(checkout.diary().slice(2)).toEqual(['window --demo'])
  })
})

describe.runIf(isPosix)('stopping', () => {
  it('ends at SIGTERM too, and the office has closed by then', async () => {
    const run = checkout.run('serve.mjs', [], { CI: 'true' })
    last = run
    await vi.waitFor(() => expect(run.output()).toContain(READY), { timeout: 20_000 })
    run.child.kill('SIGTERM')
    expect(await run.ended).toBe(0)
    expect(checkout.diary().at(-1)).toBe('closed')
  })
})
