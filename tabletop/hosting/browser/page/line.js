// The line between this page and its place in the room: it comes back by itself, and says so in words.
"use strict";

(() => {
  const LEFT = 4001, FULL = 4002, FAULT = 4003, MOVED = 4004, CLOSED = 4005, UNSAID = 4006;
  const WAITS = [250, 500, 1000, 2000, 4000];
  const PING_EVERY = 4000, SILENT = 9000;
  const LONGEST_PASTE = 20000, PIECE = 8000, BETWEEN_MOVES = 100;
  const LOST = "The line is lost. It comes back by itself; your place is kept, and what you typed.";
  const Plain = window.WebSocket;
  let line = null;

  const body = () => document.body;
  const kind = () => body().dataset.kind;

  function notice(words, seconds) {
    document.getElementById("notice").textContent = words;
    body().classList.toggle("noticed", words !== "");
    if (seconds) setTimeout(() => { if (document.getElementById("notice").textContent === words) notice(""); }, seconds * 1000);
  }

  function card(words, ...choices) {
    document.getElementById("words").textContent = words;
    const place = document.getElementById("choices");
    place.replaceChildren();
    for (const [label, deed] of choices) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.onclick = deed;
      place.append(button);
    }
    notice("");
    body().classList.add("over");
    const first = place.querySelector("button");
    if (first) first.focus();
  }

  const again = () => location.reload();

  // Keys go to the terminal from the first moment on, without a click.
  function focus() {
    const keys = document.querySelector(".xterm-helper-textarea");
    if (keys && !body().classList.contains("over")) keys.focus();
  }

  function fresh() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // A name for this tab: a reload finds its place by it, together with the cookie. It opens nothing by itself.
  function tab() {
    let name = null;
    try { name = sessionStorage.getItem("tab"); } catch { /* storage is off: a reload signs in by the cookie */ }
    if (!name) {
      name = fresh();
      try { sessionStorage.setItem("tab", name); } catch { /* the same */ }
    }
    return name;
  }

  async function post(path, text) {
    return fetch(path, { method: "POST", body: text, credentials: "same-origin", cache: "no-store" });
  }

  async function leave() {
    try { await post("/leave", ""); } catch { /* the host is away; the next page says so */ }
    try { sessionStorage.removeItem("tab"); } catch { /* nothing kept */ }
    again();
  }

  // What the terminal takes for its web socket. Behind it are as many real ones as bad Wi-Fi needs.
  class Line extends EventTarget {
    constructor(asked) {
      super();
      line = this;
      const size = new URLSearchParams(asked.slice(asked.indexOf("?")));
      this.size = { width: Number(size.get("width")), height: Number(size.get("height")) };
      this.binaryType = "arraybuffer";
      this.socket = null;
      this.tries = 0;
      this.over = false;
      this.opened = false;
      this.ticket = "";
      this.heard = 0;
      this.moved = 0;
      this.connect();
      setInterval(() => this.look(), 1000);
    }

    address() {
      const scheme = location.protocol === "https:" ? "wss:" : "ws:";
      const asks = new URLSearchParams({ tab: tab(), kind: kind(), ...this.size });
      return `${scheme}//${location.host}/window?${asks}`;
    }

    async connect() {
      clearTimeout(this.timer);
      this.timer = null;
      if (this.ticket) await this.redeem();
      const socket = this.socket = new Plain(this.address());
      this.heard = this.pinged = performance.now();
      socket.binaryType = "arraybuffer";
      socket.onopen = () => this.begin(socket);
      socket.onmessage = (event) => this.hear(socket, event);
      socket.onclose = (event) => this.end(socket, event.code);
    }

    begin(socket) {
      if (socket !== this.socket) return;
      this.tries = 0;
      this.heard = performance.now();
      notice("");
      if (!this.opened) {
        this.opened = true;
        this.dispatchEvent(new Event("open"));
      } else {
        socket.send(JSON.stringify(["resize", this.size]));
      }
    }

    hear(socket, event) {
      if (socket !== this.socket) return;
      this.heard = performance.now();
      if (typeof event.data === "string") {
        const [what, value] = JSON.parse(event.data);
        if (what === "ticket") {
          this.ticket = value;
          this.redeem();
          return;
        }
        if (what === "pong") return;
      } else if (!body().classList.contains("shown")) {
        body().classList.add("shown");
        focus();
      }
      this.dispatchEvent(new MessageEvent("message", { data: event.data }));
    }

    // The cookie with the token is the host's to set, in an answer that no script can read.
    async redeem() {
      const ticket = this.ticket;
      try {
        await post("/sit", ticket);
        if (this.ticket === ticket) this.ticket = "";
      } catch {
        setTimeout(() => { if (this.ticket === ticket) this.redeem(); }, 1000);
      }
    }

    end(socket, code) {
      if (socket !== this.socket || this.over) return;
      const display = kind() === "display";
      this.socket = null;
      this.over = true;
      if (code === LEFT) {
        const choices = [["Go on here", again]];
        if (!display) choices.push(["Sit down with another code", leave]);
        card(display ? "The display is closed." : "You have left the room. Your place is kept.", ...choices);
      } else if (code === FULL) {
        card("The room is full: no more windows can be opened. Close one that nobody uses, then try again.", ["Try again", again]);
      } else if (code === FAULT) {
        card("This window had a fault and was closed. Everything confirmed is kept.", ["Open it again", again]);
      } else if (code === MOVED) {
        card("Your place is shown in another tab or window.", ["Show it here", again]);
      } else if (code === UNSAID) {
        card("The proxy in front of this room does not say who asks. Let it send X-Forwarded-For, as Tabletop's README shows.", ["Try again", again]);
      } else {
        this.over = false;
        this.wait();
      }
    }

    wait() {
      if (this.timer) return;
      if (this.tries > 0) {
        if (body().classList.contains("shown")) notice(LOST);
        else document.getElementById("words").textContent = "The room does not answer. This page tries again by itself.";
      }
      const pause = WAITS[Math.min(this.tries, WAITS.length - 1)];
      this.tries += 1;
      this.timer = setTimeout(() => this.connect(), pause);
    }

    // Wi-Fi can go without a word, and so does a laptop that sleeps: silence is how one notices.
    look() {
      if (this.over) return;
      const now = performance.now(), socket = this.socket;
      if (!socket) return;
      if (socket.readyState === Plain.OPEN && now - this.pinged > PING_EVERY) {
        this.pinged = now;
        socket.send(JSON.stringify(["ping", String(Math.round(now))]));
      }
      if (now - this.heard > SILENT) this.drop();
    }

    drop() {
      const socket = this.socket;
      this.socket = null;
      if (socket) socket.close();
      if (!this.over) this.wait();
    }

    hurry() {
      if (this.over) return;
      if (this.timer) {
        this.tries = 0;
        this.connect();
      } else {
        this.pinged = 0;
        this.look();
      }
    }

    send(text) {
      const told = JSON.parse(text);
      if (told[0] === "resize") this.size = { width: told[1].width, height: told[1].height };
      if (!this.socket || this.socket.readyState !== Plain.OPEN) return;
      if (told[0] === "stdin" && this.idle(told[1])) return;
      if (told[0] === "stdin" && told[1].length > PIECE) {
        const letters = Array.from(told[1]);
        for (let at = 0; at < letters.length; at += PIECE) {
          this.socket.send(JSON.stringify(["stdin", letters.slice(at, at + PIECE).join("")]));
        }
        return;
      }
      this.socket.send(text);
    }

    // A mouse that only moves says so ten times a second, not a hundred.
    idle(keys) {
      if (!/^\x1b\[<35;\d+;\d+M$/.test(keys)) return false;
      const now = performance.now();
      if (now - this.moved < BETWEEN_MOVES) return true;
      this.moved = now;
      return false;
    }

    close() { /* the page decides when the line is over */ }
  }
  window.WebSocket = Line;

  window.addEventListener("focus", focus);
  window.addEventListener("online", () => line && line.hurry());
  window.addEventListener("pageshow", (event) => { if (event.persisted && line) line.hurry(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && line) line.hurry(); });

  // The terminal would send ctrl+v as a key; people want their words.
  window.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "v") event.stopImmediatePropagation();
  }, true);
  window.addEventListener("paste", (event) => {
    const words = event.clipboardData ? event.clipboardData.getData("text") : "";
    if (words.length > LONGEST_PASTE) {
      event.preventDefault();
      event.stopImmediatePropagation();
      notice(`That is too long to paste: ${LONGEST_PASTE.toLocaleString("en")} characters at most. Nothing was taken.`, 8);
    }
  }, true);

  window.addEventListener("error", () => {
    if (body() && !body().classList.contains("shown")) {
      card("This browser cannot show the room. Try Firefox, Chrome, Edge or Safari in a version of the last years.", ["Try again", again]);
    }
  });

  // A wall is read from afar: the display has about a hundred letters a line, however wide the screen is.
  function letterSize() {
    return kind() === "display" ? Math.max(12, Math.round(window.innerWidth / 63)) : 16;
  }

  // The terminal measures its letters when it begins: they must be here by then.
  const start = window.onload;
  window.onload = async (event) => {
    const letters = ["400 16px", "700 16px"].map((font) => document.fonts.load(`${font} "Roboto Mono"`));
    await Promise.race([Promise.all(letters).catch(() => null), new Promise((done) => setTimeout(done, 3000))]);
    document.getElementById("terminal").dataset.fontSize = letterSize();
    start.call(window, event);
  };
})();
