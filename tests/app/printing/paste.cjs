// Pastes HTML with real keys into editors that websites use, and prints what each of them makes of it.
const fs = require("fs");
const http = require("http");
const path = require("path");
const puppeteer = require("puppeteer-core");

const [chromium, modules, file] = process.argv.slice(2);
const fragment = fs.readFileSync(file, "utf8");
const UEDITOR = "/django-ueditor/ueditor/static/ueditor/";
const PAGES = {
  tinymce: `<script src="/tinymce/tinymce.min.js"></script><textarea id="e"></textarea><script>
    tinymce.init({selector: "#e", base_url: "/tinymce", suffix: ".min", plugins: "table", license_key: "gpl",
      setup: (editor) => editor.on("init", () => { window.ready = true; })});
    window.said = () => tinymce.activeEditor.getContent();</script>`,
  wangEditor: `<script src="/@wangeditor/editor/dist/index.js"></script><div id="e" style="height:400px"></div><script>
    const editor = window.wangEditor.createEditor({selector: "#e", html: "<p><br></p>", config: {}});
    window.said = () => editor.getHtml(); window.ready = true;</script>`,
  kindeditor: `<script src="/kindeditor/kindeditor-all.js"></script><textarea id="e" style="width:900px"></textarea><script>
    KindEditor.ready((K) => { const editor = K.create("#e", {basePath: "/kindeditor/"});
      window.said = () => editor.html(); window.ready = true; });</script>`,
  UEditor: `<script src="${UEDITOR}ueditor.config.js"></script><script src="${UEDITOR}ueditor.all.js"></script>
    <script src="${UEDITOR}lang/zh-cn/zh-cn.js"></script><script id="e" type="text/plain" style="width:900px"></script>
    <script>const editor = UE.getEditor("e", {UEDITOR_HOME_URL: "${UEDITOR}", serverUrl: "", autoHeightEnabled: false});
    window.said = () => editor.getContent(); editor.ready(() => { window.ready = true; });</script>`,
};
const KINDS = { ".js": "text/javascript", ".css": "text/css", ".html": "text/html" };

const server = http.createServer((request, response) => {
  const where = decodeURIComponent(request.url.split("?")[0]);
  const page = PAGES[where.slice(1)];
  response.setHeader("content-type", `${page ? "text/html" : KINDS[path.extname(where)] || "text/plain"};charset=utf-8`);
  if (page) return response.end(`<!doctype html><body>${page}</body>`);
  fs.readFile(path.join(modules, where), (error, data) => {
    response.statusCode = error ? 404 : 200;
    response.end(error ? "" : data);
  });
});

async function pasted(browser, origin, name) {
  const page = await browser.newPage();
  await page.goto(`${origin}/${name}`);
  await page.waitForFunction("window.ready", { timeout: 60000 });
  await page.evaluate(async (html) => {
    const blob = (text, type) => new Blob([text], { type });
    const item = new ClipboardItem({ "text/html": blob(html, "text/html"), "text/plain": blob("-", "text/plain") });
    await navigator.clipboard.write([item]);
  }, fragment);
  await (await page.$("iframe, [contenteditable=true]")).click();
  await page.keyboard.down("Control");
  await page.keyboard.press("v");
  await page.keyboard.up("Control");
  await page.waitForFunction("window.said().includes('</table>')", { timeout: 60000 });
  const html = await page.evaluate("window.said()");
  await page.close();
  return html;
}

server.listen(0, "127.0.0.1", async () => {
  const origin = `http://localhost:${server.address().port}`;
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"], headless: true });
  const rights = ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"];
  await browser.defaultBrowserContext().overridePermissions(origin, rights);
  const found = {};
  for (const name of Object.keys(PAGES)) found[name] = await pasted(browser, origin, name);
  await browser.close();
  server.close();
  console.log(JSON.stringify(found));
});
