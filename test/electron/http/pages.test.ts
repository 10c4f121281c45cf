import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aBrowser } from '../../office/a-browser'
import { anEmptyOffice } from '../../office/an-office'

const PAGE = `<!doctype html><html><head><meta property="csp-nonce" nonce="__CSP_NONCE__"></head><body>房号管家</body></html>`

/** Built pages with something beside them that must never be served. */
async function aBrowserWithPages() {
  const root = await mkdtemp(join(tmpdir(), 'fanghao-pages-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const rendererDir = join(root, 'renderer')
  await mkdir(join(rendererDir, 'assets'), { recursive: true })
  await writeFile(join(rendererDir, 'index.html'), PAGE)
  await writeFile(join(rendererDir, 'assets', 'index-abc123.js'), 'export {}')
  await writeFile(join(rendererDir, 'secret.txt'), 'SECRET')
  await writeFile(join(root, 'office.key'), 'SECRET')
  await mkdir(join(root, 'renderer-other'))
  await writeFile(join(root, 'renderer-other', 'office.key'), 'SECRET')
  const office = await anEmptyOffice({ rendererDir })
  return { ...aBrowser(office.office), dataDir: office.dataDir }
}

function policyOf(headers: Headers): Map<string, string[]> {
  const directives = (headers.get('content-security-policy') ?? '').split('; ').map((line) => line.split(' '))
  return new Map(directives.map(([name = '', ...sources]) => [name, sources]))
}

describe('the pages', () => {
  it('are one page at every address of the program', async () => {
    const browser = await aBrowserWithPages()
    for (const path of ['/', '/board', '/tickets/7d3c?x=1', '/deep/er/still', '/index.html']) {
      const answer = await browser.send(path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8'])
      expect(answer.text).toContain('房号管家')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })

  it('SEC-1: are made with a nonce of their own each time, the same in policy and page', async () => {
    const browser = await aBrowserWithPages()
    const nonces = []
    for (let times = 0; times < 3; times += 1) {
      const { headers, text } = await browser.send('/')
      const nonce = /nonce="([^"]+)"/.exec(text)?.[1] ?? ''
      expect(policyOf(headers).get('style-src')).toContain(`'nonce-${nonce}'`)
      expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
      nonces.push(nonce)
    }
    expect(new Set(nonces).size).toBe(3)
  })

  it('SEC-1: run no script and load nothing that is not ours', async () => {
    const { headers } = await (await aBrowserWithPages()).send('/')
    const policy = policyOf(headers)

    expect(policy.get('script-src')).toEqual([`'self'`])
    expect(policy.get('default-src')).toEqual([`'self'`])
    expect(policy.get('connect-src')).toEqual([`'self'`])
    expect(policy.get('object-src')).toEqual([`'none'`])
    expect(policy.get('base-uri')).toEqual([`'none'`])
    expect(policy.get('frame-ancestors')).toEqual([`'none'`])
    expect(policy.get('form-action')).toEqual([`'self'`])
    const sources = [...policy.values()].flat()
    for (const source of [`'unsafe-inline'`, `'unsafe-eval'`, `'unsafe-hashes'`, '*', 'http:', 'https:']) {
      expect(sources).not.toContain(source)
    }
  })

  it('SEC-1: the description of the API may load nothing at all', async () => {
    const { headers, text } = await (await aBrowserWithPages()).send('/api')
    expect(policyOf(headers).get('default-src')).toEqual([`'none'`])
    expect(text).not.toMatch(/<script|<style|style=|onclick/)
  })

  it('files with a hash in their name are kept by the browser; one that is not there is not found', async () => {
    const browser = await aBrowserWithPages()
    const found = await browser.send('/assets/index-abc123.js')
    expect([found.status, found.text]).toEqual([200, 'export {}'])
    expect(found.headers.get('content-type')).toMatch(/javascript/)
    expect(found.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')

    const missing = await browser.send('/assets/index-old.js')
    expect(missing.status).toBe(404)
    expect(missing.headers.get('cache-control') ?? '').not.toContain('immutable')
  })

  it('SEC-1: nothing outside the built files is served, however the path is written', async () => {
    const browser = await aBrowserWithPages()
    const ways = [
      '/assets/../secret.txt',
      '/assets/..%2fsecret.txt',
      '/assets/%2e%2e/secret.txt',
      '/assets/%2e%2e%2fsecret.txt',
      '/assets/..%5csecret.txt',
      '/assets/%252e%252e%252fsecret.txt',
      '/assets/../../office.key',
      '/assets/..%2f..%2foffice.key',
      '/assets/%2e%2e%2f%2e%2e%2foffice.key',
      '/assets/..%2f..%2frenderer-other%2foffice.key',
      `/assets/..%2f..%2f..%2f..%2f..%2f..%2f${encodeURIComponent(browser.dataDir.slice(1))}%2foffice.key`,
      `/assets/${encodeURIComponent(join(browser.dataDir, 'office.key'))}`,
      '/assets//etc/passwd',
      '/assets/%00/secret.txt',
      '/assets/index-abc123.js%00.txt',
      '/assets/.',
      '/assets/',
      '/secret.txt',
      '/office.sqlite',
      '/office.key',
    ]
    for (const way of ways) {
      const answer = await browser.send(way)
      expect({ way, text: answer.text }).not.toMatchObject({
        text: expect.stringMatching(/SECRET|root:|^[0-9a-f]{64}/),
      })
      expect({ way, status: answer.status }).toMatchObject({ status: expect.toSatisfy((status) => status < 500) })
    }
  })
})
