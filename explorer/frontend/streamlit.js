// The few words of Streamlit's own that cannot be set from Python: in Korean on Korean pages, and of the archive on all.
import { language } from "./asking.js";

const GONE = "The archive does not answer just now. What stands here can still be read, and the page goes on by itself once the server is back.";
const KOREAN = new Map(Object.entries({
  "Skip to main content": "본문으로",
  "file upload": "파일 고르기",
  "Add files": "파일 더 고르기",
  "No results": "맞는 것이 없습니다",
  "No options to select": "고를 것이 없습니다",
  "No options to select.": "고를 것이 없습니다",
  "Connection error": "연결이 끊겼습니다",
  "Connecting": "연결하는 중",
  [GONE]: "자료실이 지금 대답하지 않습니다. 여기 있는 글은 그대로 읽을 수 있고, 서버가 돌아오면 저절로 이어집니다.",
  "Fullscreen": "크게 보기",
  "Close fullscreen": "작게 보기",
  "Close": "닫기",
}));
const OURS = new Map(Object.entries({
  "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": GONE,
  "Streamlit server is not responding. Are you connected to the internet?": GONE,
  "streamlit run yourscript.py": "ppuri serve",
}));
const FORMS = [
  [/^Remove (.+)$/, (name) => `${name} 빼기`],
  [/^File must be (.+) or smaller\.?$/, (size) => `파일은 ${size}까지 넣을 수 있습니다`],
];
const put = (text) => {
  const ours = OURS.get(text);
  return language() === "ko" ? inKorean(ours || text) || ours : ours;
};
const inKorean = (text) => {
  if (KOREAN.has(text)) return KOREAN.get(text);
  for (const [form, said] of FORMS) if (form.test(text)) return said(form.exec(text)[1]);
  return null;
};
const translate = () => {
  for (const element of document.querySelectorAll('a[data-testid="stSkipToContent"], [data-testid^="stFile"] *, [role="dialog"] *, [role="listbox"] *, [aria-label], [title]')) {
    if (element.closest(".p")) continue;
    for (const name of ["aria-label", "title"]) {
      const said = put(element.getAttribute(name) || "");
      if (said) element.setAttribute(name, said);
    }
    const said = element.childElementCount ? null : put(element.textContent.trim());
    if (said) element.textContent = said;
  }
};
let waiting = false;
new MutationObserver(() => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; translate(); });
}).observe(document.body, { childList: true, subtree: true });
