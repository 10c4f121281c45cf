import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Starts the built office where it cannot be opened: how it ends, and what whoever started it reads. */
export async function startInVain(
  dataDir: string,
  env: Record<string, string> = {},
): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['--enable-source-maps', 'out/main/serve.js'], {
    env: { ...process.env, FANGHAO_DATA_DIR: dataDir, FANGHAO_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said += String(text)
      // It was opened after all, and would go on for ever.
      if (said.includes('http://')) child.kill('SIGTERM')
    })
  }
  const [code] = await once(child, 'close')
  return { code, said: said.trim() }
}
