// check-pages.js FOLDER: every *.html in FOLDER in headless Chromium; see check-pages.
'use strict';
const fs = require('fs');
const path = require('path');
const {chromium} = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const kLooks = [
  {name: 'light', colorScheme: 'light', width: 1100},
  {name: 'dark', colorScheme: 'dark', width: 1100},
  {name: 'narrow', colorScheme: 'light', width: 400},
  {name: 'print', colorScheme: 'light', width: 794, media: 'print'},
];

// What is wider than the window, and not within something that scrolls.
function tooWide() {
  const wide = [];
  const scrolls = (e) => {
    for (; e !== null; e = e.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(e).overflowX)) return true;
    return false;
  };
  for (const e of document.querySelectorAll('body *'))
    if (e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !scrolls(e))
      wide.push(`${e.tagName}.${e.className.baseVal ?? e.className}: ${e.textContent.slice(0, 60)}`);
  return wide;
}

async function main(folder) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  let bad = 0;
  const pages = fs.readdirSync(folder).filter((f) => f.endsWith('.html')).sort();
  for (const file of pages)
    for (const look of kLooks) {
      // axe is a script: it needs the page's own policy out of the way, which is why what the page asks for
      // is watched without it.
      const plain = await browser.newPage({viewport: {width: look.width, height: 900}, colorScheme: look.colorScheme});
      const asked = [];
      plain.on('request', (r) => asked.push(r.url()));
      plain.on('console', (m) => asked.push(m.text()));
      await plain.goto('file://' + path.join(folder, file));
      const others = asked.slice(1);
      const scripts = await plain.evaluate(() => document.scripts.length);
      await plain.close();

      const context = await browser.newContext(
          {viewport: {width: look.width, height: 900}, colorScheme: look.colorScheme, bypassCSP: true});
      const page = await context.newPage();
      await page.goto('file://' + path.join(folder, file));
      await page.emulateMedia({media: look.media ?? 'screen', colorScheme: look.colorScheme});
      await page.screenshot({path: path.join(folder, `${path.parse(file).name}-${look.name}.png`), fullPage: true});
      const wide = look.media === 'print' ? [] : await page.evaluate(tooWide);
      await page.evaluate(axe);
      const found = (await page.evaluate(() => axe.run())).violations;
      console.log(`${file} ${look.name}: axe ${found.length}, asked for ${others.length}, scripts ${scripts}, ` +
          `too wide ${wide.length}`);
      for (const v of found) console.log(`  ${v.id}: ${v.help}: ${v.nodes.length} x ${v.nodes[0].html.slice(0, 160)}`);
      for (const what of [...others, ...wide.slice(0, 5)]) console.log(`  ${what}`);
      bad += found.length + others.length + scripts + wide.length;
      await context.close();
    }
  await browser.close();
  console.log(`${pages.length} pages, ${kLooks.length} looks: ${bad} faults`);
  process.exit(bad === 0 && pages.length > 0 ? 0 : 1);
}

main(path.resolve(process.argv[2]));
