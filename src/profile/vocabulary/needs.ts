/**
 * What a behaviour cannot be without: its value makes sense only beside the values of these, as some release had them
 * together. All others may be changed alone. A list of members needs the part whose members it lists.
 */

import type { Path } from '../vocabulary'

export const needs: Readonly<Partial<Record<Path, readonly Path[]>>> = {
  'agent.kind': ['agent.methods', 'module.exports', 'client.agentOption', 'legacy.createClient'],
  'agent.hooks': ['agent.methods'],
  'agent.methods': ['agent.kind', 'agent.hooks'],
  'agent.connectionArguments': ['agent.kind'],
  'agent.proxies': ['agent.createCallback'],
  'client.agentOption': ['agent.kind', 'client.methods'],
  'client.methods': ['outgoing.methods', 'client.agentOption'],
  'incoming.autoDestroy': ['stream.readable'],
  'incoming.consumed': ['incoming.methods'],
  'incoming.headerLine': ['incoming.methods', 'incoming.rawHeaders'],
  'incoming.methods': ['stream.readable', 'incoming.rawHeaders', 'incoming.holdsWhilePaused'],
  'incoming.rawHeaders': ['incoming.methods', 'incoming.headerLine'],
  'incoming.setTimeout': ['incoming.methods'],
  'incoming.tellsNoTrailers': ['incoming.methods'],
  'legacy.createClient': ['module.exports', 'agent.kind'],
  'module.exports': ['agent.kind', 'legacy.createClient'],
  'outgoing.finish': ['outgoing.layout', 'response.methods', 'server.nextTurn'],
  'outgoing.endUncorks': ['outgoing.methods'],
  'outgoing.headerStore': ['outgoing.methods', 'outgoing.layout'],
  'outgoing.joinsChunks': ['outgoing.methods', 'outgoing.endUncorks'],
  'outgoing.layout': ['outgoing.methods', 'outgoing.headerStore'],
  'outgoing.methods': ['outgoing.layout', 'response.methods'],
  'outgoing.removesAutomatic': ['outgoing.layout'],
  'response.methods': ['outgoing.methods'],
  'server.expectFrom': ['incoming.rawHeaders'],
  'server.closes': ['stream.readable'],
  'server.nextTurn': ['outgoing.finish'],
  'stream.readable': ['incoming.methods', 'stream.module'],
}

/** Some behaviours and all that they cannot be without. */
export function withNeeds(paths: readonly Path[]): Path[] {
  const all = new Set<Path>()
  const add = (path: Path) => {
    if (all.has(path)) return
    all.add(path)
    for (const other of needs[path] ?? []) add(other)
  }
  for (const path of paths) add(path)
  return [...all]
}
