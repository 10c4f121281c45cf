import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import type { Contract } from '../../shared/contract'
import { PERSON_HEADER } from '../../shared/staff/person'
import { coverNow, throughCover } from './cover'

export type OfficeClient = ContractRouterClient<Contract>

/** Speaks to the office that served this page. */
export const client: OfficeClient = createORPCClient(
  new RPCLink({
    url: `${window.location.origin}/rpc`,
    // What was asked as one person is never done as another.
    headers: () => {
      const { personId } = coverNow()
      return personId === null ? {} : { [PERSON_HEADER]: personId }
    },
    fetch: async (request, init) => {
      await throughCover(request.url, request.signal)
      return fetch(request, init)
    },
  }),
)

/** Query and mutation options and keys for every call of the contract. */
export const orpc = createTanstackQueryUtils(client)

/**
 * What the page knows of the office. The office may stand on this very computer, so being offline says nothing:
 * calls are always tried, and repeated only when no answer came; a refusal is an answer.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEnded }),
  mutationCache: new MutationCache({ onError: noticeEnded }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && !(error instanceof ORPCError),
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

const AT_THE_DOOR = new Set(['NOT_SIGNED_IN', 'LOCKED'])

/** A session or trial that ended, or was locked, elsewhere is asked for again, which leads to where one goes on. */
function noticeEnded(error: unknown): void {
  if (!(error instanceof ORPCError)) return
  if (AT_THE_DOOR.has(error.code)) void queryClient.invalidateQueries({ queryKey: orpc.staff.session.key() })
  // Its trial was started over: the list of projects leads to the one that follows.
  if (error.code === 'PROJECT_SET_ASIDE') void queryClient.invalidateQueries({ queryKey: orpc.project.list.key() })
}

/** A command's own id (UUID v4). `crypto.randomUUID` is absent on a LAN address without TLS. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte
    return marked.toString(16).padStart(2, '0')
  }).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
