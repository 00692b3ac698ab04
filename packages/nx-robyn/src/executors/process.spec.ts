import { EventEmitter } from 'node:events';
import { ProgramMissing } from '../service/errors';
import { Folder } from '../testing/folder';
import { runProgram } from './process';

describe('runProgram', () => {
  let folder: Folder;
  let signals: EventEmitter;
  const node = (script: string, ...args: string[]) =>
    runProgram({ program: process.execPath, args: ['-e', script, ...args] }, folder.path, 'install it', signals);
  beforeEach(() => {
    folder = new Folder();
    signals = new EventEmitter();
  });
  afterEach(() => folder.remove());

  it('runs in the directory, and hands arguments on as they are', async () => {
    const write = 'require("fs").writeFileSync("args.json", JSON.stringify(process.argv.slice(1)))';
    expect(await node(write, 'a b', '$HOME', '"; exit 1', '')).toBe(0);
    expect(JSON.parse(folder.read('args.json'))).toEqual(['a b', '$HOME', '"; exit 1', '']);
  });

  it('returns the exit code, and 1 for a signal', async () => {
    expect(await node('process.exit(3)')).toBe(3);
    expect(await node('process.kill(process.pid, "SIGKILL")')).toBe(1);
  });

  it.each(['SIGTERM', 'disconnect', 'exit'])('passes %s on and waits until the program is done', async (event) => {
    const drain = `
      process.on("SIGTERM", () => setTimeout(() => {
        require("fs").writeFileSync("drained", "");
        process.exit(0);
      }, 200));
      require("fs").writeFileSync("ready", "");
      setInterval(() => {}, 1000);`;
    const running = node(drain);
    while (!folder.list().includes('ready')) await new Promise((resolve) => setTimeout(resolve, 20));
    signals.emit(event);
    expect(await running).toBe(0);
    expect(folder.list()).toContain('drained');
  });

  it('leaves no listener behind', async () => {
    await node('');
    expect(signals.eventNames()).toEqual([]);
  });

  it('names a program that is missing, and how it is installed', async () => {
    const running = runProgram({ program: 'nobody-has-this', args: ['x'] }, folder.path, 'pipx install it');
    await expect(running).rejects.toThrow(ProgramMissing);
    await expect(running).rejects.toThrow('fix:   pipx install it');
  });
});
