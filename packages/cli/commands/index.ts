import type { Command } from '../command.ts'

/** Every command with its line in the list; its code is loaded when it is called. */
const entries: { name: string; summary: string; load: () => Promise<Command> }[] = [
  {
    name: 'watch',
    summary: 'read a making-of against its episodes: scenes, takes, calls, moments, quotes',
    load: async () => (await import('./watch.ts')).watch,
  },
  {
    name: 'print',
    summary: 'write the print of videos: enough to recognise them, never enough to watch them',
    load: async () => (await import('./print.ts')).print,
  },
  {
    name: 'verify',
    summary: 'check every quotation of a story against captions',
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'names',
    summary: 'tell who is meant, however a Korean name is spelled',
    load: async () => (await import('./names.ts')).names,
  },
  {
    name: 'demo',
    summary: 'the main job on the sample drama, and the site with its story',
    load: async () => (await import('./demo.ts')).demo,
  },
  {
    name: 'serve',
    summary: 'library, desk, site and one worker in one process',
    load: async () => (await import('./serve.ts')).serve,
  },
  {
    name: 'worker',
    summary: "one more machine's worth of work on a shared PostgreSQL",
    load: async () => (await import('./worker.ts')).worker,
  },
  {
    name: 'import',
    summary: 'take folders of episodes and makings into the library, as they lie',
    load: async () => (await import('./import.ts')).importing,
  },
  {
    name: 'export',
    summary: 'write dramas, makings with findings and decisions, and stories as JSON',
    load: async () => (await import('./export.ts')).exporting,
  },
  {
    name: 'identify',
    summary: 'find which drama and episode of the library a video comes from',
    load: async () => (await import('./identify.ts')).identify,
  },
  {
    name: 'backup',
    summary: 'write everything into one file, while the server runs',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    summary: 'put a backup into an empty library, on either database',
    load: async () => (await import('./restore.ts')).restore,
  },
]

export const commands: readonly { name: string; summary: string }[] = entries

export function findCommand(name: string): (() => Promise<Command>) | undefined {
  return entries.find((entry) => entry.name === name)?.load
}
