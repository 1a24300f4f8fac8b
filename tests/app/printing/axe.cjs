// What axe-core says of the pages given, at the width of a desk and of a telephone; heads broken within a word.
const puppeteer = require("puppeteer-core");
const axe = require.resolve("axe-core/axe.min.js");

async function judged(browser, file, width) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.goto(`file://${file}`);
  await page.addScriptTag({ path: axe });
  const said = await page.evaluate(async () => {
    const violations = (await axe.run()).violations.map((one) => `${one.id}: ${one.help}`);
    const wide = document.documentElement.scrollWidth > innerWidth;
    const heads = [...document.querySelectorAll("th")].filter((head) => {
      const range = document.createRange();
      range.selectNodeContents(head);
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
      return lines.size > 1 && head.textContent.length <= 8 && head.getBoundingClientRect().width > 60;
    });
    return { violations, wide, heads: heads.map((head) => head.textContent) };
  });
  await page.close();
  return said;
}

(async () => {
  const [chromium, ...files] = process.argv.slice(2);
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"], headless: true });
  const found = [];
  for (const file of files) for (const width of [1280, 375]) found.push(await judged(browser, file, width));
  await browser.close();
  console.log(JSON.stringify(found));
})();
