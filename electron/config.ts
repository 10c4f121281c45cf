import { existsSync, readFileSync } from 'node:fs'
import { homedir, hostname, networkInterfaces } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'

/** Everything the office is told from outside: environment, arguments, where its files lie. */
export type Config = {
  /** The folder that holds the office's data; with `--demo` one of its own, never the real one. */
  dataDir: string
  databaseUrl: string | undefined
  /** With PostgreSQL: a folder that all hosts reach, for the attachments. Rule SEC-4. */
  attachmentsDir: string | undefined
  host: string
  port: number
  /** Host names a request may name; anything else is another site's page reaching in (DNS rebinding). */
  allowedHosts: string[]
  logLevel: string | undefined
  /** The key of the personal data, where it is not to lie beside the data. Rule SEC-3. */
  key: string | undefined
  demo: boolean
  version: string
  rendererDir: string
  resourcesDir: string
  fontsDir: string
  workerFile: string
  /** The process in which backups are made. */
  backupProcess: string
  preloadFile: string
  /** The development server that serves the pages, only under `npm run dev`. */
  devUrl: string | undefined
}

export type Surroundings = {
  env: NodeJS.ProcessEnv
  argv: readonly string[]
  /** The folder of the running entry file: `out/main`, in a checkout or inside the packaged app. */
  from: string
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const envSchema = z.object({
  FANGHAO_DATA_DIR: z.string().trim().min(1).optional(),
  FANGHAO_HOST: z.string().trim().min(1).default('127.0.0.1'),
  FANGHAO_PORT: z.coerce.number().int().min(0).max(65_535).default(4780),
  FANGHAO_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, hostname: /.*/ }).optional(),
  FANGHAO_ATTACHMENTS_DIR: z.string().trim().min(1).optional(),
  FANGHAO_LOG: z.enum(LOG_LEVELS).optional(),
  FANGHAO_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
})

/** A setting from the environment that cannot be used; the message names it and says what is expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the office's surroundings; throws a `ConfigError` that names the first variable that is wrong. */
export function readConfig({ env, argv, from }: Surroundings): Config {
  const settings = readEnvironment(env)
  const demo = argv.includes('--demo')
  const root = findRoot(from)
  const { resourcesDir, fontsDir } = findResources(root)
  return {
    dataDir: resolveDataDir(env, demo),
    databaseUrl: demo ? undefined : settings.FANGHAO_DATABASE_URL,
    attachmentsDir: settings.FANGHAO_ATTACHMENTS_DIR && resolve(settings.FANGHAO_ATTACHMENTS_DIR),
    host: settings.FANGHAO_HOST,
    port: settings.FANGHAO_PORT,
    allowedHosts: allowedHostsFor(settings.FANGHAO_HOST),
    logLevel: settings.FANGHAO_LOG,
    key: settings.FANGHAO_KEY,
    demo,
    version: readVersion(root),
    rendererDir: join(root, 'out', 'renderer'),
    resourcesDir,
    fontsDir,
    workerFile: join(root, 'out', 'main', 'worker.js'),
    backupProcess: join(root, 'out', 'main', 'backup-process.js'),
    preloadFile: join(root, 'out', 'preload', 'preload.cjs'),
    devUrl: isPackaged(root) ? undefined : env.ELECTRON_RENDERER_URL,
  }
}

/**
 * The data folder: `FANGHAO_DATA_DIR`, else `fanghao` in the user's application-data folder.
 * A demonstration gets the folder beside it (`…-demo`), so that it can never touch the real one.
 */
export function resolveDataDir(env: NodeJS.ProcessEnv, demo: boolean, platform: NodeJS.Platform = process.platform) {
  const real = resolve(env.FANGHAO_DATA_DIR?.trim() || join(applicationData(env, platform), 'fanghao'))
  return demo ? `${real}-demo` : real
}

function readEnvironment(env: NodeJS.ProcessEnv): z.infer<typeof envSchema> {
  // An empty variable is one that a script forgot to fill: the same as unset.
  const given = Object.fromEntries(Object.keys(envSchema.shape).map((name) => [name, env[name] || undefined]))
  const parsed = envSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const name = String(parsed.error.issues[0]?.path[0])
  const value = SECRET.has(name) ? '' : `「${env[name]}」`
  throw new ConfigError(`环境变量 ${name} 的值${value}不能用：${EXPECTED[name] ?? '请检查'}`)
}

/** What stands in no message. Rule SEC-3. */
const SECRET = new Set(['FANGHAO_KEY', 'FANGHAO_DATABASE_URL'])

const EXPECTED: Record<string, string> = {
  FANGHAO_KEY: '应为 64 位十六进制数字，与 office.key 里的一样',
  FANGHAO_PORT: '应为 0–65535 的整数，0 表示任选空闲端口',
  FANGHAO_DATABASE_URL: '应以 postgres:// 开头；不设则用数据目录里的 SQLite',
  FANGHAO_LOG: `应为 ${LOG_LEVELS.join('、')} 之一`,
}

function applicationData(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'win32':
      return env.APPDATA || join(homedir(), 'AppData', 'Roaming')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support')
    default:
      return env.XDG_DATA_HOME || join(homedir(), '.local', 'share')
  }
}

function allowedHostsFor(host: string): string[] {
  const loopback = ['127.0.0.1', 'localhost', '[::1]']
  if (host !== '0.0.0.0' && host !== '::') return [...new Set([...loopback, bracketed(host)])]
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const own = addresses.map(({ address }) => bracketed(address))
  const name = hostname().toLowerCase()
  return [...new Set([...loopback, ...own, name, `${name}.local`])]
}

function bracketed(address: string): string {
  return address.includes(':') ? `[${address}]` : address.toLowerCase()
}

function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new ConfigError(`在 ${from} 之上找不到程序目录`)
  }
}

function findResources(root: string): { resourcesDir: string; fontsDir: string } {
  if (isPackaged(root)) {
    const shipped = dirname(root)
    return { resourcesDir: join(shipped, 'resources'), fontsDir: join(shipped, 'fonts') }
  }
  return {
    resourcesDir: join(root, 'resources'),
    fontsDir: join(root, 'node_modules', '@expo-google-fonts', 'noto-sans-sc'),
  }
}

function isPackaged(root: string): boolean {
  return root.endsWith('.asar')
}

function readVersion(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return z.object({ version: z.string() }).parse(manifest).version
}
