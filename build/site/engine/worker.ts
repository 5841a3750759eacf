/** The thread of the playground: it reads bytes, and runs the program that was put beside it (`eraProgram`) as every version. */

import { versionsOf } from '../../../src/parse/versions'
import type { Asked, Heard, ServeRequest } from '../client/messages'
import { read } from './read'
import { type Program, serve } from './serve'

interface Thread {
  eraProgram?: Program
  onmessage: ((event: { data: Asked }) => void) | null
  postMessage(heard: Heard): void
}

const thread = globalThis as unknown as Thread

async function serveAll(request: ServeRequest): Promise<void> {
  const program = thread.eraProgram
  if (!program) throw new Error('no program was given')
  thread.postMessage({ begun: true })
  const versions = versionsOf(request.as ? [request.as] : undefined)
  for (const { name } of versions) thread.postMessage({ served: await serve(name, program, request) })
  thread.postMessage({ done: true })
}

thread.onmessage = ({ data }) => {
  const failed = (error: unknown): void =>
    thread.postMessage({ failed: error instanceof Error ? error.message : String(error) })
  const answer =
    'serve' in data ? serveAll(data.serve) : read(data.read).then(told => thread.postMessage({ read: told }))
  void answer.catch(failed)
}
