"use strict";
// The page asks, shows and points; it never writes. Everything from the office is put in as text, but for the paper
// itself, which stands in a frame that can run nothing.

const at = (id) => document.getElementById(id);
const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
};
const narrow = matchMedia("(max-width: 62rem)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const chosen = new URLSearchParams(location.hash.slice(1));
const marks = { overview: "", sheet: "" };
let root = "";
let sheet = null;
let stream = null;
let asking = 0;
let listing = 0;
let shelves = [];

/** What the server tells; null when it is what is shown already. Whoever shows it keeps its mark. */
async function ask(name, parameters) {
  const answer = await fetch(`${name}?${new URLSearchParams({ ...parameters, known: marks[name] || "" })}`);
  if (answer.status === 204) return null;
  if (!answer.ok) throw new Error(answer.status);
  return { ...(await answer.json()), mark: answer.headers.get("x-mark") };
}

function tell(text, isLost = false) {
  if (at("state").textContent !== text) at("state").textContent = text;
  at("state").classList.toggle("lost", isLost);
}

// The list

async function showList() {
  const told = await ask("overview", {});
  if (!told) return;
  marks.overview = told.mark;
  root = told.root;
  shelves = told.shelves;
  drawList();
  if (told.told) tell(told.told, true);
}

function drawList() {
  const words = at("search").value.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean);
  const focused = document.activeElement?.dataset?.source;
  const found = [];
  for (const shelf of shelves) {
    const entries = shelf.entries.filter((entry) => {
      const text = `${shelf.name} ${entry.name} ${entry.title} ${entry.states.join(" ")}`.toLocaleLowerCase("nb");
      return words.every((word) => text.includes(word));
    });
    if (entries.length) found.push(drawShelf(shelf.name, entries));
  }
  at("shelves").replaceChildren(...found);
  at("none").hidden = found.length > 0;
  if (focused) [...at("shelves").querySelectorAll(".entry")].find((each) => each.dataset.source === focused)?.focus();
}

function drawShelf(name, entries) {
  const shelf = make("section", "shelf");
  const list = make("ul");
  for (const entry of entries) {
    const button = make("button", "entry");
    button.type = "button";
    button.dataset.source = entry.source;
    if (entry.source === chosen.get("source")) button.setAttribute("aria-current", "true");
    button.append(make("span", "name", entry.name), make("span", "states", entry.states.join(" · ")));
    if (entry.title) button.append(make("span", "title", entry.title));
    button.addEventListener("click", () => choose(entry.source, ""));
    const item = make("li");
    item.append(button);
    list.append(item);
  }
  shelf.append(make("h2", "", name), list);
  return shelf;
}

// The paper

