import { timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isOwnPath } from '../../shared/desktop/own-path'
import type { AppEnv } from './app-env'

const WINDOW_COOKIE = 'fanghao_window'

export type DoorConfig = { allowedHosts: readonly string[]; launchToken?: string | undefined }

/**
 * What every request passes first. The host it names must be ours (another site's name may resolve to this machine);
 * what could change something must come from our own pages; where there is a launch token, only the window that
 * brought it is answered, and led to the page it showed last. Every answer carries the headers that keep a page to itself.
 */
export function openDoor({ allowedHosts, launchToken }: DoorConfig): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const url = new URL(c.req.url)
    keepToItself(c, url)
    if (!allowedHosts.includes(url.hostname)) return c.json({ error: 'HOST_NOT_ALLOWED' }, 421)
    if (!isOwnOrigin(c.req.header('origin'), c.req.header('sec-fetch-site'), url)) {
      return c.json({ error: 'ORIGIN_NOT_ALLOWED' }, 403)
    }
    if (launchToken !== undefined && url.pathname !== '/health') {
      if (url.pathname === '/launch') {
        if (!isSame(c.req.query('token') ?? '', launchToken)) return c.json({ error: 'LAUNCH_NOT_ALLOWED' }, 403)
        setCookie(c, WINDOW_COOKIE, launchToken, { httpOnly: true, sameSite: 'Strict', path: '/' })
        const to = c.req.query('to') ?? '/'
        return c.redirect(isOwnPath(to) ? to : '/', 303)
      }
      if (!isSame(getCookie(c, WINDOW_COOKIE) ?? '', launchToken)) {
        return c.json({ error: 'WINDOW_NOT_KNOWN' }, 403)
      }
    }
    return next()
  }
}

function keepToItself(c: Context<AppEnv>, url: URL): void {
  c.header('X-Content-Type-Options', 'nosniff')
  c.header('X-Frame-Options', 'DENY')
  c.header('Referrer-Policy', 'no-referrer')
  c.header('Cross-Origin-Opener-Policy', 'same-origin')
  c.header('Cross-Origin-Resource-Policy', 'same-origin')
  c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
  if (url.pathname.startsWith('/rpc/') || url.pathname.startsWith('/api')) c.header('Cache-Control', 'no-store')
}

/** A browser says where a request comes from; a program says nothing, and has no cookie it was not given. */
function isOwnOrigin(origin: string | undefined, site: string | undefined, url: URL): boolean {
  if (site === 'cross-site' || site === 'same-site') return false
  return origin === undefined || origin === url.origin
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
