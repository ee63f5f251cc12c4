// The skip link leads past the header, which Streamlit keeps inside what it takes for the content.
document.addEventListener("click", (event) => {
  const heading = event.target.closest('[data-testid="stSkipToContent"]') && document.querySelector(".p h1");
  if (!heading) return;
  event.preventDefault();
  event.stopPropagation();
  heading.tabIndex = -1;
  heading.focus();
}, true);