function choose(source, documentName) {
  chosen.set("source", source);
  chosen.set("document", documentName);
  history.replaceState(null, "", `#${chosen}`);
  marks.sheet = "";
  for (const each of document.querySelectorAll(".entry")) {
    if (each.dataset.source === source) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
  showPane("paper");
  showSheet(true).catch(lost);
}

async function showSheet(isNew = false) {
  const source = chosen.get("source");
  if (!source) return;
  const turn = ++asking;
  const told = await ask("sheet", { source, document: chosen.get("document") || "" });
  if (!told || turn !== asking) return;
  const before = isNew ? null : sheet;
  marks.sheet = told.mark;
  sheet = told;
  at("title").textContent = told.title || told.source;
  document.title = `${told.title || told.source} – hfi-docs`;
  at("banner").hidden = !(told.told && told.page);
  at("banner").textContent = told.page ? told.told : "";
  at("empty").hidden = Boolean(told.page);
  at("empty").textContent = told.page ? "" : told.told;
  drawDocuments();
  drawPaper(before);
  drawProblems();
  at("place").hidden = at("place").hidden || isNew;
  if (showsPages()) showPages();
}

function drawDocuments() {
  const buttons = sheet.documents.map(([name, label]) => {
    const button = make("button", "", label);
    button.type = "button";
    button.setAttribute("aria-pressed", String(name === sheet.document));
    button.addEventListener("click", () => choose(sheet.source, name));
    return button;
  });
  const focused = [...at("documents").children].indexOf(document.activeElement);
  at("documents").replaceChildren(...buttons);
  at("documents").hidden = buttons.length < 2;
  buttons[focused]?.focus();
}

const paper = () => at("frame").contentDocument;

function drawPaper(before) {
  at("frame").hidden = !sheet.page || showsPages();
  at("pages").disabled = !sheet.page;
  if (!sheet.page) return;
  const page = new DOMParser().parseFromString(sheet.page, "text/html");
  const body = paper().importNode(page.body, true);
  const place = paper().querySelector(".at-place")?.dataset.place;
  const old = new Set(before ? [...paper().querySelectorAll("[data-place]")].map((each) => each.outerHTML) : []);
  const height = paper().documentElement.scrollTop;
  const fresh = [...body.querySelectorAll("[data-place]")].filter((each) => before && !old.has(each.outerHTML));
  paper().documentElement.lang = page.documentElement.lang;
  paper().title = page.title;
  paper().body.replaceWith(body);
  paper().documentElement.scrollTop = before ? height : 0;
  for (const each of fresh.filter((each) => !each.querySelector("[data-place]"))) each.classList.add("saved");
  markFindings();
  if (place && before) placed().find((each) => each.dataset.place === place)?.classList.add("at-place");
}

const placed = () => [...paper().querySelectorAll("[data-place]")];

function parted(place) {
  const found = /^(.*?)(?::(\d+))?$/.exec(place);
  return [found[1], Number(found[2] || 0)];
}

/** The last thing in the paper that begins at a line of a file or above it. */
function nearest(file, line) {
  let found = null;
  let best = 0;
  for (const each of placed()) {
    const [its, from] = parted(each.dataset.place);
    if (its === file && from <= line && from >= best) [found, best] = [each, from];
  }
  return found;
}

function markFindings() {
  for (const problem of sheet.problems) {
    nearest(problem.file, problem.line)?.classList.add(problem.level === "feil" ? "has-error" : "has-warning");
  }
}

function point(element, file, line, block = "nearest") {
  for (const each of paper()?.querySelectorAll(".at-place") ?? []) each.classList.remove("at-place");
  element?.classList.add("at-place");
  at("where").textContent = line ? `${file}, linje ${line}` : file;
  at("editor").href = `vscode://file/${encodeURI(`${root.replace(/^\//, "")}/${file}`)}:${line || 1}`;
  at("place").hidden = false;
  element?.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
}

function pointAt(element) {
  if (element) point(element, ...parted(element.dataset.place));
}

function ready() {
  paper().addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link) {
      event.preventDefault();
      const target = link.hash && paper().getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) target.scrollIntoView({ behavior: calm.matches ? "auto" : "smooth" });
      else tell(`Lenken går til ${link.getAttribute("href")}`);
    }
    pointAt(event.target.closest("[data-place]"));
  });
  paper().addEventListener("keydown", (event) => {
    if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const all = placed();
      const now = all.findIndex((each) => each.classList.contains("at-place"));
      pointAt(all[event.key === "ArrowDown" ? now + 1 : Math.max(now, 1) - 1]);
    } else walk(event);
  });
}

// What is found

function drawProblems() {
  const focused = [...at("problems").querySelectorAll("button")].indexOf(document.activeElement);
  const items = sheet.problems.map((problem) => {
    const button = make("button", `problem ${problem.level}`);
    button.type = "button";
    button.append(make("span", "level", `${problem.level} ${problem.code}`), make("span", "", problem.message));
    if (problem.hint) button.append(make("span", "hint", `Råd: ${problem.hint}`));
    button.append(make("span", "at", `${problem.file}, linje ${problem.line}`));
    button.addEventListener("click", () => {
      showPane("paper");
      point(sheet.page ? nearest(problem.file, problem.line) : null, problem.file, problem.line, "center");
    });
    const item = make("li");
    item.append(button);
    return item;
  });
  at("problems").replaceChildren(...items);
  at("problems").querySelectorAll("button")[focused]?.focus();
  at("fine").hidden = items.length > 0;
  at("found").textContent = items.length ? `Funn (${items.length})` : "Funn";
  const count = document.querySelector("#tabs .count");
  count.textContent = items.length;
  count.hidden = !items.length;
  tell(items.length ? counted(sheet.problems) : "Ingen funn.");
}

function counted(problems) {
  const errors = problems.filter((each) => each.level === "feil").length;
  const rest = problems.length - errors;
  const told = [errors && `${errors} feil`, rest && `${rest} ${rest === 1 ? "advarsel" : "advarsler"}`];
  return `${told.filter(Boolean).join(" og ")}.`;
}

