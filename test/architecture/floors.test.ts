import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const ROOT = resolve(import.meta.dirname, '../..')
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const resultSchema = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

function cruise(folder: string) {
  const args = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'shared',
    'electron',
    'renderer',
    'test',
  ]
  const { stdout, stderr } = spawnSync(process.execPath, [CRUISER, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (stdout === '') throw new Error(stderr)
  return resultSchema.parse(JSON.parse(stdout)).summary
}

describe('imports', () => {
  it('run only the ways the architecture allows', () => {
    const { violations, totalCruised } = cruise(ROOT)
    expect(totalCruised).toBeGreaterThan(20)
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
  }, 120_000)
})

/** A house where every wrong import that the rules know is made once, beside the right ones. */
const HOUSE: Record<string, string[]> = {
  'node_modules/zod/index.js': [],
  'node_modules/dayjs/index.js': [],
  'node_modules/electron/index.js': [],
  'shared/kernel/money.ts': ['zod'],
  'shared/pricing/price.ts': ['../kernel/money'],
  'shared/pricing/steps/round.ts': [],
  'shared/ledger/unit.ts': ['../pricing/price', 'dayjs'],
  'shared/ledger/deep.ts': ['../pricing/steps/round'],
  'shared/ledger/files.ts': ['node:fs'],
  'shared/ledger/upstairs.ts': ['../../electron/office'],
  'shared/ledger/lost.ts': ['./nowhere'],
  'electron/office.ts': ['./features/index', './features/ledger/ledger', '../shared/ledger/unit'],
  'electron/inside.ts': ['./features/ledger/paper'],
  'electron/workers/worker.ts': ['../features/ledger/ticket-paper', '../features/ledger/paper'],
  'electron/features/ledger/ticket-paper.ts': [],
  'electron/page.ts': ['../renderer/app'],
  'electron/window.ts': ['electron'],
  'electron/main.ts': ['electron'],
  'electron/desktop/menu.ts': ['electron'],
  'electron/tested.ts': ['../test/fixtures/office'],
  'electron/commands/launch/start.mjs': ['node:fs', './prepare.mjs', 'zod'],
  'electron/commands/launch/prepare.mjs': [],
  'electron/features/index.ts': ['./ledger/ledger'],
  'electron/features/ledger/ledger.ts': ['./paper', '../pricing/pricing', '../pricing/tables'],
  'electron/features/ledger/paper.ts': [],
  'electron/features/ledger/sneaky.ts': ['../pricing/limits'],
  'electron/features/pricing/pricing.ts': [],
  'electron/features/pricing/tables.ts': [],
  'electron/features/pricing/limits.ts': [],
  'renderer/app.ts': ['./features/ledger/board', '../shared/ledger/unit'],
  'renderer/engine.ts': ['../electron/office'],
  'renderer/disk.ts': ['node:fs'],
  'renderer/components/table.ts': ['../features/ledger/board'],
  'renderer/features/ledger/board.ts': [],
  'renderer/features/ledger/cell.ts': ['../pricing/form', '../pricing/pricing'],
  'renderer/features/pricing/form.ts': [],
  'renderer/features/pricing/pricing.ts': [],
  'test/fixtures/office.ts': ['../../electron/office'],
  'test/round/one.ts': ['./two'],
  'test/round/two.ts': ['./one'],
}

const FORBIDDEN = [
  'electron-into-rooms-through-the-front: electron/inside.ts',
  'electron-not-to-renderer: electron/page.ts',
  'electron-only-in-desktop: electron/window.ts',
  'electron-rooms-through-the-front: electron/features/ledger/sneaky.ts',
  'launch-before-install: electron/commands/launch/start.mjs',
  'no-circles: test/round/one.ts',
  'no-unresolvable: shared/ledger/lost.ts',
  'nothing-imports-test: electron/tested.ts',
  'renderer-in-a-browser: renderer/disk.ts',
  'renderer-not-to-electron: renderer/engine.ts',
  'renderer-parts-know-no-rooms: renderer/components/table.ts',
  'renderer-rooms-through-the-front: renderer/features/ledger/cell.ts',
  'shared-rooms-through-the-front: shared/ledger/deep.ts',
  'shared-stands-alone: shared/ledger/files.ts',
  'shared-stands-alone: shared/ledger/lost.ts',
  'shared-stands-alone: shared/ledger/unit.ts',
  'shared-stands-alone: shared/ledger/upstairs.ts',
  'workers-draw-papers: electron/workers/worker.ts',
]

describe('the rules themselves', () => {
  let house = ''
  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'fanghao-house-'))
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json']) cpSync(join(ROOT, file), join(house, file))
    for (const [path, imports] of Object.entries(HOUSE)) {
      mkdirSync(dirname(join(house, path)), { recursive: true })
      // Type-only, where a circle is easiest to overlook.
      const word = path.startsWith('test/round') ? 'import type' : 'import'
      writeFileSync(join(house, path), imports.map((name) => `${word} * as x from '${name}'\n`).join(''))
    }
  })
  afterAll(() => rmSync(house, { recursive: true, force: true }))

  it('catch every wrong import once, and let the right ones pass', () => {
    const caught = cruise(house).violations.map(({ rule, from }) => `${rule.name}: ${from}`)
    expect(caught.sort()).toEqual(FORBIDDEN)
  }, 60_000)
})
