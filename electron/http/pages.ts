import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from './app-env'

/**
 * The built pages. Files with a hash in their name may be kept for ever; every other address is the one page, made
 * anew with a nonce for the styles that antd adds. No script runs that is not a file of ours.
 */
export function servePages(rendererDir: string): MiddlewareHandler<AppEnv> {
  const files = serveStatic<AppEnv>({ root: rendererDir })
  let page: Promise<string> | undefined
  return async (c, next) => {
    if (c.req.path.startsWith('/assets/')) {
      const found = await files(c, next)
      if (found?.ok) found.headers.set('Cache-Control', 'public, max-age=31536000, immutable')
      return found
    }
    page ??= readFile(join(rendererDir, 'index.html'), 'utf8')
    const nonce = randomBytes(16).toString('base64')
    c.header('Content-Security-Policy', policyWith(nonce))
    c.header('Cache-Control', 'no-store')
    return c.html((await page).replaceAll('__CSP_NONCE__', nonce))
  }
}

function policyWith(nonce: string): string {
  return [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `worker-src 'self' blob:`,
    `connect-src 'self'`,
    `frame-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}
