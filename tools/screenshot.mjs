import { access, constants, mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Background } from './background.mjs';
import { Failure, main } from './failure.mjs';
import { pack } from './pack.mjs';
import { ROOT } from './paths.mjs';
import { provision } from './provision.mjs';
import { Workspace } from './workspace.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PICTURE = join(ROOT, 'docs', 'images', 'project.png');
const OPENED = 'makemigration';
const MARGIN = 16;

/** Takes a picture of the page on which Nx explains a service, in a real browser. */
await main(async () => {
  const browser = await findBrowser();
  await provision();
  await pack();
  const workspace = await Workspace.bare();
  let server;
  try {
    await workspace.nxOk(['g', 'nx-robyn:init']);
    await workspace.nxOk(['g', 'nx-robyn:service', 'orders', '--no-interactive']);
    server = new Background(workspace.path('node_modules', '.bin', 'nx'), ['show', 'project', 'orders', '--web', '--open=false'], { cwd: workspace.directory });
    const [, address] = await server.line(/started at (http\S+)/);
    await mkdir(join(PICTURE, '..'), { recursive: true });
    await takePicture(browser, address);
    console.log(PICTURE);
  } finally {
    await server?.stop();
    await workspace.remove();
  }
});

/** @returns {Promise<string>} path of the first browser on PATH */
async function findBrowser() {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of BROWSERS) {
      const path = join(directory, name);
      if (await access(path, constants.X_OK).then(() => true, () => false)) return path;
    }
  }
  throw new Failure({ what: 'There is no browser to take a picture with', why: `none of ${BROWSERS.join(', ')} is on PATH`, fix: 'apt-get install chromium' });
}

/** The top of the page, with one target opened, down to the group behind it. */
async function takePicture(executablePath, address) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 900, height: 900 }, colorScheme: 'light' });
    await page.goto(address);
    await page.getByText(OPENED, { exact: true }).click();
    await page.getByText('Description', { exact: true }).waitFor();
    await page.mouse.move(0, 0); // away from what shows more under the pointer
    const next = await page.locator('#target-group-header-Quality').boundingBox();
    const { width } = page.viewportSize();
    await page.screenshot({ path: PICTURE, fullPage: true, clip: { x: 0, y: 0, width, height: next.y - MARGIN }, animations: 'disabled' });
  } finally {
    await browser.close();
  }
}
