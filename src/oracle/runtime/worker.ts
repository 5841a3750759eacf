/** A thread that runs scenarios on profiles: jobs come as messages, transcripts go back. Errors nobody caught are its own affair. */

import { parentPort, workerData } from 'node:worker_threads'
import { perform } from '../perform'
import { scenarioOf } from '../scenario'
import { hostedRuntime } from './hosted'
import type { Modules } from './module-scope'

export interface Job {
  id: number
  /** A name of the corpus, or a file. */
  scenario: string
  release: string
  /** What is to be otherwise than in the release. */
  with?: string
}

export interface WorkerData {
  /** Path of a module with the function that makes an era's modules, and that function's name. */
  modules: [file: string, name: string]
  /** Counts up while the thread's event loop turns. */
  beat: Int32Array
}

const { modules, beat } = workerData as WorkerData
const makeModules = require(modules[0])[modules[1]] as (release: string, changes?: string) => Modules

setInterval(() => Atomics.add(beat, 0, 1), 250).unref()

parentPort?.on('message', async ({ id, scenario, release, with: changes }: Job) => {
  const runtime = hostedRuntime(() => makeModules(release, changes))
  const transcript = await perform(scenarioOf(scenario), runtime)
  parentPort?.postMessage({ id, transcript })
})
