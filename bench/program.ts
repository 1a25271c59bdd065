import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { watchMemory } from './memory-of.ts'

/** A program to be timed. */
export interface Program {
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** One run of a program, seen from outside: from its start until it and its output have ended. */
export interface Run {
  /** In milliseconds. */
  readonly wall: number
  /** User and system time of the program and the children that it waited for, in milliseconds; undefined where the system does not tell. */
  readonly cpu: number | undefined
  /** The most that the program and its children held together, in MB (10^6 bytes); only where it was asked for. */
  readonly peak: number | undefined
  /** -1 where it was killed. */
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** What a run is asked for besides its time. Both cost a little of it. */
export interface Asked {
  /** Whether the output is kept; else it goes nowhere. */
  readonly output?: boolean
  readonly memory?: boolean
}

/** Runs a program once. Rejects where it cannot be started; never for how it ends. */
export function run(program: Program, asked: Asked = {}): Promise<Run> {
  const to = asked.output ? 'pipe' : 'ignore'
  return new Promise((resolve, reject) => {
    const cpuBefore = childrenTime()
    const started = performance.now()
    const child = spawn(program.command, program.args, {
      cwd: program.cwd,
      env: { ...process.env, ...program.env },
      stdio: ['ignore', to, to],
    })
    const memory = asked.memory && child.pid !== undefined ? watchMemory(child.pid) : undefined
    let [stdout, stderr] = ['', '']
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('error', reject)
    child.on('close', (code) => {
      const wall = performance.now() - started
      const cpu = childrenTime()
      const used = cpu === undefined || cpuBefore === undefined ? undefined : cpu - cpuBefore
      resolve({ wall, cpu: used, peak: memory?.(), code: code ?? -1, stdout, stderr })
    })
  })
}

/** Linux counts in hundredths of a second, whatever the kernel's own clock is. */
const TICK = 10

/** What this process's ended children have used, in milliseconds (proc_pid_stat(5), fields 16 and 17); undefined off Linux. */
function childrenTime(): number | undefined {
  if (process.platform !== 'linux') return undefined
  const stat = readFileSync('/proc/self/stat', 'utf8')
  // The second field is the program's name in brackets, and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) * TICK
}
