/**
 * setGlobalProxyFromEnv: the global agents, and the dispatcher of fetch, take their proxies from variables as those of
 * an environment, until what it gives is called.
 */

import { URL } from 'node:url'
import { packageFor } from '../shared/optional-package'
import { globalAgentOptions } from './client-module'
import { codedErrorOf, invalidArgumentOf } from './era-error'
import type { AgentConstructor } from './shapes/agent'
import type { Era } from './shapes/era'

type Environment = Readonly<Record<string, string | undefined>>
type Restore = () => void

interface Undici {
  EnvHttpProxyAgent: new (options: object) => object
  getGlobalDispatcher(): object
  setGlobalDispatcher(dispatcher: object): void
}

/** The variable of a scheme: that in small letters goes before. */
const urlOf = (env: Environment, scheme: 'http' | 'https'): string | undefined =>
  env[`${scheme}_proxy`] || env[`${scheme.toUpperCase()}_PROXY`] || undefined

/** The dispatcher is one for the process, wherever undici was loaded from. */
function setDispatcher(options: object): Restore {
  const { EnvHttpProxyAgent, getGlobalDispatcher, setGlobalDispatcher } = packageFor(
    'setGlobalProxyFromEnv',
    'undici',
  ) as Undici
  const made = new EnvHttpProxyAgent(options)
  const before = getGlobalDispatcher()
  setGlobalDispatcher(made)
  return () => setGlobalDispatcher(before)
}

function setAgent(
  era: Era,
  module: { globalAgent?: unknown },
  Agent: AgentConstructor,
  proxyEnv: Environment,
): Restore {
  const before = module.globalAgent
  module.globalAgent = new Agent({ ...globalAgentOptions(era), proxyEnv } as object)
  return () => {
    module.globalAgent = before
  }
}

export function makeSetGlobalProxy(era: Era): (env?: unknown) => Restore {
  const coded = codedErrorOf(era.profile)
  const invalidArgument = invalidArgumentOf(era.profile)
  return (given: unknown = process.env) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      throw invalidArgument('"proxyEnv" argument', 'of type object', given)
    }
    const env = given as Environment
    const httpProxy = urlOf(env, 'http')
    const httpsProxy = urlOf(env, 'https')
    if (!httpProxy && !httpsProxy) return () => {}
    const odd = [httpProxy, httpsProxy].find(url => url && !URL.canParse(url))
    if (odd) throw coded(Error, 'ERR_PROXY_INVALID_CONFIG', odd)
    const undo = [setDispatcher({ httpProxy, httpsProxy, noProxy: env.no_proxy || env.NO_PROXY })]
    if (httpProxy) undo.push(setAgent(era, era.http as object, era.Agent, env))
    if (httpsProxy && era.https) {
      const https = era.https()
      undo.push(setAgent(era, https, https.Agent as AgentConstructor, env))
    }
    return function restore() {
      for (const one of undo) one()
    }
  }
}
