import { hashKey, useMutation, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { Project } from '../../shared/project/contract'
import { DEFAULT_LOCK_AFTER } from '../../shared/staff/lock'
import type { SignedIn } from '../../shared/staff/person'
import type { Permission } from '../../shared/staff/roles'
import { client, newRequestId, orpc, queryClient } from './client'
import { coverNow, setCover } from './cover'
import { noteActive } from './idle'
import { saveBeforeLeaving } from './leaving'

/** Who works on this page and in which project; everything under the frame may rely on both. */
export type Session = {
  person: SignedIn
  can: (permission: Permission) => boolean
  project: Project
  projects: readonly Project[]
  setProject: (project: Project) => void
}

const PROJECT_STORED_AS = 'fanghao.project'
const SessionContext = createContext<Session | null>(null)

type Standing = Awaited<ReturnType<typeof client.staff.session>>

const KEY = orpc.staff.session.queryKey()
/** Told to the other windows of this browser, which have the same session. */
const CHANGED_STORED_AS = 'fanghao.session'

/** Where the page stands: set-up, signed out, signed in. Asked again every few seconds while the office is silent. */
export function useStanding() {
  return useQuery({
    ...orpc.staff.session.queryOptions({
      staleTime: 60_000,
      refetchInterval: (query) => (query.state.status === 'error' ? 3_000 : false),
    }),
    queryFn: async () => {
      const standing = await client.staff.session()
      takeOver(standing)
      return standing
    },
  })
}

/** What another window of this browser did with the session happens in this one too. */
export function useOtherWindows(): void {
  useEffect(() => {
    const ask = ({ key }: StorageEvent) => {
      if (key === CHANGED_STORED_AS) void queryClient.invalidateQueries({ queryKey: KEY })
    }
    window.addEventListener('storage', ask)
    return () => window.removeEventListener('storage', ask)
  }, [])
}

/** Who is signed in and what they may do. Only under the frame. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is used outside the frame')
  return session
}

/** Gives the pages under the frame their person and project; the project is remembered on this computer. */
export function SessionProvider({
  person,
  projects,
  children,
}: {
  person: SignedIn
  projects: readonly [Project, ...Project[]]
  children: React.ReactNode
}) {
  const [projectId, setProjectId] = useState(() => chosenProject(projects).id)
  const session = useMemo<Session>(
    () => ({
      person,
      can: (permission) => person.permissions.includes(permission),
      project: chosenProject(projects, projectId),
      projects,
      setProject: (project) => {
        localStorage.setItem(PROJECT_STORED_AS, project.id)
        setProjectId(project.id)
      },
    }),
    [person, projects, projectId],
  )
  const { project, setProject } = session
  useEffect(() => {
    // The one that follows may be followed in its turn.
    if (project.follows === projectId) setProject(project)
  }, [projectId, project, setProject])
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The project that was chosen on this computer; the one that follows it, where its trial was started over. */
export function chosenProject(projects: readonly [Project, ...Project[]], projectId = storedProject()): Project {
  return (
    projects.find(({ id }) => id === projectId) ??
    projects.find(({ follows }) => follows !== null && follows === projectId) ??
    projects[0]
  )
}

function storedProject(): string | null {
  return localStorage.getItem(PROJECT_STORED_AS)
}

/** Takes over who has just entered. What another person had on the screen is forgotten first. Rule SEC-1. */
export function enterAs(person: SignedIn): void {
  noteActive()
  stand({ state: 'signedIn', person })
}

/** 锁屏: the page is covered at once, and the office answers this browser no more until somebody enters. Rule SEC-1. */
export async function lock(): Promise<void> {
  await saveBeforeLeaving()
  await client.staff.lock({ requestId: newRequestId() })
  const { person = null } = queryClient.getQueryData(KEY) ?? {}
  if (person) stand({ state: 'locked', person })
}

/** 退出: ends the session, the way back by PIN too, and forgets what was on the screen. */
export function useSignOut() {
  return useMutation({
    mutationFn: async () => {
      await saveBeforeLeaving()
      return client.staff.signOut({ requestId: newRequestId() })
    },
    onSuccess: () => {
      stand({ state: 'signedOut', person: null })
      // A demonstration says who can sign in only to whoever is signed out.
      return queryClient.invalidateQueries({ queryKey: orpc.staff.session.key() })
    },
  })
}

function stand(now: { state: 'signedIn' | 'locked'; person: SignedIn } | { state: 'signedOut'; person: null }): void {
  const { demo = null, lockAfter = DEFAULT_LOCK_AFTER } = queryClient.getQueryData(KEY) ?? {}
  const standing = { ...now, demo, lockAfter }
  takeOver(standing)
  queryClient.setQueryData(KEY, standing)
  if (now.state === 'signedIn') setCover({ kind: null })
  localStorage.setItem(CHANGED_STORED_AS, newRequestId())
}

/** What belongs to whoever stood here before goes, before anybody else's page is drawn. */
function takeOver({ state, person }: Standing): void {
  const before = queryClient.getQueryData(KEY)
  const personId = person?.id ?? null
  if (personId !== coverNow().personId) {
    setCover({ personId })
    queryClient.removeQueries({ predicate: (query) => query.queryHash !== hashKey(KEY) })
    queryClient.getMutationCache().clear()
  }
  if (state === 'locked') setCover({ kind: 'locked', isHeld: true })
  // A page that is idle is covered before the office knows of it: only what was locked there is lifted by it.
  else if (before?.state === 'locked' || state !== 'signedIn') setCover({ kind: null })
}
