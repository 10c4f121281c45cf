import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const LONGEST = 400

const files = ['shared', 'electron', 'renderer', 'test'].flatMap((floor) => codeUnder(floor))

function codeUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return codeUnder(path)
    return /\.(ts|tsx|mjs|cjs|css)$/.test(entry.name) ? [path] : []
  })
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}

function saying(pattern: RegExp, where: (path: string) => boolean): string[] {
  return files.filter((path) => where(path) && pattern.test(read(path)))
}

const isProduct = (path: string) => !path.startsWith('test/')
const isShared = (path: string) => path.startsWith('shared/')

describe('files', () => {
  it('are found at all', () => {
    expect(files).toContain('shared/kernel/money.ts')
    expect(files).toContain('electron/main.ts')
  })

  it(`have at most ${LONGEST} lines, translations apart`, () => {
    const long = files.filter((path) => !path.includes('/i18n/') && read(path).split('\n').length - 1 > LONGEST)
    expect(long).toEqual([])
  })

  it('have names that say what they do', () => {
    expect(files.filter((path) => /(^|\/)(utils?|helpers?)(\/|\.)/.test(path))).toEqual([])
  })

  it('are no barrels: only the list of rooms passes on what others export', () => {
    const barrels = saying(/^export (\*|type \*|(type )?\{[^}]*\}) from/m, (path) => /\/index\.tsx?$/.test(path))
    expect(barrels.filter((path) => path !== 'electron/features/index.ts')).toEqual([])
  })
})

describe('code', () => {
  it('in shared/ knows no clock and no chance', () => {
    expect(saying(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bcrypto\./, isShared)).toEqual([])
  })

  it('silences no type', () => {
    const silenced = new RegExp(['as unknown', ' as|@ts-(ignore', '|nocheck)'].join(''))
    expect(saying(silenced, (path) => path !== 'test/architecture/files.test.ts')).toEqual([])
  })

  it('has classes only for errors, and where TypeORM asks for them', () => {
    expect(
      saying(/^(export )?(abstract )?class (?!\w+ extends \w*Error\b|\w+ implements MigrationInterface\b)/m, isProduct),
    ).toEqual([])
  })

  it('leaves nothing to do later', () => {
    expect(saying(new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|XXX)\\b`), isProduct)).toEqual([])
  })

  it('never lets TypeORM change a database by itself', () => {
    expect(saying(/synchronize:\s*true/, isProduct)).toEqual([])
  })
})