// The pages

const showsPages = () => at("pages").getAttribute("aria-pressed") === "true";

async function showPages() {
  const turn = asking;
  tell("Lager sidene …");
  const { source, document } = sheet;
  try {
    const told = await ask("pages", { source, document });
    if (turn !== asking || !showsPages()) return;
    at("pdf").hidden = !told.name;
    at("frame").hidden = Boolean(told.name);
    if (told.name && !at("pdf").src.endsWith(`/${told.name}.pdf`)) at("pdf").src = `pages/${told.name}.pdf`;
    if (!told.name) at("pages").setAttribute("aria-pressed", "false");
    tell(told.told || "Sidene slik de blir skrevet ut.");
  } catch {
    lost();
  }
}

at("pages").addEventListener("click", () => {
  const shows = !showsPages();
  at("pages").setAttribute("aria-pressed", String(shows));
  if (shows) showPages();
  else {
    at("pdf").hidden = true;
    at("frame").hidden = !sheet?.page;
  }
});

// Moving about

function showPane(name) {
  document.body.dataset.pane = name;
  for (const each of document.querySelectorAll("#tabs button")) {
    each.setAttribute("aria-pressed", String(each.dataset.show === name));
  }
}

const panes = ["list", "paper", "findings"];

function walk(event) {
  if (event.key !== "F6") return;
  event.preventDefault();
  const now = Math.max(0, panes.findIndex((name) => at(name).contains(document.activeElement)));
  const next = panes[(now + (event.shiftKey ? 2 : 1)) % 3];
  showPane(next);
  const inside = {
    list: [".entry[aria-current]", ".entry", "#search"],
    paper: ["#frame:not([hidden])", "#pdf:not([hidden])"],
    findings: [".problem"],
  };
  const found = inside[next].map((selector) => at(next).querySelector(selector)).find(Boolean);
  (found || at(next)).focus();
}

function step(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const pane = event.target.closest("#list, #findings");
  const all = pane ? [...pane.querySelectorAll(".entry, .problem")] : [];
  const now = all.indexOf(document.activeElement);
  if (now < 0 && event.target.id !== "search") return;
  event.preventDefault();
  all[Math.min(Math.max(now + (event.key === "ArrowDown" ? 1 : -1), 0), all.length - 1)]?.focus();
}

// News

function lost() {
  tell("Forbindelsen er brutt. Prøver igjen …", true);
}

async function refresh() {
  try {
    await showSheet();
    clearTimeout(listing);
    // The paper comes first: whoever saves often is not kept waiting by the list.
    listing = setTimeout(() => showList().catch(lost), shelves.length ? 600 : 0);
  } catch (error) {
    if (error.message === "404") tell("hfi-docs serve er startet på nytt. Åpne adressen som står i terminalen.", true);
    else lost();
  }
}

function listen() {
  stream?.close();
  stream = new EventSource("events");
  stream.onmessage = () => {
    if (at("state").classList.contains("lost") && sheet) tell(sheet.problems.length ? counted(sheet.problems) : "Ingen funn.");
    refresh();
  };
  stream.onerror = () => {
    stream.close();
    lost();
    setTimeout(again, 1000);
  };
}

async function again() {
  if (document.hidden) return;
  try {
    const answer = await fetch("frame");
    if (answer.status === 404) tell("hfi-docs serve er startet på nytt. Åpne adressen som står i terminalen.", true);
    else listen();
  } catch {
    setTimeout(again, 1000);
  }
}

// A page that nobody sees holds no connection; when it is seen again, and after sleep, it asks anew.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) stream?.close();
  else again();
});
addEventListener("online", again);
document.addEventListener("keydown", walk);
document.addEventListener("keydown", step);
at("search").addEventListener("input", drawList);
at("copy").addEventListener("click", () => navigator.clipboard.writeText(at("where").textContent.replace(", linje ", ":")));
for (const each of document.querySelectorAll("#tabs button")) {
  each.addEventListener("click", () => showPane(each.dataset.show));
}
narrow.addEventListener("change", () => showPane(sheet ? "paper" : "list"));

if (paper()?.body && paper().querySelector("style")) start();
else at("frame").addEventListener("load", start, { once: true });

function start() {
  ready();
  if (chosen.get("source")) showPane("paper");
  tell("");
  listen();
}
