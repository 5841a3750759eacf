import type { Test } from 'tap'
import type { Tarball } from './packed.test.helper'
export async function walk(
  t: Test,
  _options: { folder: string; tarballs: readonly Tarball[]; all: boolean },
): Promise<void> {
  t.ok(true)
}
