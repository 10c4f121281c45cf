import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** The benchmarks as plain Node code, as the office itself runs: built, not transformed on the way. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    rollupOptions: { input: ['bench', 'commit-marks'].map((name) => resolve(`test/bench/${name}.ts`)) },
    outDir: resolve('out/bench'),
    emptyOutDir: true,
    target: 'node20',
  },
})
