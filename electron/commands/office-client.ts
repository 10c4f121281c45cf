import { randomUUID } from 'node:crypto'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../shared/contract'
import type { Office } from '../office'

export type OfficeClient = ContractRouterClient<Contract>

/** Where an in-process caller pretends to be; the office checks the host it names like any other. */
const ADDRESS = 'http://localhost'

/**
 * A caller of an office in the same process, with cookies of its own: a person at a PC. It goes the one way in, as
 * every page does.
 */
export function clientOf(office: Pick<Office, 'fetch'>): OfficeClient {
  const cookies = new Map<string, string>()
  const link = new RPCLink({
    url: `${ADDRESS}/rpc`,
    fetch: async (request) => {
      if (cookies.size > 0) request.headers.set('cookie', [...cookies.values()].join('; '))
      const response = await office.fetch(request)
      for (const line of response.headers.getSetCookie()) {
        const [set = ''] = line.split(';')
        cookies.set(set.split('=')[0] ?? '', set)
      }
      return response
    },
  })
  return createORPCClient(link)
}

/** A fresh request id, as every command carries one. */
export function ordered<Input extends object>(input: Input): Input & { requestId: string } {
  return { requestId: randomUUID(), ...input }
}
