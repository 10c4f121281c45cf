import { randomUUID } from 'node:crypto'
import { Client } from 'pg'

/** Makes a database on the server this URL leads to, empty or as another one stands, and gives its URL. */
export async function createDatabase(url: string, like?: string): Promise<string> {
  const name = `office_${randomUUID().replaceAll('-', '')}`
  await onServer(url, `CREATE DATABASE ${name}${like === undefined ? '' : ` TEMPLATE ${nameIn(like)}`}`)
  return at(url, name)
}

/** Removes a database, whoever is still connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  await onServer(url, `DROP DATABASE ${nameIn(url)} WITH (FORCE)`)
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client(at(url, 'postgres'))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function at(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1)
}
