import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigError, readConfig, resolveDataDir } from '../../electron/config'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fanghao-config-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** A program folder as it lies in a checkout, or inside the packaged app's archive. */
function aProgram(name: string): string {
  const from = join(root, name, 'out', 'main')
  mkdirSync(from, { recursive: true })
  writeFileSync(join(root, name, 'package.json'), '{"version":"2.3.4"}')
  return from
}

function read(env: NodeJS.ProcessEnv, { argv = [] as string[], name = 'checkout' } = {}) {
  return readConfig({ env, argv, from: aProgram(name) })
}

describe('the data folder', () => {
  it('is the one that FANGHAO_DATA_DIR names', () => {
    expect(read({ FANGHAO_DATA_DIR: '/srv/office' }).dataDir).toBe(resolve('/srv/office'))
  })

  it('lies in the application-data folder of each operating system', () => {
    expect(resolveDataDir({ XDG_DATA_HOME: '/home/wang/.data' }, false, 'linux')).toBe('/home/wang/.data/fanghao')
    expect(resolveDataDir({ APPDATA: '/roaming' }, false, 'win32')).toBe('/roaming/fanghao')
    expect(resolveDataDir({}, false, 'darwin')).toMatch(/Library\/Application Support\/fanghao$/)
    expect(resolveDataDir({}, false, 'linux')).toMatch(/\.local\/share\/fanghao$/)
  })

  it('of a demonstration is never the real one, nor is its database', () => {
    const env = { FANGHAO_DATA_DIR: '/srv/office/', FANGHAO_DATABASE_URL: 'postgres://office@db/office' }
    expect(read(env, { argv: ['--demo'] })).toMatchObject({
      demo: true,
      dataDir: resolve('/srv/office-demo'),
      databaseUrl: undefined,
    })
    expect(read(env)).toMatchObject({ demo: false, databaseUrl: env.FANGHAO_DATABASE_URL })
  })
})

describe('where it listens', () => {
  it('is this computer alone, unless told otherwise', () => {
    expect(read({})).toMatchObject({ host: '127.0.0.1', port: 4780, allowedHosts: ['127.0.0.1', 'localhost', '[::1]'] })
    expect(read({ FANGHAO_PORT: '', FANGHAO_HOST: '' })).toMatchObject({ host: '127.0.0.1', port: 4780 })
  })

  it('answers to the names of the address it was given', () => {
    expect(read({ FANGHAO_HOST: '192.168.1.20' }).allowedHosts).toContain('192.168.1.20')
    expect(read({ FANGHAO_HOST: '0.0.0.0' }).allowedHosts).not.toContain('0.0.0.0')
  })

  it.each([
    ['FANGHAO_PORT', '70000'],
    ['FANGHAO_PORT', 'http'],
    ['FANGHAO_LOG', 'loud'],
  ])('names the variable that cannot be used: %s=%s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(ConfigError)
    expect(() => read({ [name]: value })).toThrow(`${name} 的值「${value}」`)
  })

  it.each([
    ['FANGHAO_DATABASE_URL', 'mysql://office:secret@db/office'],
    ['FANGHAO_KEY', 'secret'.repeat(10)],
  ])('SEC-3: of %s says only that it cannot be used, since it holds a secret', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(`环境变量 ${name} 的值不能用`)
    expect(() => read({ [name]: value })).not.toThrow(/secret/)
  })
})

describe('the program’s own files', () => {
  it('lie in the checkout', () => {
    const checkout = join(root, 'checkout')
    expect(read({})).toMatchObject({
      version: '2.3.4',
      rendererDir: join(checkout, 'out/renderer'),
      workerFile: join(checkout, 'out/main/worker.js'),
      preloadFile: join(checkout, 'out/preload/preload.cjs'),
      resourcesDir: join(checkout, 'resources'),
      fontsDir: join(checkout, 'node_modules/@expo-google-fonts/noto-sans-sc'),
    })
  })

  it('lie beside the archive in the packaged app, which knows no development server', () => {
    const packaged = read({ ELECTRON_RENDERER_URL: 'http://evil.example' }, { name: 'app.asar' })
    expect(packaged).toMatchObject({
      rendererDir: join(root, 'app.asar/out/renderer'),
      resourcesDir: join(root, 'resources'),
      fontsDir: join(root, 'fonts'),
      devUrl: undefined,
    })
  })
})
