/** Package managers: they demand a version of their own day. */

const HOSTS_TOOLS = /[\\/]node_modules[\\/](?:corepack|npm|pnpm|yarn)[\\/]/

/** Whether the process was started for one of them. */
export const isHostsTool = (): boolean => HOSTS_TOOLS.test(process.argv[1] ?? '')
