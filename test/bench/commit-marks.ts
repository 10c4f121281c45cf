import { appendFile } from 'node:fs'
import sqlite3 from 'sqlite3'

/**
 * Loaded before the office's own code (`--import`): notes when each COMMIT has come back from SQLite, on the clock that
 * all processes of a machine share. It writes later, so that noting does not stand between a commit and its watchers.
 */
const file = process.env.FANGHAO_COMMIT_MARKS ?? ''
const { prototype } = sqlite3.Statement
const { run, all } = prototype
let waiting = ''

function writeSoon(): void {
  if (waiting === '') setTimeout(write, 50).unref()
}

function write(): void {
  const text = waiting
  waiting = ''
  appendFile(file, text, (error) => {
    if (error) throw error
  })
}

type Way = (this: sqlite3.Statement, ...rest: unknown[]) => sqlite3.Statement

function marking(way: Way): Way {
  return function (...rest) {
    const done = rest.at(-1)
    if (typeof done !== 'function' || !('sql' in this) || !/^COMMIT/i.test(String(this.sql))) {
      return way.apply(this, rest)
    }
    return way.call(this, ...rest.slice(0, -1), function (this: unknown, ...answer: unknown[]) {
      writeSoon()
      waiting += `${process.hrtime.bigint()}\n`
      return done.apply(this, answer)
    })
  }
}

Object.assign(prototype, { run: marking(run), all: marking(all) })
