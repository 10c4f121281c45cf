import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/** Where the office listens while `npm run dev` serves the pages: `FANGHAO_PORT` or its default. */
const office = `http://127.0.0.1:${process.env.FANGHAO_PORT || 4780}`
const toOffice = { target: office, changeOrigin: true, headers: { origin: office } }

export default defineConfig({
  main: {
    build: {
      // One build serves Electron's Node and the Node 20 that `npm run serve` may run on.
      target: 'node20',
      sourcemap: true,
      rolldownOptions: {
        input: {
          main: resolve('electron/main.ts'),
          serve: resolve('electron/serve.ts'),
          doctor: resolve('electron/commands/doctor.ts'),
          backup: resolve('electron/commands/backup.ts'),
          restore: resolve('electron/commands/restore.ts'),
          'backup-process': resolve('electron/backup/backup-process.ts'),
          worker: resolve('electron/workers/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { preload: resolve('electron/preload.ts') },
        // A sandboxed preload is loaded as CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('renderer'),
    plugins: [react(), servedFromTheTop()],
    server: {
      host: '127.0.0.1',
      proxy: { '/rpc': toOffice, '/api': toOffice, '/health': toOffice, '/launch': toOffice },
    },
    build: {
      // The office's other computers open it in browsers older than the one in Electron.
      target: 'es2022',
      minify: true,
      // Inlined files would be data: addresses, which the page's content policy refuses.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: resolve('renderer/index.html') },
    },
  },
})

/** Pages have addresses of their own (`/projects/…/board`), so their files are named from the top, not `./`. */
function servedFromTheTop(): Plugin {
  return { name: 'fanghao:served-from-the-top', enforce: 'post', config: () => ({ base: '/' }) }
}
