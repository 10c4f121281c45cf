import sqlite3 from 'sqlite3'

/**
 * sqlite3 as TypeORM is given it. TypeORM asks every driver for its verbose mode, which writes out all values of every
 * statement for a stack trace that may never be needed: it costs more than small statements do, and puts names and
 * numbers into errors.
 */
export const sqliteDriver = { ...sqlite3, verbose: () => sqlite3 }
