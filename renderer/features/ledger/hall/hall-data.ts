import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { client, orpc, queryClient } from '../../../api/client'
import { setOfficeClock } from '../../../api/clock'
import { useAt } from '../../../api/turns'
import { hearOnce, pause, watchOn } from '../../../api/watching'

/** Changes that come this close together are shown together. */
const GATHER = 400
/** While changes do not arrive by themselves the hall is asked for again this often. */
const ASK_AGAIN = 5_000
/** A television that gave way to newer windows tries again by itself: nobody will touch it. */
const SET_ASIDE = 60_000

/** Whether the picture is known to be the present one. */
export type HallLine = 'begins' | 'live' | 'broken'

/** 大屏: what customers may see, kept up to date for as long as it runs. */
export function useHall(projectId: string) {
  const [line, setLine] = useState<HallLine>('begins')
  const { data, error, refetch } = useQuery(
    orpc.ledger.hall.queryOptions({
      input: { projectId },
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnMount: 'always',
      refetchInterval: line === 'live' ? false : ASK_AGAIN,
    }),
  )
  useAt(data?.turnsAt ?? null, () => refetch())
  useEffect(() => {
    const stopped = new AbortController()
    keepHearing(projectId, stopped.signal, setLine)
    return () => stopped.abort()
  }, [projectId])
  return { hall: data, line, error, refetch }
}

function keepHearing(projectId: string, stopped: AbortSignal, setLine: (line: HallLine) => void): void {
  const queryKey = orpc.ledger.hall.queryKey({ input: { projectId } })
  let heard = 0
  let isAsking = false

  /** Asks until the picture holds all that was heard of; one question at a time, so that a rush cannot starve it. */
  const catchUp = async () => {
    if (isAsking) return
    isAsking = true
    for (;;) {
      await pause(GATHER, stopped)
      const shown = queryClient.getQueryData(queryKey)?.change ?? 0
      if (stopped.aborted || shown >= heard) break
      await queryClient.refetchQueries({ queryKey }, { cancelRefetch: false })
      if (queryClient.getQueryState(queryKey)?.status === 'error') break
    }
    isAsking = false
  }

  const once = (onHeard: () => void) =>
    hearOnce(
      (signal) => client.ledger.watchHall({ projectId }, { signal }),
      stopped,
      ({ number, at }) => {
        onHeard()
        setOfficeClock(at)
        setLine('live')
        heard = Math.max(heard, number)
        void catchUp()
      },
    )
  const onAgain = () => void queryClient.invalidateQueries({ queryKey })
  const attention = (until: AbortSignal) => pause(SET_ASIDE, until)
  void watchOn({ once, onEnd: () => setLine('broken'), onAgain, pause, attention }, stopped)
}
