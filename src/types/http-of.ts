/** From a literal spec to the module that it names, as `resolve` reads it; any other spec gives what all eras had. */

import type {
  Earlier,
  HttpByLine,
  LineOfCodename,
  LineOfSeries,
  NamesOfNewest,
  NewestLine,
  NewestSupported,
} from '../../versions/types'
import type { NamedLine, ShortSpecOfNode, SpecOfNamedLine, SpecOfNode } from '../profile/release'
import type { AnyHttp } from './any-http'

/** Without one of these beginnings. */
type Without<S extends string, Begins extends string> = S extends `${Begins}${infer Rest}` ? Rest : S

type Between = '-' | '@' | ' '

/** `0.10` of `0.10.4`, `6` of `6.17.1`. */
type Series<V extends string> = V extends `0.${infer Minor}.${string}`
  ? `0.${Minor}`
  : V extends `0.${string}`
    ? V
    : V extends `${infer Major}.${string}`
      ? Major
      : V

type Exact = `${number}.${number}.${number}`

type Reading<Line, V> = Line extends keyof HttpByLine
  ? V extends Exact
    ? Earlier<V, HttpByLine[Line]['shipped']>
    : HttpByLine[Line]['documented']
  : AnyHttp

/** `argon` of `lts/argon`. */
type Codename<V extends string> = V extends 'lts/*' ? NewestSupported : Without<V, 'lts/'>

type OfVersion<V extends string> =
  Series<V> extends keyof LineOfSeries
    ? Reading<LineOfSeries[Series<V>], V>
    : Codename<V> extends keyof LineOfCodename
      ? Reading<LineOfCodename[Codename<V>], V>
      : AnyHttp

type OfNode<V extends string> = V extends NamesOfNewest ? Reading<NewestLine, V> : OfVersion<V>

type OfSpec<S extends string> = S extends SpecOfNamedLine
  ? Reading<NamedLine, S>
  : S extends SpecOfNode | ShortSpecOfNode
    ? Reading<NewestLine, S>
    : S extends `${SpecOfNamedLine}${string}`
      ? OfVersion<Without<Without<Without<S, SpecOfNamedLine>, Between>, 'v'>>
      : OfNode<Without<Without<Without<Without<S, SpecOfNode>, ShortSpecOfNode>, Between>, 'v'>>

/** A spec without the changes behind it, which leave the names of its module to it. */
type Plain<S extends string> = S extends `${infer Base} with ${string}` ? Base : S

/**
 * The module that `createHttp(spec)` makes. A line is typed as its manual has it, an exact release as it was
 * shipped: its names are its own, their members those of the last release of its line.
 */
export type HttpOf<S extends string> = string extends S ? AnyHttp : OfSpec<Plain<Lowercase<S>>>
